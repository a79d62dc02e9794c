/** Which violations the waivers cover, and which waivers have outlived what they were written for. */
import { clauseFilter } from './options/select-clauses.ts'
import { matchesName, matchesVersion } from './waiver-scope.ts'
import { isExpired, messageMatcher, type Waiver } from './waivers.ts'

/** A violated clause of a run, with the texts of its violations. */
export interface Violated {
  readonly clause: string
  readonly texts: readonly string[]
}

/** `used` covers a violation; `stale` matches none any more; `expired` is past its last day; `elsewhere` is for another adapter or version. */
export type WaiverStatus = 'used' | 'stale' | 'expired' | 'elsewhere'

/** A waiver and what it came to. */
export interface AppliedWaiver {
  readonly waiver: Waiver
  readonly status: WaiverStatus
  /** The violated clauses that it matches. */
  readonly clauses: readonly string[]
}

/** What a run's waivers came to. */
export interface Applied {
  readonly waivers: readonly AppliedWaiver[]
  /** Why each waived clause is accepted. */
  readonly waived: ReadonlyMap<string, Waiver>
}

/** What the waivers apply to. */
export interface Scope {
  readonly adapter: string
  readonly version: string
  /** `YYYY-MM-DD`, UTC. */
  readonly today: string
  /** The clauses that this run has judged: a waiver for another clause is not stale, it was not put to the test. */
  readonly judged: readonly string[]
  readonly violated: readonly Violated[]
}

/** An expired waiver covers nothing, so that its violation shows again. */
export function applyWaivers(waivers: readonly Waiver[], scope: Scope): Applied {
  const applied = waivers.map((waiver) => applyWaiver(waiver, scope))
  const waived = new Map<string, Waiver>()
  for (const { waiver, status, clauses } of applied) {
    if (status !== 'used') continue
    for (const clause of clauses) if (!waived.has(clause)) waived.set(clause, waiver)
  }
  return { waivers: applied, waived }
}

function applyWaiver(waiver: Waiver, scope: Scope): AppliedWaiver {
  const elsewhere = !matchesName(waiver.adapter, scope.adapter) || !hasVersion(waiver, scope.version)
  if (elsewhere) return { waiver, status: 'elsewhere', clauses: [] }
  const covers = clauseFilter([waiver.clause])
  const says = waiver.message === undefined ? () => true : messageMatcher(waiver.message)
  const clauses = scope.violated
    // Every violation of the clause must say it, or a second defect would hide behind the first.
    .filter(({ clause, texts }) => covers(clause) && texts.every(says))
    .map(({ clause }) => clause)
  if (isExpired(waiver, scope.today)) return { waiver, status: 'expired', clauses }
  if (clauses.length > 0) return { waiver, status: 'used', clauses }
  return { waiver, status: scope.judged.some(covers) ? 'stale' : 'elsewhere', clauses }
}

function hasVersion(waiver: Waiver, version: string): boolean {
  return waiver.versions.some((pattern) => matchesVersion(pattern, version))
}
