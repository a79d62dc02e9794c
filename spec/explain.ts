/** Clauses, rules and violations in words. */
import { cite } from './documents.ts'
import { ms, type Speaker, tellCallback, tellFact, tellObservation } from './monitor/tell.ts'
import type { Profile } from './profile.ts'
import { type Fact, nothing, type Observation, type ResponseRule, type Rule, type Stimulus } from './rule.ts'
import { mixesReadings, type Violation } from './verdict.ts'

function facts(list: readonly Fact[], speaker: Speaker): string {
  return list.map((fact) => tellFact(speaker, fact)).join(' and ')
}

function stimulus(when: Stimulus, speaker: Speaker): string {
  if (when.kind === 'call') return when.credential === undefined ? when.call : `${when.call}(${when.credential})`
  if (when.kind === 'happening') return when.happening
  return tellObservation(when, speaker)
}

function bound(after: number | string): string {
  return typeof after === 'number' ? ms(after) : `${after} (an assumption)`
}

function within(withinMs: ResponseRule['withinMs']): string {
  if (withinMs === 'prompt') return 'promptWithinMs'
  return withinMs === 'thereAndBack' ? 'twice promptWithinMs' : ms(withinMs)
}

/** The rule as one sentence, with the callbacks as the profile names them. */
export function describeRule(rule: Rule, profile: Profile): string {
  const reading = rule.reading === undefined ? '' : ` [${rule.reading.question}: ${rule.reading.reading}]`
  return `${sentence(rule, { dialect: profile })}${reading}`
}

function sentence(rule: Rule, speaker: Speaker): string {
  const tell = (observation: Observation): string => tellObservation(observation, speaker)
  switch (rule.kind) {
    case 'response': {
      const given = rule.given.length === 0 ? '' : `, where the client ${facts(rule.given, speaker)}`
      const lasting = rule.while.length === 0 ? '' : `, as long as it ${facts(rule.while, speaker)}`
      const whom = rule.who === 'self' ? '' : ' at every other client that must be told'
      return `After ${stimulus(rule.when, speaker)}${given}: ${tell(rule.due)}${whom} within ${within(rule.withinMs)}${lasting}.`
    }
    case 'timer': {
      const when = rule.mode === 'at' ? 'exactly when' : rule.mode === 'by' ? 'at the latest when' : 'promptly after'
      return `${tell(rule.due)} ${when} the client ${tellFact(speaker, rule.since)} for ${bound(rule.afterMs)}.`
    }
    case 'pairTimer':
      return `${tell(rule.due)} promptly after a client ${tellFact(speaker, rule.since)} another for ${ms(rule.afterMs)}.`
    case 'members':
      return `${tellCallback(speaker, rule.callback)} at the other members of its channels, promptly after a client ${tellFact(speaker, rule.since)} for ${bound(rule.afterMs)}.`
    case 'only': {
      const given = rule.given.length === 0 ? '' : `, where the client ${facts(rule.given, speaker)},`
      if (rule.needs === nothing) return `Never ${tell(rule.what)}${given === '' ? '' : given.slice(0, -1)}.`
      return `${tell(rule.what)}${given} only if the client ${tellFact(speaker, rule.needs)}.`
    }
    case 'result':
      return `${rule.call}${rule.credential === undefined ? '' : `(${rule.credential})`}, where the client ${facts(rule.given, speaker)}, fails with ${rule.codes.join(' or ')}.`
    case 'getter':
      return 'getConnectionState returns the state that was reported last.'
    case 'resend':
      return resendSentences[rule.finding]
    case 'decode':
      return rule.callback === undefined
        ? decodeSentences[rule.finding]
        : `${tellCallback(speaker, rule.callback)} is spelled as the documents spell it.`
  }
}

const resendSentences = {
  peerMissing: 'After an automatic re-login every peer message of the interruption comes.',
  channelMissing:
    'After an automatic re-login the channel messages of the last 30 s come, as far as the limit of 32 allows.',
  tooMany: 'After an automatic re-login at most 32 channel messages of the interruption come.',
  tooOld: 'After an automatic re-login no channel message comes that is older than 30 s.',
  order: 'Messages of one sender come in the order of sending.',
  notTwice: 'A message comes only if it was sent, and only once.',
} as const

const decodeSentences = {
  unknownState: 'A reported state is one that the documents know.',
  unknownReason: 'A reported reason is one that the documents know.',
  swapped: 'The callback gives the state first and the reason second.',
  pair: 'A reported reason is one that the documents give for the state.',
  sameState: 'A report comes with a change of the state, unless its reason may be repeated.',
  edge: 'A state changes only to one that the documents let follow it.',
  untoldJoin: 'A client that joins reports that it is connecting before it reports that it is connected.',
  dead: 'A client whose process was killed reports nothing.',
  previous: 'The callback gives the state before, as it was reported last.',
  misspelt: 'A callback bears the name that the document of its platform gives it.',
} as const

/** The violation as the lines of the report: clause, expectation, observation, why it matters, where it is written. */
export function explainViolation(profile: Profile, clause: string, violation: Violation): readonly string[] {
  const known = profile.clauses[clause]
  if (known === undefined) return [`${clause} violated`]
  const readings = violation.readings ?? []
  return [
    `${clause} violated (${known.level}): ${known.text}`,
    `  expected  ${violation.expected}`,
    `            (${violation.because})`,
    `  observed  ${violation.observed}`,
    ...(readings.length === 0
      ? []
      : [
          `  readings  ${describeReadings(
            readings.map(({ question, reading }) => `${question}=${reading}`),
            violation.observed,
          )}`,
        ]),
    `  matters   ${known.why}`,
    `  source    ${cite(known.source)}`,
  ]
}

/** What the readings that were tried have come to, each as `A-01=…`, beside what was observed. */
export function describeReadings(tried: readonly string[], observed: string): string {
  if (tried.length === 1) return `${tried[0]} does not fit`
  return observed.startsWith(mixesReadings)
    ? `each of ${tried.join(', ')} is contradicted somewhere, and only one may be followed`
    : `none of ${tried.join(', ')} fits`
}
