/** The values of options: each parser gives the value or says what a right one looks like. */
import { InvalidArgumentError } from 'commander'
import { UsageError } from '../usage-error.ts'

const largestSeed = 2_147_483_647

/** A whole number within bounds. */
export function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (Number.isNaN(value) || value < least || value > most) {
    throw new UsageError(`Cannot read ${option} "${text}".`, `Give a whole number from ${least} to ${most}.`)
  }
  return value
}

/** `--seed`: fast-check keeps 32 bits of a seed, so larger ones would alias. */
export function parseSeed(text: string): number {
  return wholeNumber('--seed', text, 0, largestSeed)
}

/** `--runs`: sequences for each profile; 0 plays the scenarios alone. */
export function parseRuns(text: string): number {
  return wholeNumber('--runs', text, 0, 1_000_000_000)
}

/** `--bail` alone stops at the first violated clause, `--bail=n` at the nth. */
export function parseBail(value: string | boolean): number {
  return typeof value === 'string' ? wholeNumber('--bail', value, 1, 1_000_000) : 1
}

const largestTimeScale = 1_000

/** `--time-scale`: how many times faster than documented the timers of a real clock run. */
export function parseTimeScale(text: string): number {
  const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
  if (value >= 1 && value <= largestTimeScale) return value
  throw new UsageError(`Cannot read --time-scale "${text}".`, `Give a number from 1 to ${largestTimeScale}.`)
}

const unitMs = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const

/** `--time-budget` and `--answer-within`: a number with its unit, in milliseconds. */
export function parseDurationMs(text: string, option = '--time-budget'): number {
  const match = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text)
  const [, amount, unit] = match ?? []
  const ms = Number(amount) * (unit === undefined ? Number.NaN : unitMs[unit as keyof typeof unitMs])
  if (!(ms >= 1)) {
    throw new UsageError(`Cannot read ${option} "${text}".`, 'Give a number with its unit, as in 500ms, 30s, 5m or 1h.')
  }
  return Math.round(ms)
}

/** The value of an option that is no use without one: a variable of a script that is not set arrives as nothing. */
export function notEmpty(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('It is empty.')
  return text
}

/** Appends the value of an option that may be given many times; commas separate several values at once. */
export function collect(text: string, before: readonly string[] = []): readonly string[] {
  const parts = text.split(',').map((part) => part.trim())
  const named = parts.filter((part) => part !== '')
  if (named.length === 0) throw new InvalidArgumentError('It names nothing.')
  return [...before, ...named]
}

/** Appends the value of an option that may be given many times and whose value may hold commas. */
export function collectWhole(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, notEmpty(text)]
}
