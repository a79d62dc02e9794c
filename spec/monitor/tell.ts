/** Words for violations. Only called when something is broken. */
import type { Dialect } from '../dialect.ts'
import type { Observation } from '../rule.ts'

/** `1200000` as `1 200 000 ms`. */
export function ms(value: number): string {
  return `${String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ' ')} ms`
}

/** An observation in the words of the profile's own callbacks. */
export function tellObservation(observation: Observation): string {
  switch (observation.kind) {
    case 'state':
      if (observation.told !== undefined) return observation.told
      return observation.reasons === undefined
        ? `onConnectionStateChanged(${observation.state})`
        : `onConnectionStateChanged(${observation.state}, ${observation.reasons.join(' or ')})`
    case 'leaves':
      if (observation.told !== undefined) return observation.told
      return `onConnectionStateChanged(a state other than ${observation.state})`
    case 'callback':
      return observation.callback
    case 'service':
      return `the service sees ${observation.service}`
    case 'anyOf':
      return observation.of.map(tellObservation).join(' or ')
  }
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
export function tellState(dialect: Dialect, { incomingState, incomingFrom, incomingReason }: Reported): string {
  const state = tellStateName(dialect, incomingState)
  const before = tellStateName(dialect, incomingFrom)
  if (dialect.reporting === 'previous-and-current') return `connection-state-change(${before}, ${state})`
  const known = dialect.reasons.find(({ number }) => number === incomingReason)?.name
  if (dialect.reporting === 'current-and-previous')
    return `connection-state-change(${[state, before, ...(known === undefined ? [] : [known])].join(', ')})`
  const reason = known ?? `reason ${incomingReason}`
  return `onConnectionStateChanged(${state}, ${reason})`
}
