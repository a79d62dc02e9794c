/** Words for violations. Only called when something is broken. */
import type { Dialect } from '../dialect.ts'
import { appleCallbacks } from '../profiles/native-names.ts'
import type { Observation } from '../rule.ts'

/** `1200000` as `1 200 000 ms`. */
export function ms(value: number): string {
  return `${String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ' ')} ms`
}

/** Who is spoken of: callbacks bear the names that they have there. */
export interface Speaker {
  readonly dialect: Dialect
  /** Without it, the names are those of the dialect. */
  readonly platform?: string
}

/** The name that a callback bears on the platform, or in the document. */
export function tellCallback({ dialect, platform }: Speaker, word: string): string {
  const names = dialect.callbacks[word] ?? []
  const isApple = platform === 'ios' || platform === 'macos'
  const own = isApple ? (appleCallbacks as Dialect['callbacks'])[word] : undefined
  return own?.find((name) => names.includes(name)) ?? names[0] ?? word
}

/** What a fact says, with the callbacks that it speaks of. */
export function tellFact(speaker: Speaker, { text }: { readonly text: string }): string {
  return text.replace(/\bon[A-Z]\w*/g, (word) => tellCallback(speaker, word))
}

/** An observation in the words of the profile's own callbacks. */
export function tellObservation(observation: Observation, speaker: Speaker): string {
  const stateChanged = (): string => tellCallback(speaker, 'onConnectionStateChanged')
  switch (observation.kind) {
    case 'state':
      if (observation.told !== undefined) return observation.told
      return observation.reasons === undefined
        ? `${stateChanged()}(${observation.state})`
        : `${stateChanged()}(${observation.state}, ${observation.reasons.join(' or ')})`
    case 'leaves':
      if (observation.told !== undefined) return observation.told
      return `${stateChanged()}(a state other than ${observation.state})`
    case 'callback':
      return tellCallback(speaker, observation.callback)
    case 'service':
      return `the service sees ${observation.service}`
    case 'anyOf': {
      const known = observation.of.filter((one) => isKnown(one, speaker.dialect))
      return (known.length > 0 ? known : observation.of).map((one) => tellObservation(one, speaker)).join(' or ')
    }
  }
}

/** Whether the document has it: reports whose reasons it does not give for the state are taken, and not asked for. */
function isKnown(observation: Observation, { pairs }: Dialect): boolean {
  if (observation.kind !== 'state' || observation.reasons === undefined) return true
  return observation.reasons.some((reason) => pairs[observation.state]?.includes(reason) === true)
}

/** The state that is being reported. */
export interface Reported {
  readonly incomingState: number
  readonly incomingFrom: number
  readonly incomingReason: number
}

/** The documented name of a state. */
export function tellStateName({ states }: Dialect, state: number): string {
  const known = states.find(({ number }) => number === state)
  return known?.shown ?? known?.name ?? `state ${state}`
}

/** A change of state as it was reported. */
export function tellState(speaker: Speaker, { incomingState, incomingFrom, incomingReason }: Reported): string {
  const { dialect } = speaker
  const state = tellStateName(dialect, incomingState)
  const before = tellStateName(dialect, incomingFrom)
  if (dialect.reporting === 'previous-and-current') return `connection-state-change(${before}, ${state})`
  const known = dialect.reasons.find(({ number }) => number === incomingReason)?.name
  if (dialect.reporting === 'current-and-previous')
    return `connection-state-change(${[state, before, ...(known === undefined ? [] : [known])].join(', ')})`
  const reason = known ?? `reason ${incomingReason}`
  return `${tellCallback(speaker, 'onConnectionStateChanged')}(${state}, ${reason})`
}
