/** An event as it comes from an adapter, before anything is known about it. */
export interface LooseEvent {
  readonly atMs?: unknown
  readonly client?: unknown
  readonly call?: unknown
  readonly returns?: unknown
  readonly callback?: unknown
  readonly happens?: unknown
  readonly service?: unknown
  readonly ends?: unknown
  readonly args?: unknown
  readonly seq?: unknown
  readonly value?: unknown
  readonly error?: unknown
  readonly derived?: unknown
  readonly by?: unknown
}

/** The fields of which an event has exactly one. */
export const kinds = ['call', 'returns', 'callback', 'happens', 'service', 'ends'] as const

/** Whether the value is an object with named fields. */
export function isRecord(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Whether the value may stand in a list of arguments; only its surface is looked at, for there may be many. */
export function isPlain(value: unknown): boolean {
  switch (typeof value) {
    case 'string':
    case 'boolean':
    case 'object':
      return true
    case 'number':
      return Number.isFinite(value)
    default:
      return false
  }
}
