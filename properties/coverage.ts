/** What a full run must have met, so that "no violation" means something: the "sometimes" of a run. */

import type { Hits, Profile, ServiceObservation, Transition } from '../spec/index.ts'
import { dialectOf, dialectsOf, happenings } from '../spec/index.ts'
import { mayTake, type StepName } from './choices.ts'

/** How far steps must have come from a documented deadline, in milliseconds. */
const edgeOffsets = ['-1', '+0', '+1'] as const

/** Each inner list is one way to cause what is named; all of its steps are needed. */
type Causes = readonly (readonly StepName[])[]

const silence: Causes = [['networkLost'], ['serviceUnresponsive']]
const kick: Causes = [['loggedInElsewhere'], ['bannedByServer']]

/** How a reason code can be caused, beyond a login or a join. What is missing needs nothing more. */
const causesOfReason: Readonly<Record<string, Causes>> = {
  INTERRUPTED: silence,
  LOGIN_TIMEOUT: silence,
  JOIN_FAILED: silence,
  LOST: silence,
  LOGOUT: [['logout']],
  LEAVE_CHANNEL: [['leaveChannel']],
  BANNED_BY_SERVER: [['bannedByServer']],
  REMOTE_LOGIN: [['loggedInElsewhere']],
  SAME_UID_LOGIN: [['loggedInElsewhere']],
  TOKEN_EXPIRED: [['tokenExpired']],
  SETTING_PROXY_SERVER: [['proxySet']],
  CLIENT_IP_ADDRESS_CHANGED: [['ipAddressChanged']],
  KEEP_ALIVE_TIMEOUT: [['keepAliveTimedOut']],
  RENEW_TOKEN: [['renewToken']],
}

/** How a state can be reached from CONNECTED. */
const causesOfState: Readonly<Record<string, Causes>> = {
  RECONNECTING: [...silence, ['ipAddressChanged'], ['keepAliveTimedOut'], ['proxySet']],
  ABORTED: kick,
  FAILED: [['joinChannel']],
  DISCONNECTING: [['leave']],
}

/** How the deadline of a timer can be made to pend. */
const causesOfTimer: Readonly<Record<string, Causes>> = {
  interruptedAfterMs: silence,
  loginTimeoutMs: silence,
  removedAfterMs: [...silence, ['processKilled']],
  lostAfterMs: silence,
  offlineAfterMs: [...silence, ['processKilled']],
  failedAfterMs: silence,
  lostAfterLossMs: silence,
  failedAfterLossMs: silence,
  failedAfterOfflineMs: silence,
  streamRemovedAfterMs: [...silence, ['processKilled']],
  peerLeaveAfterMs: [...silence, ['processKilled']],
  killedOfflineAfterMs: [['processKilled']],
  killedStreamRemovedAfterMs: [['processKilled']],
  channelDestroyedAfterMs: [['processKilled']],
}

/** The observation of the service without which a timer's deadline is never known. */
const observationOfTimer: Readonly<Record<string, ServiceObservation>> = {
  channelDestroyedAfterMs: 'channelDestroyed',
  removedAfterMs: 'userOffline',
}

/** What a full run must have met, by the keys of `Hits`. */
export interface Coverage {
  readonly steps: readonly string[]
  /** A reason `*` stands for any. */
  readonly transitions: readonly string[]
  readonly edges: readonly string[]
}

/** What an adapter can cause and see. */
export interface Reach {
  readonly drives: readonly StepName[]
  readonly observes: readonly ServiceObservation[]
}

/** What a full run must meet with an adapter that reaches so far. */
export function coverageOf(profile: Profile, { drives, observes }: Reach): Coverage {
  const known: readonly StepName[] = [...profile.calls, ...profile.happenings]
  const driven = new Set(drives.filter((name) => known.includes(name)))
  const canCause = (causes: Causes | undefined): boolean =>
    causes === undefined || causes.some((names) => names.every((name) => driven.has(name)))
  const canKnow = (timer: string): boolean => {
    const needed = observationOfTimer[timer]
    return needed === undefined || observes.includes(needed)
  }
  const canConnect =
    driven.has('login') || driven.has('join') || (driven.has('joinChannel') && !profile.calls.includes('login'))
  return {
    steps: stepsToMeet(profile, driven, (state) => canConnect && canCause(causesOfState[state])),
    transitions: profile.transitions
      .filter(
        ({ from, to, reason }) =>
          canConnect && [from, to].every((name) => canCause(causesOfState[name])) && canCause(causesOfReason[reason]),
      )
      .map(keyOf),
    edges: countedTimers(profile)
      .filter((timer) => canConnect && canCause(causesOfTimer[timer]) && canKnow(timer))
      .flatMap((timer) => edgeOffsets.map((offset) => `${timer}${offset}`)),
  }
}

/** Each step in each state, as far as clients of the profile's platforms can be in the state and take the step. */
function stepsToMeet(
  profile: Profile,
  driven: ReadonlySet<StepName>,
  canReach: (state: string) => boolean,
): readonly string[] {
  const steps = dialectsOf(profile).flatMap((dialect) => {
    // A platform of the dialect stands for all of them: they have the same calls.
    const platform = profile.platforms.find((one) => dialectOf(profile, one) === dialect) ?? profile.defaultPlatform
    const taken = [...driven].filter((name) => mayTake(profile.id, { id: '', platform }, name))
    return dialect.states
      .filter(({ name }, position) => position === 0 || canReach(name))
      .flatMap((state) => taken.map((name) => `${state.name} ${name}`))
  })
  return [...new Set(steps)]
}

/**
 * What a full run should have met and has not, each in words; empty when the run was strong enough.
 * A run that is not full leaves things unmet without being wrong.
 */
export function unhit(profile: Profile, hits: Hits, reach: Reach): string[] {
  const coverage = coverageOf(profile, reach)
  const isStepMet = (key: string): boolean => (hits.steps[key] ?? 0) > 0
  const isEdgeMet = (key: string): boolean => (hits.edges[key] ?? 0) > 0
  const seen = Object.keys(hits.transitions)
  const isTransitionMet = (key: string): boolean =>
    key.endsWith('/*') ? seen.some((each) => each.startsWith(key.slice(0, -1))) : (hits.transitions[key] ?? 0) > 0
  const reasonsSeen = new Set(seen.map((key) => key.split('/')[1]))
  const reasons = new Set(coverage.transitions.map((key) => key.split('/')[1] ?? '*'))
  return [
    ...coverage.steps.filter((key) => !isStepMet(key)).map((key) => `step ${stepInWords(key)}`),
    ...coverage.transitions.filter((key) => !isTransitionMet(key)).map((key) => `transition ${key}`),
    ...[...reasons].filter((reason) => reason !== '*' && !reasonsSeen.has(reason)).map((reason) => `reason ${reason}`),
    ...coverage.edges.filter((key) => !isEdgeMet(key)).map((key) => `timer edge ${key}`),
  ]
}

/** The timers whose edges the rules count. */
function countedTimers(profile: Profile): readonly string[] {
  return [
    ...new Set(profile.rules.flatMap((rule) => ('timer' in rule && rule.timer !== undefined ? [rule.timer] : []))),
  ]
}

function keyOf({ from, to, reason }: Transition): string {
  return `${from}>${to}/${reason}`
}

function stepInWords(key: string): string {
  const [state = '', name = ''] = key.split(' ')
  const isHappening = happenings.some((happening) => happening === name)
  return `${name} ${isHappening ? 'to' : 'by'} a client in ${state}`
}
