/** Steps, times and numbers as people read them. The words do not depend on the locale. */
import {
  type Client,
  type ClientId,
  isWait,
  type Json,
  type NamedArguments,
  type Platform,
  type Profile,
  type Step,
} from '../../spec/index.ts'

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
export function stepInWords(step: Step, who?: string): string {
  if (isWait(step)) return `wait ${durationInWords(step.waitMs)}`
  const what = 'call' in step ? step.call : step.happens
  return `${who === undefined ? '' : `${who} `}${what}${argumentsInWords(step.args)}`
}

/**
 * A list of steps on one line. The client is named where there are several, and at its first mention with its platform
 * where that says something.
 */
export function stepsInWords(steps: readonly Step[], platforms?: Platforms): string {
  const clients = new Set(steps.flatMap((step) => (isWait(step) ? [] : [step.client])))
  const isNamed = clients.size > 1 || platforms !== undefined
  const mentioned = new Set<ClientId>()
  const nameOf = (client: ClientId): string | undefined => {
    if (!isNamed) return undefined
    const platform = mentioned.has(client) ? undefined : platforms?.get(client)
    mentioned.add(client)
    return platform === undefined ? client : `${client} (${platform})`
  }
  return steps.map((step) => stepInWords(step, isWait(step) ? undefined : nameOf(step.client))).join(' · ')
}

/** The platform of each client. */
export type Platforms = ReadonlyMap<ClientId, Platform>

/** The platforms of those who act, or undefined where all are on that of which the document speaks. */
export function platformsOf(
  { defaultPlatform }: Pick<Profile, 'defaultPlatform'>,
  clients: readonly Client[],
  steps: readonly Step[],
): Platforms | undefined {
  const acting = clients.filter(({ id }) => steps.some((step) => !isWait(step) && step.client === id))
  if (acting.every(({ platform }) => platform === defaultPlatform)) return undefined
  return new Map(acting.map(({ id, platform }) => [id, platform]))
}
