/** What an adapter must drive and observe before a clause can be put to the test, read off the clause's rules. */
import type { Profile } from './profile.ts'
import { type Fact, nothing, type Observation, type Rule, type Stimulus } from './rule.ts'
import { type CallName, callNames, type HappeningName, happenings, type ServiceObservation } from './vocabulary.ts'

type Drive = CallName | HappeningName

/** The calls and happenings, and the observations of the service, without which a clause cannot be concluded. */
export interface Needs {
  readonly drives: readonly Drive[]
  readonly observes: readonly ServiceObservation[]
}

const byReason: Readonly<Record<string, readonly Drive[]>> = {
  REMOTE_LOGIN: ['loggedInElsewhere'],
  BANNED_BY_SERVER: ['bannedByServer'],
  INTERRUPTED: ['networkLost'],
  LOST: ['networkLost'],
  JOIN_FAILED: ['networkLost'],
  SETTING_PROXY_SERVER: ['proxySet'],
  CLIENT_IP_ADDRESS_CHANGED: ['ipAddressChanged'],
  KEEP_ALIVE_TIMEOUT: ['keepAliveTimedOut'],
  RENEW_TOKEN: ['renewToken'],
  TOKEN_EXPIRED: ['tokenExpired'],
  LEAVE: ['leave'],
  NETWORK_ERROR: ['networkLost'],
  SERVER_ERROR: ['join'],
  TOKEN_EXPIRE: ['tokenExpired'],
}

const byCallback: Readonly<Record<string, readonly Drive[]>> = {
  onMemberJoined: ['joinChannel'],
  onMemberLeft: ['joinChannel'],
  onMessageReceived: ['sendPeerMessage'],
  onChannelMessageReceived: ['sendChannelMessage'],
  onTokenExpired: ['tokenExpired'],
  onConnectionLost: ['networkLost'],
  'token-privilege-did-expire': ['tokenExpired'],
  onRejoinChannelSuccess: ['networkLost', 'networkRestored'],
}

function ofObservation(observation: Observation): Needs {
  switch (observation.kind) {
    case 'state': {
      const reasons = observation.reasons ?? (observation.state === 'RECONNECTING' ? ['INTERRUPTED'] : [])
      return { drives: reasons.flatMap((reason) => byReason[reason] ?? []), observes: [] }
    }
    case 'leaves':
      return { drives: observation.state === 'RECONNECTING' ? ['networkLost'] : [], observes: [] }
    case 'callback':
      return { drives: byCallback[observation.callback] ?? [], observes: [] }
    case 'service':
      return {
        drives: observation.service === 'userAttributesSet' ? ['setLocalUserAttributes'] : [],
        observes: [observation.service],
      }
    case 'anyOf':
      return common(observation.of.map(ofObservation))
  }
}

function ofStimulus(stimulus: Stimulus): Needs {
  if (stimulus.kind === 'call') return { drives: [stimulus.call], observes: [] }
  if (stimulus.kind === 'happening') return { drives: [stimulus.happening], observes: [] }
  return ofObservation(stimulus)
}

function ofFacts(facts: readonly Fact[]): Needs {
  return { drives: facts.flatMap(({ drives }) => drives ?? []), observes: [] }
}

function all(needs: readonly Needs[]): Needs {
  return {
    drives: [...new Set(needs.flatMap(({ drives }) => drives))],
    observes: [...new Set(needs.flatMap(({ observes }) => observes))],
  }
}

/** What every one of the alternatives needs. */
function common(alternatives: readonly Needs[]): Needs {
  const [first, ...rest] = alternatives
  if (first === undefined) return { drives: [], observes: [] }
  return {
    drives: first.drives.filter((drive) => rest.every(({ drives }) => drives.includes(drive))),
    observes: first.observes.filter((observation) => rest.every(({ observes }) => observes.includes(observation))),
  }
}

function ofRule(rule: Rule): Needs {
  switch (rule.kind) {
    case 'response':
      return all([
        ofStimulus(rule.when),
        ofFacts(rule.given),
        ofFacts(rule.while),
        ...(rule.due.kind === 'service' ? [ofObservation(rule.due)] : []),
      ])
    case 'timer':
      return all([
        { drives: rule.since.drives ?? [], observes: [] },
        ...(rule.due.kind === 'service' ? [ofObservation(rule.due)] : []),
      ])
    case 'members':
      return { drives: [...(rule.since.drives ?? []), 'joinChannel'], observes: [] }
    case 'pairTimer':
      // What is due at once is no matter of a silence.
      return { drives: rule.afterMs === 0 ? [] : ['networkLost'], observes: [] }
    case 'only': {
      const observed = all([ofObservation(rule.what), ofFacts(rule.given)])
      if (rule.witness === undefined) return observed
      const visible = rule.what.kind === 'service' ? [ofObservation(rule.what)] : []
      const witnessed = all([ofStimulus(rule.witness.when), ofFacts(rule.witness.given), ...visible])
      // What is forbidden outright or quietly allowed is put to the test by its witness alone.
      return rule.needs === nothing || rule.quiet === true ? witnessed : common([observed, witnessed])
    }
    case 'result':
      return all([{ drives: [rule.call], observes: [] }, ofFacts(rule.given)])
    case 'getter':
      return { drives: ['getConnectionState'], observes: [] }
    case 'resend': {
      if (rule.finding === 'notTwice') return { drives: [], observes: [] }
      const send: Drive = rule.finding === 'peerMissing' ? 'sendPeerMessage' : 'sendChannelMessage'
      return { drives: ['networkLost', 'networkRestored', ...(rule.finding === 'order' ? [] : [send])], observes: [] }
    }
    case 'decode':
      return { drives: [], observes: [] }
  }
}

/** Whether the rule can be counted as kept at all. */
function mayConclude(rule: Rule): boolean {
  // What a join has to be told by is a rule of its own, and that one drives it.
  if (rule.kind === 'decode' && (rule.finding === 'misspelt' || rule.finding === 'untoldJoin')) return false
  return rule.kind !== 'only' || rule.witness !== undefined || (rule.needs !== nothing && rule.quiet !== true)
}

/**
 * What the clause cannot do without, whichever of its rules is the one that concludes it. Where none of them can
 * conclude it for want of what lies beyond the reach: what the one needs that lacks least.
 */
export function needsOf(profile: Profile, clause: string, reach: Needs): Needs {
  const ways = profile.rules.filter((rule) => rule.clauses.includes(clause) && mayConclude(rule)).map(ofRule)
  const lacking = ({ drives, observes }: Needs): number =>
    drives.filter((drive) => !reach.drives.includes(drive)).length +
    observes.filter((observation) => !reach.observes.includes(observation)).length
  const [nearest] = [...ways].sort((one, other) => lacking(one) - lacking(other))
  return nearest !== undefined && lacking(nearest) > 0 ? nearest : common(ways)
}

/** Whether the name is a call or a happening of the vocabulary. */
export function isDrive(name: string): name is Drive {
  return callNames.some((call) => call === name) || happenings.some((happening) => happening === name)
}
