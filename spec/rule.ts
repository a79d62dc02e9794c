/**
 * The language of the rules: response, absence, precedence, and conditions that have lasted, over named facts.
 *
 * A rule is data. What a fact means for a client at one instant stands in `facts.ts`; that a rule was kept or
 * broken is decided by the judge alone.
 */
import type { ClientKind } from './dialect.ts'
import type { ClientFacts } from './monitor/client-facts.ts'
import type { Observed } from './monitor/world.ts'
import type { CallName, HappeningName, ServiceObservation } from './vocabulary.ts'

/** Something that holds or does not hold for a client at the present instant. */
export interface Fact {
  /** Continues "uid1 …" or "while uid1 …": `is CONNECTED`. */
  readonly text: string
  /** The calls and happenings that bring it about, where it does not hold by itself. */
  readonly drives?: readonly (CallName | HappeningName)[]
  /** Whether it holds in a state, where the client's state alone decides: then it is decided beforehand. */
  readonly inState?: (state: number) => boolean
  readonly holds: (client: ClientFacts, world: Observed) => boolean
}

/** Something that may hold for a while: since when it certainly does, `NEVER` if it does not. */
export interface Lasting {
  readonly text: string
  /** The states outside which it cannot hold, by their numbers. */
  readonly states: readonly number[]
  /** The calls and happenings that bring it about. */
  readonly drives?: readonly (CallName | HappeningName)[]
  /** Set where it cannot begin with the loss of the network, but only with the report that the connection is interrupted. */
  readonly begins?: 'interrupted'
  readonly since: (client: ClientFacts, world: Observed) => number
}

/** Something that lasts between two clients: the subject, and the one who is to be told. */
export interface LastingBetween {
  readonly text: string
  readonly since: (subject: ClientFacts, observer: ClientFacts, world: Observed) => number
}

/** What a rule waits for, or forbids. */
export type Observation =
  /** The client reports a change into this state, with one of these reasons if any are named. */
  | {
      readonly kind: 'state'
      readonly state: string
      readonly reasons?: readonly string[]
      /** The callback in the document's own words, where it is not onConnectionStateChanged. */
      readonly told?: string
    }
  /** The client reports a change out of this state. */
  | { readonly kind: 'leaves'; readonly state: string; readonly told?: string }
  | { readonly kind: 'callback'; readonly callback: string }
  | { readonly kind: 'service'; readonly service: ServiceObservation }
  | { readonly kind: 'anyOf'; readonly of: readonly Observation[] }

/** What sets off a rule. */
export type Stimulus =
  | { readonly kind: 'call'; readonly call: CallName; readonly credential?: string }
  | { readonly kind: 'happening'; readonly happening: HappeningName }
  | Observation

/** The reading of a question that a rule belongs to. */
export interface ReadingOf {
  readonly question: string
  readonly reading: string
}

interface RuleBase {
  /** The clauses that are broken with the rule, the most specific first. */
  readonly clauses: readonly string[]
  readonly reading?: ReadingOf
  /** The kinds of clients that it speaks of, whoever is to be told; all without. */
  readonly clients?: readonly ClientKind[]
}

/** After the stimulus, while the facts last, the observation is due. */
export interface ResponseRule extends RuleBase {
  readonly kind: 'response'
  readonly when: Stimulus
  /** What must hold at the stimulus. */
  readonly given: readonly Fact[]
  /** What must hold at the stimulus and until the observation; once it ends, nothing is due any more. */
  readonly while: readonly Fact[]
  /** The client itself, every other one in its RTC channel, or the members of each of its RTM channels. */
  readonly who: 'self' | 'others' | 'members'
  /** Of the others, only those of these kinds. */
  readonly tells?: readonly ClientKind[]
  /** Due also at those who were told already. */
  readonly evenIfTold?: true
  readonly due: Observation
  /** `thereAndBack`: what has to reach the service and be answered before it travels to others. */
  readonly withinMs: 'prompt' | 'thereAndBack' | number
}

/** A bound that no document gives: a named assumption. */
export type AssumedMs = 'reconnectWithinMs' | 'retryWithinMs' | 'promptWithinMs'

interface TimerMaker {
  dueAt(observation: Observation): TimerRule
  dueSoonAfter(observation: Observation): TimerRule
  dueBy(observation: Observation): TimerRule
}

/** Once the condition has lasted, the observation is due: at that instant, or promptly after it where it travels. */
export interface TimerRule extends RuleBase {
  readonly kind: 'timer'
  readonly since: Lasting
  readonly afterMs: number | AssumedMs
  /** The documented timer, for the counters of the instants −1, 0 and +1 ms. */
  readonly timer?: string
  readonly due: Observation
  /** `at`: at that instant. `soon`: promptly after it, since it travels. `by`: at that instant or before. */
  readonly mode: 'at' | 'soon' | 'by'
}

/** A timer between two clients: the observer is told about the subject. */
export interface PairTimerRule extends RuleBase {
  readonly kind: 'pairTimer'
  readonly since: LastingBetween
  readonly afterMs: number
  readonly timer?: string
  readonly due: Observation
}

/** Once the condition has lasted, the other members of the client's channels are told within the time that it travels. */
export interface MembersRule extends RuleBase {
  readonly kind: 'members'
  readonly since: Lasting
  readonly afterMs: number
  readonly callback: string
}

/** The observation comes only if the fact holds; counted as put to the test at each such observation. */
export interface OnlyRule extends RuleBase {
  readonly kind: 'only'
  readonly what: Observation
  /** The rule speaks of the observation only where these hold. */
  readonly given: readonly Fact[]
  readonly needs: Fact
  /** Closed world: it may break, but that it was kept says nothing. */
  readonly quiet?: true
  /** Counts as put to the test as well: a stimulus after which the observation could wrongly come. */
  readonly witness?: { readonly when: Stimulus; readonly given: readonly Fact[] }
}

/** The result of a call in the wrong state, or with a wrong credential. */
export interface ResultRule extends RuleBase {
  readonly kind: 'result'
  readonly call: CallName
  readonly credential?: string
  readonly given: readonly Fact[]
  /** Any of these codes, of either sign. */
  readonly codes: readonly (number | string)[]
  /** A callback that may carry the code instead of the returned value. */
  readonly orCallback?: string
}

/** The getter answers with the state that was reported last. */
export interface GetterRule extends RuleBase {
  readonly kind: 'getter'
  readonly given: readonly Fact[]
}

/** Messages that are sent again after an automatic re-login. */
export interface ResendRule extends RuleBase {
  readonly kind: 'resend'
  readonly finding: 'peerMissing' | 'channelMissing' | 'tooMany' | 'tooOld' | 'order' | 'notTwice'
}

/** What a callback must look like to be understood at all. */
export interface DecodeRule extends RuleBase {
  readonly kind: 'decode'
  readonly finding:
    | 'unknownState'
    | 'unknownReason'
    | 'swapped'
    | 'pair'
    | 'sameState'
    | 'edge'
    | 'untoldJoin'
    | 'dead'
    | 'previous'
    | 'misspelt'
  /** `misspelt`: whose name must be that of the document. */
  readonly callback?: string
}

export type Rule =
  | ResponseRule
  | TimerRule
  | PairTimerRule
  | MembersRule
  | OnlyRule
  | ResultRule
  | GetterRule
  | ResendRule
  | DecodeRule

type Clauses = readonly string[]

export const call = (name: CallName, credential?: string): Stimulus =>
  credential === undefined ? { kind: 'call', call: name } : { kind: 'call', call: name, credential }
export const happens = (happening: HappeningName): Stimulus => ({ kind: 'happening', happening })
export const becomes = (state: string, ...reasons: readonly string[]): Observation =>
  reasons.length === 0 ? { kind: 'state', state } : { kind: 'state', state, reasons }
export const leaves = (state: string): Observation => ({ kind: 'leaves', state })
export const callback = (name: string): Observation => ({ kind: 'callback', callback: name })
export const service = (observation: ServiceObservation): Observation => ({ kind: 'service', service: observation })
export const anyOf = (...of: readonly Observation[]): Observation => ({ kind: 'anyOf', of })

/** `after(…).given(…).while(…).due(…)`: a response rule in the making. */
class Response {
  private readonly clauses: Clauses
  private readonly when: Stimulus
  private facts: readonly Fact[] = []
  private lasting: readonly Fact[] = []

  constructor(clauses: Clauses, when: Stimulus) {
    this.clauses = clauses
    this.when = when
  }
  given(...facts: readonly Fact[]): this {
    this.facts = facts
    return this
  }
  while(...facts: readonly Fact[]): this {
    this.lasting = facts
    return this
  }
  private make(who: ResponseRule['who'], due: Observation, withinMs: ResponseRule['withinMs']): ResponseRule {
    return {
      kind: 'response',
      clauses: this.clauses,
      when: this.when,
      given: this.facts,
      while: this.lasting,
      who,
      due,
      withinMs,
    }
  }
  due(observation: Observation, withinMs: 'prompt' | number = 'prompt'): ResponseRule {
    return this.make('self', observation, withinMs)
  }
  othersAreTold(observation: Observation, withinMs: ResponseRule['withinMs'] = 'prompt'): ResponseRule {
    return this.make('others', observation, withinMs)
  }
  membersAreTold(observation: Observation): ResponseRule {
    return this.make('members', observation, 'prompt')
  }
}

/** `rule('RTM-LOGIN-01').after(call('login')).given(disconnected).due(becomes('CONNECTING'))` */
export function rule(...clauses: readonly string[]): {
  after(when: Stimulus): Response
  once(since: Lasting, afterMs: number | AssumedMs, timer?: string): TimerMaker
  members(since: Lasting, afterMs: number, callbackName: string): MembersRule
  onceBetween(since: LastingBetween, afterMs: number, timer?: string): { due(observation: Observation): PairTimerRule }
  only(what: Observation, ...given: readonly Fact[]): { ifIt(needs: Fact): OnlyRule }
  never(what: Observation, ...given: readonly Fact[]): OnlyRule
  result(
    name: CallName,
    codes: readonly (number | string)[],
    given: readonly Fact[],
    options?: { readonly orCallback?: string; readonly credential?: string },
  ): ResultRule
  getter(...given: readonly Fact[]): GetterRule
  resend(finding: ResendRule['finding']): ResendRule
  decode(finding: Exclude<DecodeRule['finding'], 'misspelt'>): DecodeRule
  /** The callback bears the name that its platform's document gives it. */
  spells(callbackName: string): DecodeRule
} {
  const timer = (
    since: Lasting,
    afterMs: number | AssumedMs,
    name: string | undefined,
    due: Observation,
    mode: TimerRule['mode'],
  ): TimerRule => ({
    kind: 'timer',
    clauses,
    since,
    afterMs,
    due,
    mode,
    ...(name === undefined ? {} : { timer: name }),
  })
  return {
    after: (when) => new Response(clauses, when),
    once: (since, afterMs, name) => ({
      dueAt: (due) => timer(since, afterMs, name, due, 'at'),
      dueSoonAfter: (due) => timer(since, afterMs, name, due, 'soon'),
      dueBy: (due) => timer(since, afterMs, name, due, 'by'),
    }),
    members: (since, afterMs, name) => ({ kind: 'members', clauses, since, afterMs, callback: name }),
    onceBetween: (since, afterMs, name) => ({
      due: (due) => ({
        kind: 'pairTimer',
        clauses,
        since,
        afterMs,
        due,
        ...(name === undefined ? {} : { timer: name }),
      }),
    }),
    only: (what, ...given) => ({ ifIt: (needs) => ({ kind: 'only', clauses, what, given, needs }) }),
    never: (what, ...given) => ({ kind: 'only', clauses, what, given, needs: nothing }),
    result: (name, codes, given, options = {}) => ({ kind: 'result', clauses, call: name, codes, given, ...options }),
    getter: (...given) => ({ kind: 'getter', clauses, given }),
    resend: (finding) => ({ kind: 'resend', clauses, finding }),
    decode: (finding) => ({ kind: 'decode', clauses, finding }),
    spells: (name) => ({ kind: 'decode', clauses, finding: 'misspelt', callback: name }),
  }
}

/** The fact of rules that forbid an observation outright. */
export const nothing: Fact = { text: 'can never do that', holds: () => false }

/** The rule under one reading of a question: breaking it rules the reading out. */
export function under<AnyRule extends Rule>(question: string, reading: string, of: AnyRule): AnyRule {
  return { ...of, reading: { question, reading } }
}

/** The rules, of clients of these kinds alone. */
export function ofClients<AnyRule extends Rule>(
  clients: readonly ClientKind[],
  rules: readonly AnyRule[],
): readonly AnyRule[] {
  return rules.map((one) => ({ ...one, clients }))
}

/** The response, due also at those who were told already that the user is there. */
export function evenIfTold(of: ResponseRule): ResponseRule {
  return { ...of, evenIfTold: true }
}

/** The response, due at others of these kinds alone. */
export function telling(tells: readonly ClientKind[], of: ResponseRule): ResponseRule {
  return { ...of, tells }
}

/** The `only` rule, never counted as put to the test by an observation that it allows. */
export function quietly(of: OnlyRule): OnlyRule {
  return { ...of, quiet: true }
}

/** The `only` rule, also put to the test by a stimulus after which the observation could wrongly come. */
export function witnessedBy(of: OnlyRule, when: Stimulus, ...given: readonly Fact[]): OnlyRule {
  return { ...of, witness: { when, given } }
}
