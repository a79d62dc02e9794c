/** The first line of a trace file. */
import {
  type Assumptions,
  type Client,
  defaultAssumptions,
  type ProfileId,
  profileIds,
  profiles,
  type ServiceObservation,
  serviceObservations,
  type TraceHeader,
} from '../../spec/index.ts'
import { quote } from './event-problem.ts'

/** A header, and what a judge of this trace must know beside it. */
export interface FileHeader extends TraceHeader {
  /** The observations of the service that the trace holds; without it, those clauses are not judged. */
  readonly observes?: readonly ServiceObservation[]
  /** What the adapter set where the documents are silent. */
  readonly assumptions?: Partial<Assumptions>
}

type Fields = Readonly<Record<string, unknown>>

/** Whether the line claims to be a header; anything else in its place is an event. */
export function isHeaderLike(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && 'trace' in value
}

/** What is wrong with the header, or undefined. Unknown fields are ignored. */
export function headerProblem(header: Fields): string | undefined {
  const { trace, clients, clock, observes, assumptions } = header
  const profile = profileIds.find((id) => id === header['profile'])
  if (trace !== 1) return `"trace" is ${quote(trace)}, and this kit reads version 1`
  if (profile === undefined) {
    return `"profile" is ${quote(header['profile'])}, and may be ${profileIds.map((id) => `"${id}"`).join(' or ')}`
  }
  if (!Array.isArray(clients) || clients.length === 0)
    return `"clients" is ${quote(clients)}, and must be a list of clients`
  return (
    clientsProblem(clients, profile) ??
    clockProblem(clock) ??
    observesProblem(observes) ??
    assumptionsProblem(assumptions)
  )
}

function clientsProblem(clients: readonly unknown[], profile: ProfileId): string | undefined {
  const ids = new Set<unknown>()
  for (const client of clients) {
    const { id, platform } = (client ?? {}) as Partial<Record<keyof Client, unknown>>
    if (typeof id !== 'string' || id === '') return `a client is ${quote(client)}, and must have an "id", as in "uid1"`
    if (ids.has(id)) return `two clients have the id ${quote(id)}`
    ids.add(id)
    const { platforms } = profiles[profile]
    if (!platforms.some((known) => known === platform)) {
      return `the platform of ${id} is ${quote(platform)}, and in ${profile} it may be ${platforms.join(', ')}`
    }
  }
  return undefined
}

function clockProblem(clock: unknown): string | undefined {
  if (clock === 'virtual') return undefined
  const tolerance = (clock as { realToleranceMs?: unknown } | null | undefined)?.realToleranceMs
  if (typeof tolerance === 'number' && Number.isFinite(tolerance) && tolerance >= 0) return undefined
  return `"clock" is ${quote(clock)}, and may be "virtual" or {"realToleranceMs":250}`
}

function observesProblem(observes: unknown): string | undefined {
  if (observes === undefined) return undefined
  if (Array.isArray(observes) && observes.every((name) => serviceObservations.some((known) => known === name)))
    return undefined
  return `"observes" is ${quote(observes)}, and may list ${serviceObservations.join(', ')}`
}

function assumptionsProblem(assumptions: unknown): string | undefined {
  if (assumptions === undefined) return undefined
  const known = Object.keys(defaultAssumptions)
  const entries = typeof assumptions === 'object' && assumptions !== null ? Object.entries(assumptions) : undefined
  if (entries?.every(([name, ms]) => known.includes(name) && typeof ms === 'number' && ms >= 0) === true)
    return undefined
  return `"assumptions" is ${quote(assumptions)}, and may hold ${known.join(', ')} in milliseconds`
}
