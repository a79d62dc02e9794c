/** Rules made ready for one pass: looked up by the event that concerns them, without a search. */
import { callbackNames } from '../decode.ts'
import { type ClientKind, clientKinds } from '../dialect.ts'
import type { Assumptions } from '../judge.ts'
import { dialectsOf, type Profile, statesOf } from '../profile.ts'
import type {
  DecodeRule,
  Fact,
  GetterRule,
  Lasting,
  LastingBetween,
  MembersRule,
  Observation,
  OnlyRule,
  PairTimerRule,
  ResendRule,
  ResponseRule,
  ResultRule,
  Rule,
  Stimulus,
  TimerRule,
} from '../rule.ts'
import { nothing } from '../rule.ts'
import { type CallName, callNames, happenings, serviceObservations } from '../vocabulary.ts'
import { NEVER } from './client-facts.ts'
import type { Observed } from './world.ts'

/** Keys of what is observed: states by number, callbacks from 16, service observations from 96. */
const firstCallback = 16
const firstService = 96
const keyCount = 128

/** Looks up the keys of one profile. */
export class Keys {
  /** By dialect, the keys of its spellings. */
  readonly callbacks: readonly ReadonlyMap<string, number>[]
  readonly words: readonly string[]
  private readonly byWord: ReadonlyMap<string, number>
  private readonly states: ReadonlyMap<string, number>
  private readonly services: ReadonlyMap<string, number> = new Map(
    serviceObservations.map((name, index) => [name, firstService + index]),
  )

  constructor(profile: Profile) {
    const dialects = dialectsOf(profile)
    this.words = [...new Set(dialects.flatMap((dialect) => Object.keys(dialect.callbacks)))]
    const numbers = new Map(this.words.map((word, index) => [word, firstCallback + index]))
    this.byWord = numbers
    this.callbacks = dialects.map(
      (dialect) =>
        new Map([...callbackNames(dialect)].map(([spelling, word]) => [spelling, numbers.get(word) ?? -1] as const)),
    )
    this.states = new Map(statesOf(profile).map(({ name, number }) => [name, number]))
  }

  state(name: string): number {
    const key = this.states.get(name)
    if (key === undefined) throw new Error(`No state is called ${name}.`)
    return key
  }

  callback(name: string): number {
    const key = this.byWord.get(name)
    if (key === undefined) throw new Error(`No callback is called ${name}.`)
    return key
  }

  /** The kit's word for a callback's key. */
  word(key: number): string {
    return this.words[key - firstCallback] ?? ''
  }

  service(name: string): number {
    return this.services.get(name) ?? -1
  }
}

interface Pattern {
  readonly key: number
  /** Bit n: the reason n matches. All ones: any reason. */
  readonly reasons: number
  /** The state that is left, or 0. */
  readonly from: number
}

/** Tells whether the event that is being judged is the observation. */
export class Matcher {
  private readonly patterns: readonly Pattern[]
  readonly keys: readonly number[]

  constructor(patterns: readonly Pattern[]) {
    this.patterns = patterns
    this.keys = [...new Set(patterns.map(({ key }) => key))]
  }

  /** Whether an event of this key and reason could match; where `from` is a state, whether it does match from there. */
  mayMatch(key: number, reason: number, from: number): boolean {
    return this.patterns.some(
      (pattern) =>
        pattern.key === key &&
        (pattern.reasons === -1 || (reason >= 0 && ((pattern.reasons >>> reason) & 1) === 1)) &&
        (pattern.from === 0 || from === anyState || (pattern.from === from && pattern.from !== key)),
    )
  }

  matches(key: number, world: Observed): boolean {
    const patterns = this.patterns
    for (let index = 0; index < patterns.length; index += 1) {
      const pattern = patterns[index]
      if (pattern === undefined || pattern.key !== key) continue
      if (
        pattern.reasons !== -1 &&
        (world.incomingReason < 0 || ((pattern.reasons >>> world.incomingReason) & 1) === 0)
      )
        continue
      if (pattern.from !== 0 && (world.incomingFrom !== pattern.from || world.incomingState === pattern.from)) continue
      return true
    }
    return false
  }
}

const anyState = -1
const reasonCount = 32
/** More than the numbers of any profile's states. */
const stateCount = 8
const allStates: readonly number[] = Array.from({ length: stateCount }, (_, state) => state)
const noReason: readonly number[] = [-1]
const allReasons: readonly number[] = Array.from({ length: reasonCount + 1 }, (_, index) => index - 1)

/** Finds, without a search, the rules that one kind of event may concern while the client is in one state. */
export class Lookup<Item extends InStates> {
  private readonly lists: (readonly Item[])[]

  /** `fromState`: the state that the client is in is the one that a change leaves. */
  constructor(items: readonly Item[], matcherOf: (item: Item) => Matcher | undefined, fromState = false) {
    const lists: Item[][] = Array.from({ length: cellOf(keyCount, -1, 0) }, () => none)
    for (const item of items) {
      const matcher = matcherOf(item)
      for (const key of matcher?.keys ?? []) {
        for (const reason of key < firstCallback ? allReasons : noReason) {
          for (const state of item.states) {
            if (matcher?.mayMatch(key, reason, fromState ? state : anyState) !== true) continue
            const cell = cellOf(key, reason, state)
            const list = lists[cell]
            if (list === undefined || list === none) lists[cell] = [item]
            else list.push(item)
          }
        }
      }
    }
    this.lists = lists
  }

  /** The rules for a key, and for a reason where the key is a state; -1 for any other event. */
  find(key: number, reason: number, state: number): readonly Item[] {
    return this.lists[cellOf(key, reason, state)] ?? none
  }
}

/** Only the keys of states have a row for each reason. */
function cellOf(key: number, reason: number, state: number): number {
  const row = key < firstCallback ? key * (reasonCount + 1) + reason + 1 : firstCallback * reasonCount + key
  return row * stateCount + state
}

const none: never[] = []

/** How a fact is asked; by itself, since facts have many shapes. */
export type Holds = Fact['holds']

/** How each of the facts is asked. */
export function holdsOf(facts: readonly Fact[]): readonly Holds[] {
  return facts.map(({ holds }) => holds)
}

/** A rule's facts, as far as the state of the client does not decide them: those that it decides choose the states. */
interface InStates {
  /** The states of the client in which the rule may have a say. */
  readonly states: readonly number[]
  /** What must hold besides. */
  readonly facts: readonly Holds[]
}

function inStates(facts: readonly Fact[]): InStates {
  return {
    states: allStates.filter((state) => facts.every(({ inState }) => inState === undefined || inState(state))),
    facts: holdsOf(facts.filter(({ inState }) => inState === undefined)),
  }
}

/** Rules by the state of the client. */
export type ByState<Item> = readonly (readonly Item[])[]

function byState<Item extends InStates>(items: readonly Item[]): ByState<Item> {
  return allStates.map((state) => items.filter(({ states }) => states.includes(state)))
}

/** A rule with its clauses and its reading as numbers. */
export interface Compiled<AnyRule extends Rule = Rule> {
  readonly rule: AnyRule
  /** The rule's position in the profile. */
  readonly index: number
  readonly clauses: readonly number[]
  /** The question's number, -1 without one, and the reading's bit in it. */
  readonly question: number
  readonly bit: number
  /** The kinds of clients that it speaks of: a bit for each. */
  readonly clients: number
}

/**
 * What any kind of rule is compiled to. All of them have all of these fields, in the same order, whether or not they use
 * them: the judge reads them at every event, and reading a field of objects of many shapes takes several times as long.
 */
interface Uniform extends InStates {
  readonly due: Matcher
  readonly trigger: Matcher | undefined
  readonly needs: Holds
  readonly quiet: boolean
  readonly credential: string | undefined
  readonly since: Lasting['since']
  readonly pairSince: LastingBetween['since']
  readonly afterMs: number
  readonly slackMs: number
  readonly withinMs: number
  readonly lasts: readonly Holds[]
  readonly tells: number
  readonly edge: number
  readonly callbackKey: number
}

export interface CompiledResponse extends Compiled<ResponseRule>, InStates {
  readonly due: Matcher
  readonly credential: string | undefined
  readonly trigger: Matcher | undefined
  readonly withinMs: number
  /** What must go on holding while it is due. */
  readonly lasts: readonly Holds[]
  /** Of the others, the kinds that are told: a bit for each. */
  readonly tells: number
}
export interface CompiledTimer extends Compiled<TimerRule> {
  readonly due: Matcher
  readonly since: Lasting['since']
  readonly afterMs: number
  readonly slackMs: number
  /** The documented timer's number among the profile's edges, -1 if it is not counted. */
  readonly edge: number
}
export interface CompiledPair extends Compiled<PairTimerRule> {
  readonly due: Matcher
  readonly pairSince: LastingBetween['since']
  readonly afterMs: number
  readonly slackMs: number
  readonly edge: number
}
export interface CompiledMembers extends Compiled<MembersRule> {
  readonly since: Lasting['since']
  readonly afterMs: number
  readonly callbackKey: number
}
export interface CompiledOnly extends Compiled<OnlyRule>, InStates {
  /** What may come. */
  readonly due: Matcher
  readonly needs: Holds
  readonly quiet: boolean
}
export interface Witness extends Compiled<OnlyRule>, InStates {
  readonly trigger: Matcher | undefined
}
export interface CompiledGetter extends Compiled<GetterRule> {
  readonly facts: readonly Holds[]
}
export interface CompiledResult extends Compiled<ResultRule> {
  readonly facts: readonly Holds[]
  readonly credential: string | undefined
  readonly callbackKey: number
}

/** What one call or happening sets off, and its number for counters. */
export interface OnStimulus {
  readonly number: number
  readonly responses: ByState<CompiledResponse>
  readonly witnesses: ByState<Witness>
}

/** Every call and happening, for counters by number. */
export const stimuli: readonly string[] = [...callNames, ...happenings]

/** All rules of a profile, ready to be looked up. */
export interface Program {
  readonly keys: Keys
  readonly clauseIds: readonly string[]
  readonly edges: readonly string[]
  readonly onlyFor: Lookup<CompiledOnly>
  readonly responseFor: Lookup<CompiledResponse>
  readonly witnessFor: Lookup<Witness>
  /** By the name of the call or the happening. */
  readonly onStimulus: ReadonlyMap<string, OnStimulus>
  readonly timers: readonly CompiledTimer[]
  /** The positions of timers: by the state in which they may run, and by what fulfils them. */
  readonly timersByState: readonly (readonly number[])[]
  readonly timersByKey: readonly (readonly number[])[]
  readonly pairs: readonly CompiledPair[]
  readonly members: readonly CompiledMembers[]
  readonly results: ReadonlyMap<CallName, readonly CompiledResult[]>
  readonly getters: readonly CompiledGetter[]
  readonly resend: ReadonlyMap<ResendRule['finding'], readonly Compiled<ResendRule>[]>
  readonly decode: Readonly<Record<DecodeRule['finding'], readonly Compiled<DecodeRule>[]>>
}

function patternsOf(observation: Observation, keys: Keys, profile: Profile): readonly Pattern[] {
  switch (observation.kind) {
    case 'state': {
      let reasons = -1
      if (observation.reasons !== undefined) {
        reasons = 0
        for (const name of observation.reasons) {
          const found = profile.reasons.find((reason) => reason.name === name)
          if (found === undefined) throw new Error(`No reason is called ${name}.`)
          reasons |= 1 << found.number
        }
      }
      return [{ key: keys.state(observation.state), reasons, from: 0 }]
    }
    case 'leaves':
      return statesOf(profile).map(({ number }) => ({ key: number, reasons: -1, from: keys.state(observation.state) }))
    case 'callback':
      return [{ key: keys.callback(observation.callback), reasons: -1, from: 0 }]
    case 'service':
      return [{ key: keys.service(observation.service), reasons: -1, from: 0 }]
    case 'anyOf':
      return observation.of.flatMap((one) => patternsOf(one, keys, profile))
  }
}

function groupBy<Item, Key>(items: readonly Item[], keysOf: (item: Item) => readonly Key[]): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key)
      if (group === undefined) groups.set(key, [item])
      else group.push(item)
    }
  }
  return groups
}

/** The keys, calls or happenings that set off a stimulus. */
function triggerOf(stimulus: Stimulus, keys: Keys, profile: Profile): Matcher | undefined {
  if (stimulus.kind === 'call' || stimulus.kind === 'happening') return undefined
  return new Matcher(patternsOf(stimulus, keys, profile))
}

/** The bit of a kind of clients. */
export function kindBit(kind: ClientKind): number {
  return 1 << clientKinds.indexOf(kind)
}

function kindBits(kinds: readonly ClientKind[] | undefined): number {
  return (kinds ?? clientKinds).reduce((bits, kind) => bits | kindBit(kind), 0)
}

function withinMsOf({ withinMs }: ResponseRule, { promptWithinMs }: Assumptions): number {
  if (withinMs === 'prompt') return promptWithinMs
  return withinMs === 'thereAndBack' ? 2 * promptWithinMs : withinMs
}

/** That something did not come is only known where it would have been seen. */
function visible(what: Observation): readonly Fact[] {
  if (what.kind !== 'service') return []
  const { service } = what
  return [{ text: `lets ${service} be observed`, holds: (_client, world) => world.observes.has(service) }]
}

function isSetOffBy(stimulus: Stimulus | undefined, name: string): boolean {
  if (stimulus?.kind === 'call') return stimulus.call === name
  return stimulus?.kind === 'happening' && stimulus.happening === name
}

const never = (): number => NEVER

const noFacts: readonly Holds[] = []
const nothingDue = new Matcher([])

/** The program that each profile was made ready as last, and under which assumptions. */
const made = new WeakMap<Profile, { readonly assumptions: Assumptions; readonly program: Program }>()

/** The profile's rules made ready. A program holds nothing of a trace, so judges of the same profile share one. */
export function compile(profile: Profile, assumptions: Assumptions): Program {
  const last = made.get(profile)
  if (last !== undefined && isSame(last.assumptions, assumptions)) return last.program
  const program = makeProgram(profile, assumptions)
  made.set(profile, { assumptions: { ...assumptions }, program })
  return program
}

function isSame(one: Assumptions, other: Assumptions): boolean {
  return (
    one.promptWithinMs === other.promptWithinMs &&
    one.reconnectWithinMs === other.reconnectWithinMs &&
    one.retryWithinMs === other.retryWithinMs &&
    one.toleranceMs === other.toleranceMs
  )
}

function makeProgram(profile: Profile, assumptions: Assumptions): Program {
  const keys = new Keys(profile)
  const clauseIds = Object.keys(profile.clauses)
  const clauseNumbers = new Map(clauseIds.map((id, index) => [id, index]))
  const edges = [
    ...new Set(profile.rules.flatMap((rule) => ('timer' in rule && rule.timer !== undefined ? [rule.timer] : []))),
  ]
  const matcher = (observation: Observation): Matcher => new Matcher(patternsOf(observation, keys, profile))

  const readingOf = ({ reading: told }: Rule): { readonly question: number; readonly bit: number } => {
    if (told === undefined) return { question: -1, bit: 0 }
    const { question, reading } = told
    const index = profile.questions.findIndex(({ id }) => id === question)
    const readings = Object.keys(profile.questions[index]?.readings ?? {})
    if (!readings.includes(reading))
      throw new Error(`A rule names the reading ${question}=${reading}, which the register does not have.`)
    return { question: index, bit: 1 << readings.indexOf(reading) }
  }
  const base = <AnyRule extends Rule>(
    rule: AnyRule,
    own: Partial<Uniform & Compiled> = {},
  ): Compiled<AnyRule> & Uniform => {
    const clauses = rule.clauses.map((id) => {
      const index = clauseNumbers.get(id)
      if (index === undefined) throw new Error(`A rule names the clause ${id}, which ${profile.id} does not have.`)
      return index
    })
    const { question, bit } = readingOf(rule)
    // Written out, and never copied with the spread operator, which gives each copy a shape of its own.
    return {
      rule,
      index: profile.rules.indexOf(rule),
      clauses,
      question,
      bit,
      clients: own.clients ?? kindBits(rule.clients),
      states: own.states ?? allStates,
      facts: own.facts ?? noFacts,
      due: own.due ?? nothingDue,
      trigger: own.trigger,
      needs: own.needs ?? nothing.holds,
      quiet: own.quiet ?? false,
      credential: own.credential,
      since: own.since ?? never,
      pairSince: own.pairSince ?? never,
      afterMs: own.afterMs ?? 0,
      slackMs: own.slackMs ?? 0,
      withinMs: own.withinMs ?? 0,
      lasts: own.lasts ?? noFacts,
      tells: own.tells ?? 0,
      edge: own.edge ?? -1,
      callbackKey: own.callbackKey ?? -1,
    }
  }
  const of = <Kind extends Rule['kind']>(kind: Kind): readonly Extract<Rule, { kind: Kind }>[] =>
    profile.rules.filter((rule): rule is Extract<Rule, { kind: Kind }> => rule.kind === kind)
  const assumed = (ms: number | 'reconnectWithinMs' | 'retryWithinMs' | 'promptWithinMs'): number =>
    typeof ms === 'number' ? ms : assumptions[ms]
  const edgeOf = (rule: { readonly timer?: string }): number =>
    rule.timer === undefined ? -1 : edges.indexOf(rule.timer)

  const responses = of('response').map(
    (rule): CompiledResponse =>
      base(rule, {
        ...inStates([...rule.given, ...rule.while]),
        due: matcher(rule.due),
        credential: rule.when.kind === 'call' ? rule.when.credential : undefined,
        trigger: triggerOf(rule.when, keys, profile),
        withinMs: withinMsOf(rule, assumptions),
        lasts: holdsOf(rule.while),
        tells: kindBits(rule.tells),
      }),
  )
  const onlys = of('only').map(
    (rule): CompiledOnly =>
      base(rule, {
        ...inStates(rule.given),
        due: matcher(rule.what),
        needs: rule.needs.holds,
        quiet: rule.quiet === true,
      }),
  )
  const witnesses = of('only').flatMap((rule): Witness[] =>
    rule.witness === undefined
      ? []
      : [
          base(rule, {
            ...inStates([...rule.witness.given, ...visible(rule.what)]),
            clients: kindBits(undefined),
            trigger: triggerOf(rule.witness.when, keys, profile),
          }),
        ],
  )
  const decoding = (finding: DecodeRule['finding']): readonly Compiled<DecodeRule>[] =>
    of('decode')
      .filter((rule) => rule.finding === finding)
      .map((rule) => base(rule))
  const timers = of('timer').map(
    (rule): CompiledTimer =>
      base(rule, {
        due: matcher(rule.due),
        since: rule.since.since,
        afterMs: assumed(rule.afterMs),
        slackMs: rule.mode === 'soon' ? assumptions.promptWithinMs : 0,
        edge: edgeOf(rule),
      }),
  )
  return {
    keys,
    clauseIds,
    edges,
    onlyFor: new Lookup(onlys, ({ due }) => due, true),
    responseFor: new Lookup(responses, ({ trigger }) => trigger),
    witnessFor: new Lookup(witnesses, ({ trigger }) => trigger),
    onStimulus: new Map(
      stimuli.map((name, number) => [
        name,
        {
          number,
          responses: byState(responses.filter(({ rule }) => isSetOffBy(rule.when, name))),
          witnesses: byState(witnesses.filter(({ rule }) => isSetOffBy(rule.witness?.when, name))),
        },
      ]),
    ),
    timers,
    timersByState: Array.from({ length: 8 }, (_, state) =>
      timers.flatMap(({ rule }, index) => (rule.since.states.includes(state) ? [index] : [])),
    ),
    timersByKey: Array.from({ length: keyCount }, (_, key) =>
      timers.flatMap(({ due }, index) => (due.keys.includes(key) ? [index] : [])),
    ),
    pairs: of('pairTimer').map(
      (rule): CompiledPair =>
        base(rule, {
          due: matcher(rule.due),
          pairSince: rule.since.since,
          afterMs: rule.afterMs,
          slackMs: assumptions.promptWithinMs,
          edge: edgeOf(rule),
        }),
    ),
    members: of('members').map(
      (rule): CompiledMembers =>
        base(rule, {
          since: rule.since.since,
          afterMs: rule.afterMs,
          callbackKey: keys.callback(rule.callback),
        }),
    ),
    results: groupBy(
      of('result').map(
        (rule): CompiledResult =>
          base(rule, {
            facts: holdsOf(rule.given),
            credential: rule.credential,
            callbackKey: rule.orCallback === undefined ? -1 : keys.callback(rule.orCallback),
          }),
      ),
      ({ rule }) => [rule.call],
    ),
    getters: of('getter').map((rule): CompiledGetter => base(rule, { facts: holdsOf(rule.given) })),
    resend: groupBy(
      of('resend').map((rule) => base(rule)),
      ({ rule }) => [rule.finding],
    ),
    decode: {
      unknownState: decoding('unknownState'),
      unknownReason: decoding('unknownReason'),
      swapped: decoding('swapped'),
      pair: decoding('pair'),
      sameState: decoding('sameState'),
      edge: decoding('edge'),
      untoldJoin: decoding('untoldJoin'),
      dead: decoding('dead'),
      previous: decoding('previous'),
      misspelt: decoding('misspelt'),
    },
  }
}
