/** Which part of a run is played here: each scenario, chunk of sequences and subject of an invariant is in one share. */
import type { Share } from '../../properties/index.ts'

/** Everything. */
export const wholeRun: Share = { index: 0, count: 1 }

/** Whether what stands at the position is of the share. */
export function isInShare({ index, count }: Share, position: number): boolean {
  return position % count === index
}

/** The parts of a share, for as many jobs; what is in one of them is in the share, and in no other of them. */
export function splitShare({ index, count }: Share, jobs: number): readonly Share[] {
  return Array.from({ length: jobs }, (_, job) => ({ index: index + count * job, count: count * jobs }))
}
