/** Words for violations. Only called when something is broken. */
import type { Profile } from '../profile.ts'
import type { Observation } from '../rule.ts'

/** `1200000` as `1 200 000 ms`. */
export function ms(value: number): string {
  return `${String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ' ')} ms`
}

/** An observation in the words of the profile's own callbacks. */
export function tellObservation(observation: Observation): string {
  switch (observation.kind) {
    case 'state':
      return observation.reasons === undefined
        ? `onConnectionStateChanged(${observation.state})`
        : `onConnectionStateChanged(${observation.state}, ${observation.reasons.join(' or ')})`
    case 'leaves':
      return `onConnectionStateChanged(a state other than ${observation.state})`
    case 'callback':
      return observation.callback
    case 'service':
      return `the service sees ${observation.service}`
    case 'anyOf':
      return observation.of.map(tellObservation).join(' or ')
  }
}

/** A change of state as it was reported. */
export function tellState(profile: Profile, state: number, reason: number): string {
  const stateName = profile.states.find(({ number }) => number === state)?.name ?? `state ${state}`
  const reasonName = profile.reasons.find(({ number }) => number === reason)?.name ?? `reason ${reason}`
  return `onConnectionStateChanged(${stateName}, ${reasonName})`
}
