import type { Json } from '../spec/vocabulary.ts'

/**
 * The value as plain JSON. SDKs hand out class instances, big integers and holes; the kit reads none of them, and a
 * trace can hold none of them, so they are written as well as they can be.
 */
export function toJson(value: unknown): Json {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'number':
      return Number.isFinite(value) ? value : null
    case 'object':
      return value === null ? null : copy(value)
    case 'bigint':
      return value.toString()
    default:
      return null
  }
}

function copy(value: object): Json {
  try {
    // What JSON.parse returns is JSON.
    return JSON.parse(JSON.stringify(value) ?? 'null') as Json
  } catch {
    return Object.prototype.toString.call(value)
  }
}
