/** Durations as a reader writes them: `4 seconds`, `20 minutes 4 seconds`, `1 ms less than 4 seconds`. */

const unitMs = {
  ms: 1,
  second: 1_000,
  seconds: 1_000,
  minute: 60_000,
  minutes: 60_000,
  hour: 3_600_000,
  hours: 3_600_000,
} as const

const plain = String.raw`\d+ (?:ms|seconds?|minutes?|hours?)(?: \d+ (?:ms|seconds?|minutes?))*`

/** What a duration looks like in a step. */
export const durationPattern = new RegExp(`(?:${plain} (?:less|more) than )?${plain}`)

/** A point in time beside a documented one, or that one itself. */
export interface Duration {
  readonly ms: number
  /** `before` and `after` are meant to lie clearly on one side of the documented time, whatever the clock. */
  readonly side: 'before' | 'at' | 'after'
}

/** @throws {Error} if the text is no duration. */
export function parseDuration(text: string): Duration {
  const [first = '', rest] = text.split(/ (?:less|more) than /)
  if (rest === undefined) return { ms: milliseconds(first), side: 'at' }
  const isLess = text.includes(' less than ')
  return {
    ms: milliseconds(rest) + (isLess ? -1 : 1) * milliseconds(first),
    side: isLess ? 'before' : 'after',
  }
}

/**
 * How long to wait for the duration: a clock whose stamps may be off has to go further to be clearly on one side of a
 * documented time.
 */
export function waitFor({ ms, side }: Duration, toleranceMs: number): number {
  const offMs = { before: -toleranceMs, at: 0, after: toleranceMs }[side]
  return Math.max(0, ms + offMs)
}

function milliseconds(text: string): number {
  const parts = [...text.matchAll(/(\d+) ([a-z]+)/g)]
  return parts.reduce((sum, [, count = '', unit = '']) => {
    if (!Object.hasOwn(unitMs, unit)) throw new Error(`Cannot read the duration "${text}". Write "4 seconds".`)
    return sum + Number(count) * unitMs[unit as keyof typeof unitMs]
  }, 0)
}
