/** The adapters that the kit brings along: a correct one, and many with one fault each. */
import { createFaulty, type Fault, faults } from '../../adapters/faulty/index.ts'
import type { Adapter } from '../../adapters/index.ts'
import { createReference } from '../../adapters/reference/index.ts'
import type { Profile } from '../../spec/index.ts'

/** The ids of all faults, for `--adapter faulty:<id>`. */
export const faultIds: readonly string[] = faults.map(({ id }) => id)

/** The faults that break the clause. */
export function faultsOf(clause: string): readonly Fault[] {
  return faults.filter(({ breaks }) => breaks.some((broken) => broken === clause))
}

/** The clauses of the profile that are judged and that no fault breaks: nothing shows that the kit would notice. */
export function unprovenClauses({ clauses }: Profile): readonly string[] {
  const proven = new Set<string>(faults.flatMap(({ breaks }) => breaks))
  return Object.entries(clauses).flatMap(([id, { judgedBy }]) => (judgedBy === 'rule' && !proven.has(id) ? [id] : []))
}

/** The reference, or the reference with the fault of that id. */
export function createBundled(fault: string | undefined): Adapter {
  return fault === undefined ? createReference() : createFaulty(fault)
}

/** The reference on real wires. It is loaded when it is asked for, as nobody else needs a network. */
export async function createNetworkedOne(): Promise<Adapter> {
  const { createNetworked } = await import('../../adapters/networked/index.ts')
  return createNetworked()
}
