/** Steps, times and numbers as people read them. The words do not depend on the locale. */
import { isWait, type Json, type NamedArguments, type Step } from '../../spec/index.ts'

/** A number with its thousands apart: `13 000`. */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+(?!\d))/g, ' ')
}

/** A duration in the largest unit that divides it: `20 min`, `9 s`, `3 999 ms`. */
export function durationInWords(ms: number): string {
  if (ms !== 0 && ms % 60_000 === 0) return `${grouped(ms / 60_000)} min`
  if (ms % 1_000 === 0) return `${grouped(ms / 1_000)} s`
  return `${grouped(ms)} ms`
}

/** `one clause`, `2 clauses`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${grouped(number)} ${number === 1 ? one : many}`
}

/** What a step without arguments means, so that it need not be said. */
const unsaid: readonly Json[] = ['valid', 'both', 'silent']

/** The arguments that differ from what is meant without them: `(invalidToken)`. */
export function argumentsInWords(args: NamedArguments | undefined): string {
  const said = Object.values(args ?? {}).filter((value) => !unsaid.includes(value))
  if (said.length === 0) return ''
  return `(${said.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(', ')})`
}

/** One step: `login`, `uid2 joinChannel(c1)`, `wait 9 s`. */
export function stepInWords(step: Step, withClient: boolean): string {
  if (isWait(step)) return `wait ${durationInWords(step.waitMs)}`
  const what = 'call' in step ? step.call : step.happens
  return `${withClient ? `${step.client} ` : ''}${what}${argumentsInWords(step.args)}`
}

/** A list of steps on one line; the client is named only where there are several. */
export function stepsInWords(steps: readonly Step[]): string {
  const clients = new Set(steps.flatMap((step) => (isWait(step) ? [] : [step.client])))
  return steps.map((step) => stepInWords(step, clients.size > 1)).join(' · ')
}
