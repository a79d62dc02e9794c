/** The first difference between two traces of the same steps, in one line. */
import type { TraceEvent } from '../../spec/index.ts'

/** Undefined if there is none. */
export function differenceOf(one: readonly TraceEvent[], other: readonly TraceEvent[]): string | undefined {
  const length = Math.max(one.length, other.length)
  for (let index = 0; index < length; index += 1) {
    const [first, second] = [one[index], other[index]].map((event) => JSON.stringify(event) ?? 'nothing')
    if (first !== second) return `event ${index + 1} is ${first} and then ${second}`
  }
  return undefined
}
