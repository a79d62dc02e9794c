/** Rules made ready for one pass: looked up by the event that concerns them, without a search. */
import { callbackNames } from '../decode.ts'
import type { Assumptions } from '../judge.ts'
import type { Profile } from '../profile.ts'
import type {
  DecodeRule,
  GetterRule,
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
import { type CallName, callNames, type HappeningName, happenings, serviceObservations } from '../vocabulary.ts'
import type { Observed } from './world.ts'

/** Keys of what is observed: states by number, callbacks from 16, service observations from 96. */
const firstCallback = 16
const firstService = 96
const keyCount = 128

/** Looks up the keys of one profile. */
export class Keys {
  readonly callbacks: ReadonlyMap<string, number>
  readonly words: readonly string[]
  private readonly states: ReadonlyMap<string, number>
  private readonly services: ReadonlyMap<string, number> = new Map(
    serviceObservations.map((name, index) => [name, firstService + index]),
  )

  constructor(profile: Profile) {
    this.words = Object.keys(profile.callbacks)
    const numbers = new Map(this.words.map((word, index) => [word, firstCallback + index]))
    this.callbacks = new Map([...callbackNames(profile)].map(([spelling, word]) => [spelling, numbers.get(word) ?? -1]))
    this.states = new Map(profile.states.map(({ name, number }) => [name, number]))
  }

  state(name: string): number {
    const key = this.states.get(name)
    if (key === undefined) throw new Error(`No state is called ${name}.`)
    return key
  }

  callback(name: string): number {
    const key = this.callbacks.get(name)
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

  /** Whether an event of this key and reason could match, whatever it changes from. */
  mayMatch(key: number, reason: number): boolean {
    return this.patterns.some(
      (pattern) =>
        pattern.key === key && (pattern.reasons === -1 || (reason >= 0 && ((pattern.reasons >>> reason) & 1) === 1)),
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

const reasonCount = 32

/** Finds, without a search, the rules that one kind of event may concern. */
export class Lookup<Item> {
  private readonly lists: readonly (readonly Item[])[]

  constructor(items: readonly Item[], matcherOf: (item: Item) => Matcher | undefined) {
    this.lists = Array.from({ length: keyCount * (reasonCount + 1) }, (_, cell) => {
      const key = Math.floor(cell / (reasonCount + 1))
      const reason = (cell % (reasonCount + 1)) - 1
      return items.filter((item) => matcherOf(item)?.mayMatch(key, reason) === true)
    })
  }

  /** The rules for a key, and for a reason where the key is a state; -1 for any other event. */
  find(key: number, reason: number): readonly Item[] {
    return this.lists[key * (reasonCount + 1) + reason + 1] ?? none
  }
}

const none: readonly never[] = []

/** A rule with its clauses and its reading as numbers. */
export interface Compiled<AnyRule extends Rule = Rule> {
  readonly rule: AnyRule
  /** The rule's position in the profile. */
  readonly index: number
  readonly clauses: readonly number[]
  /** The question's number, -1 without one, and the reading's bit in it. */
  readonly question: number
  readonly bit: number
}

export interface CompiledResponse extends Compiled<ResponseRule> {
  readonly due: Matcher
  readonly credential: string | undefined
  readonly trigger: Matcher | undefined
  readonly withinMs: number
}
export interface CompiledTimer extends Compiled<TimerRule> {
  readonly due: Matcher
  readonly afterMs: number
  readonly slackMs: number
  /** The documented timer's number among the profile's edges, -1 if it is not counted. */
  readonly edge: number
}
export interface CompiledPair extends Compiled<PairTimerRule> {
  readonly due: Matcher
  readonly edge: number
}
export interface CompiledMembers extends Compiled<MembersRule> {
  readonly callbackKey: number
}
export interface CompiledOnly extends Compiled<OnlyRule> {
  readonly what: Matcher
}
export interface Witness extends Compiled<OnlyRule> {
  readonly trigger: Matcher | undefined
}
export interface CompiledResult extends Compiled<ResultRule> {
  readonly callbackKey: number
}

/** All rules of a profile, ready to be looked up. */
export interface Program {
  readonly keys: Keys
  readonly clauseIds: readonly string[]
  readonly edges: readonly string[]
  readonly onlyFor: Lookup<CompiledOnly>
  readonly responseFor: Lookup<CompiledResponse>
  readonly responseByCall: ReadonlyMap<CallName, readonly CompiledResponse[]>
  readonly responseByHappening: ReadonlyMap<HappeningName, readonly CompiledResponse[]>
  readonly witnessFor: Lookup<Witness>
  readonly witnessByCall: ReadonlyMap<CallName, readonly Witness[]>
  readonly witnessByHappening: ReadonlyMap<HappeningName, readonly Witness[]>
  readonly timers: readonly CompiledTimer[]
  /** The positions of timers: by the state in which they may run, and by what fulfils them. */
  readonly timersByState: readonly (readonly number[])[]
  readonly timersByKey: readonly (readonly number[])[]
  readonly pairs: readonly CompiledPair[]
  readonly members: readonly CompiledMembers[]
  readonly results: ReadonlyMap<CallName, readonly CompiledResult[]>
  readonly getters: readonly Compiled<GetterRule>[]
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
      return profile.states.map(({ number }) => ({ key: number, reasons: -1, from: keys.state(observation.state) }))
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

const callOf = (stimulus: Stimulus): readonly CallName[] => (stimulus.kind === 'call' ? [stimulus.call] : [])
const happeningOf = (stimulus: Stimulus): readonly HappeningName[] =>
  stimulus.kind === 'happening' ? [stimulus.happening] : []

/** Makes the profile's rules ready. */
export function compile(profile: Profile, assumptions: Assumptions): Program {
  const keys = new Keys(profile)
  const clauseIds = Object.keys(profile.clauses)
  const clauseNumbers = new Map(clauseIds.map((id, index) => [id, index]))
  const edges = [
    ...new Set(profile.rules.flatMap((rule) => ('timer' in rule && rule.timer !== undefined ? [rule.timer] : []))),
  ]
  const matcher = (observation: Observation): Matcher => new Matcher(patternsOf(observation, keys, profile))

  const base = <AnyRule extends Rule>(rule: AnyRule): Compiled<AnyRule> => {
    const clauses = rule.clauses.map((id) => {
      const index = clauseNumbers.get(id)
      if (index === undefined) throw new Error(`A rule names the clause ${id}, which ${profile.id} does not have.`)
      return index
    })
    const index = profile.rules.indexOf(rule)
    if (rule.reading === undefined) return { rule, index, clauses, question: -1, bit: 0 }
    const { question, reading } = rule.reading
    const questionIndex = profile.questions.findIndex(({ id }) => id === question)
    const readings = Object.keys(profile.questions[questionIndex]?.readings ?? {})
    if (!readings.includes(reading))
      throw new Error(`A rule names the reading ${question}=${reading}, which the register does not have.`)
    return { rule, index, clauses, question: questionIndex, bit: 1 << readings.indexOf(reading) }
  }
  const of = <Kind extends Rule['kind']>(kind: Kind): readonly Extract<Rule, { kind: Kind }>[] =>
    profile.rules.filter((rule): rule is Extract<Rule, { kind: Kind }> => rule.kind === kind)
  const assumed = (ms: number | 'reconnectWithinMs' | 'retryWithinMs' | 'promptWithinMs'): number =>
    typeof ms === 'number' ? ms : assumptions[ms]
  const edgeOf = (rule: { readonly timer?: string }): number =>
    rule.timer === undefined ? -1 : edges.indexOf(rule.timer)

  const responses = of('response').map(
    (rule): CompiledResponse => ({
      ...base(rule),
      due: matcher(rule.due),
      credential: rule.when.kind === 'call' ? rule.when.credential : undefined,
      trigger: triggerOf(rule.when, keys, profile),
      withinMs: rule.withinMs === 'prompt' ? assumptions.promptWithinMs : rule.withinMs,
    }),
  )
  const onlys = of('only').map((rule): CompiledOnly => ({ ...base(rule), what: matcher(rule.what) }))
  const witnesses = of('only').flatMap((rule): Witness[] =>
    rule.witness === undefined ? [] : [{ ...base(rule), trigger: triggerOf(rule.witness.when, keys, profile) }],
  )
  const decoding = (finding: DecodeRule['finding']): readonly Compiled<DecodeRule>[] =>
    of('decode')
      .filter((rule) => rule.finding === finding)
      .map(base)
  const timers = of('timer').map(
    (rule): CompiledTimer => ({
      ...base(rule),
      due: matcher(rule.due),
      afterMs: assumed(rule.afterMs),
      slackMs: rule.mode === 'soon' ? assumptions.promptWithinMs : 0,
      edge: edgeOf(rule),
    }),
  )
  const witnessStimulus = ({ rule }: Witness): Stimulus | undefined => rule.witness?.when
  return {
    keys,
    clauseIds,
    edges,
    onlyFor: new Lookup(onlys, ({ what }) => what),
    responseFor: new Lookup(responses, ({ trigger }) => trigger),
    responseByCall: groupBy(responses, ({ rule }) => callOf(rule.when)),
    responseByHappening: groupBy(responses, ({ rule }) => happeningOf(rule.when)),
    witnessFor: new Lookup(witnesses, ({ trigger }) => trigger),
    witnessByCall: groupBy(witnesses, (witness) =>
      callOf(witnessStimulus(witness) ?? { kind: 'happening', happening: 'networkLost' }),
    ),
    witnessByHappening: groupBy(witnesses, (witness) =>
      happeningOf(witnessStimulus(witness) ?? { kind: 'call', call: 'login' }),
    ),
    timers,
    timersByState: Array.from({ length: 8 }, (_, state) =>
      timers.flatMap(({ rule }, index) => (rule.since.states.includes(state) ? [index] : [])),
    ),
    timersByKey: Array.from({ length: keyCount }, (_, key) =>
      timers.flatMap(({ due }, index) => (due.keys.includes(key) ? [index] : [])),
    ),
    pairs: of('pairTimer').map((rule): CompiledPair => ({ ...base(rule), due: matcher(rule.due), edge: edgeOf(rule) })),
    members: of('members').map(
      (rule): CompiledMembers => ({ ...base(rule), callbackKey: keys.callback(rule.callback) }),
    ),
    results: groupBy(
      of('result').map(
        (rule): CompiledResult => ({
          ...base(rule),
          callbackKey: rule.orCallback === undefined ? -1 : keys.callback(rule.orCallback),
        }),
      ),
      ({ rule }) => [rule.call],
    ),
    getters: of('getter').map(base),
    resend: groupBy(of('resend').map(base), ({ rule }) => [rule.finding]),
    decode: {
      unknownState: decoding('unknownState'),
      unknownReason: decoding('unknownReason'),
      swapped: decoding('swapped'),
      pair: decoding('pair'),
      sameState: decoding('sameState'),
      edge: decoding('edge'),
      dead: decoding('dead'),
      misspelt: decoding('misspelt'),
    },
  }
}

/** Every call and happening, for counters by number. */
export const stimuli: readonly string[] = [...callNames, ...happenings]
