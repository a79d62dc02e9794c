/** Figures out of rounds: each is computed round by round, and its median is what counts. */
import type { ProfileId } from '../spec/index.ts'
import { type Measured, median, type Round } from './measure.ts'
import { type Row, ratio } from './table.ts'

/** A case is named for what it does and the profile that it does it with. */
export type CaseName<Kind extends string> = `${Kind} ${ProfileId}`

/** Work per second in one round, over all the profiles together. */
export function rate<Kind extends string>(
  round: Round<CaseName<Kind>>,
  kind: Kind,
  profiles: readonly ProfileId[],
): number {
  let work = 0
  let ms = 0
  for (const profile of profiles) {
    const sample = round[`${kind} ${profile}`]
    work += sample.work
    ms += sample.ms
  }
  return (work * 1_000) / ms
}

/** One figure: of the first profile, of the second, and of both together. */
export type Figures = readonly number[]

/** The profiles that are timed: one of each family. The goals speak of the two together. */
export const timedProfiles: readonly ProfileId[] = ['rtm-1', 'rtc-4']

/** The profiles of each column of a table. */
export const columns: readonly (readonly ProfileId[])[] = [...timedProfiles.map((id) => [id]), timedProfiles]

/** The heads of those columns. */
export const columnHeads: readonly string[] = [...timedProfiles, 'both']

/** The median over all rounds, for each column. */
export function figures<Name extends string>(
  { rounds }: Measured<Name>,
  compute: (round: Round<Name>, profiles: readonly ProfileId[]) => number,
): Figures {
  return columns.map((profiles) => median(rounds.map((round) => compute(round, profiles))))
}

/** The figure of both profiles together. */
export function ofBoth(all: Figures): number {
  return all.at(-1) ?? Number.NaN
}

/** The row that says how far the others can be trusted. */
export function guardRow<Name extends string>({ rounds, repeated, lowestCpuPerWall }: Measured<Name>): Row {
  const told = `${rounds.length} rounds, ${repeated} repeated`
  return ['CPU time / wall time, lowest', '', '', ratio(lowestCpuPerWall), told]
}

/** The note that says by which clock. */
export function clockNote<Name extends string>({ clock }: Measured<Name>): string {
  return clock === 'wall'
    ? 'Times are wall time; figures are medians over the rounds.'
    : 'The program had to share the processor, so times are CPU time, of all its threads; figures are medians over the rounds.'
}
