/** Keeps the account of a judge: what was put to the test, what was broken, which readings still stand. */
import type { Profile } from '../profile.ts'
import type { Rule } from '../rule.ts'
import { type Contradiction, mixesReadings, type ReadingsFollowed, type Violation } from '../verdict.ts'
import type { CallbackEvent } from '../vocabulary.ts'
import type { Compiled } from './compile.ts'
import { Occurrences } from './occurrences.ts'
import { ms } from './tell.ts'

/** How many violations of one clause one trace reports; the rest are counted only. */
export const violationLimit = 20

/** What was expected, why, and what came instead, told only when something is broken. */
export interface Told {
  readonly client: string
  readonly expected: string
  readonly because: string
  readonly observed: string
}

/** A violation to which what came too late may still be added. */
export interface Growing {
  clauses: readonly string[]
  client: string
  atMs: number
  eventIndex: number
  expected: string
  because: string
  observed: string
  readings?: readonly { readonly question: string; readonly reading: string }[]
}

const neverTold: Violation = {
  clauses: [],
  client: '',
  atMs: 0,
  eventIndex: 0,
  expected: '',
  because: '',
  observed: '',
}

/** Whether one of the rule's clauses is about a time after which the service tells others of a client. */
function isAboutTimes({ rules }: Profile, { clauses }: Rule): boolean {
  return rules.some(
    (rule) => rule.kind === 'pairTimer' && rule.afterMs > 0 && rule.clauses.some((id) => clauses.includes(id)),
  )
}

/** The account over all traces, and over the present one. */
export class Ledger {
  /** How often each rule was kept, and broken, over all traces. */
  private readonly kept: Float64Array
  private readonly brokenCounts: Float64Array
  /** How often each rule was kept by what the client only repeats, and could not have broken. */
  private readonly doubled: Float64Array
  /** Of each rule, whether its being kept is no proof, as a double keeps the times of the service. */
  private readonly provesNothing: readonly boolean[]
  /** Who is behind the callback that is being looked at, where it is not the SDK. */
  author: CallbackEvent['by']
  private readonly profile: Profile
  private readonly clauseIds: readonly string[]
  private readonly readingIds: readonly (readonly string[])[]
  private readonly pinned: Int32Array
  /** The reading of the profile's own document, by which a violation of all readings is told. */
  private readonly defaults: Int32Array
  private readonly toldByDefault = new Map<number, Told>()
  /** Readings that stand: in this trace, and over all traces. */
  private readonly standing: Int32Array
  private readonly standingOverall: Int32Array
  private readonly decided: Uint8Array
  private readonly firstContradictions = new Map<string, Contradiction>()
  private violations: Growing[] = []
  private contradictions: Contradiction[] = []
  private readonly counts = new Map<string, number>()
  /** For each question, what all readings that this trace contradicts have broken in common. */
  private readonly brokenByReadings = new Map<number, readonly number[]>()
  private readonly occurrences: Occurrences
  /** For each question to which this trace leaves no reading, the violation that tells so. */
  private readonly withoutReading = new Map<number, Growing>()
  /** Whether some trace left no reading because it mixes them, and whether one did because none fits. */
  private readonly mixed: Uint8Array
  private readonly unfit: Uint8Array
  private readonly world: Readonly<{ now: number }>

  constructor(
    profile: Profile,
    clauseIds: readonly string[],
    readings: Readonly<Record<string, string>>,
    world: Readonly<{ now: number }>,
    hasDoubledPresence: boolean,
  ) {
    this.profile = profile
    this.provesNothing = profile.rules.map(
      (rule) => hasDoubledPresence && rule.kind === 'only' && isAboutTimes(profile, rule),
    )
    this.world = world
    this.clauseIds = clauseIds
    this.kept = new Float64Array(profile.rules.length)
    this.brokenCounts = new Float64Array(profile.rules.length)
    this.doubled = new Float64Array(profile.rules.length)
    this.readingIds = profile.questions.map((question) => Object.keys(question.readings))
    this.pinned = Int32Array.from(profile.questions, (question, index) => {
      const reading = readings[question.id]
      const ids = this.readingIds[index] ?? []
      return reading === undefined ? (1 << ids.length) - 1 : 1 << ids.indexOf(reading)
    })
    this.defaults = Int32Array.from(
      profile.questions,
      (question, index) => 1 << (this.readingIds[index] ?? []).indexOf(question.defaultReading),
    )
    this.standing = this.pinned.slice()
    this.standingOverall = this.pinned.slice()
    this.decided = new Uint8Array(profile.questions.length)
    this.mixed = new Uint8Array(profile.questions.length)
    this.unfit = new Uint8Array(profile.questions.length)
    this.occurrences = new Occurrences(profile, this.readingIds, this.pinned)
  }

  begin(): void {
    this.standing.set(this.pinned)
    this.violations = []
    this.contradictions = []
    if (this.counts.size > 0) this.counts.clear()
    if (this.brokenByReadings.size > 0) this.brokenByReadings.clear()
    if (this.toldByDefault.size > 0) this.toldByDefault.clear()
    if (this.withoutReading.size > 0) this.withoutReading.clear()
    this.occurrences.begin()
  }

  /** Whether the rule still has a say: its reading stands, or it has none. */
  stands(compiled: Compiled): boolean {
    return compiled.question < 0 || ((this.standing[compiled.question] ?? 0) & compiled.bit) !== 0
  }

  /** The rule was put to the test and kept. What a double has kept by itself is counted apart, and decides no reading. */
  held(compiled: Compiled): void {
    if (this.author === 'double' || this.provesNothing[compiled.index] === true) return this.notTested(compiled)
    if (compiled.question >= 0) {
      this.occurrences.held(compiled.question, compiled.bit, compiled.rule, this.world.now)
      if (((this.standing[compiled.question] ?? 0) & compiled.bit) === 0) return
      this.decided[compiled.question] = 1
    }
    this.kept[compiled.index] = (this.kept[compiled.index] ?? 0) + 1
  }

  /** The rule was kept by what the client only repeats, and could not have been broken by it. */
  notTested(compiled: Compiled): void {
    this.doubled[compiled.index] = (this.doubled[compiled.index] ?? 0) + 1
  }

  /** Takes back a violation of a rule without a reading, which was none. */
  retract(compiled: Compiled, violation: Growing): void {
    const index = this.violations.indexOf(violation)
    if (index < 0) return
    this.violations.splice(index, 1)
    this.brokenCounts[compiled.index] = (this.brokenCounts[compiled.index] ?? 0) - 1
    const key = violation.clauses.join(' ')
    this.counts.set(key, (this.counts.get(key) ?? 0) - 1)
  }

  /** How often each clause was put to the test, by the names of the clauses. */
  exercised(): Readonly<Record<string, number>> {
    const counts: Record<string, number> = Object.fromEntries(this.clauseIds.map((id) => [id, 0]))
    this.profile.rules.forEach(({ clauses }, index) => {
      for (const id of clauses)
        counts[id] = (counts[id] ?? 0) + (this.kept[index] ?? 0) + (this.brokenCounts[index] ?? 0)
    })
    return counts
  }

  /** How often each clause was kept by an adapter's double of the service alone, for the clauses where it was. */
  simulated(): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {}
    this.profile.rules.forEach(({ clauses }, index) => {
      const times = this.doubled[index] ?? 0
      if (times > 0) for (const id of clauses) counts[id] = (counts[id] ?? 0) + times
    })
    return counts
  }

  /** The rule was broken. Returns the violation to which a late observation may still be added. */
  broken(compiled: Compiled, atMs: number, eventIndex: number, tell: () => Told): Growing | undefined {
    const { question, bit } = compiled
    if (question >= 0) this.occurrences.broken(question, bit, compiled.rule, this.world.now)
    // Most of what is broken is a reading that an earlier event has contradicted.
    if (!this.stands(compiled)) return undefined
    let clauses = compiled.clauses.map((index) => this.clauseIds[index] ?? '')
    let violation: Growing | undefined
    if (question >= 0) {
      const before = this.standing[question] ?? 0
      const after = before & ~bit
      const common = this.commonClauses(question, compiled.clauses)
      if (bit === this.defaults[question]) this.toldByDefault.set(question, tell())
      this.standing[question] = after
      this.decided[question] = 1
      const id = this.profile.questions[question]?.id ?? ''
      const reading = this.readingIds[question]?.[Math.log2(bit)] ?? ''
      const known = this.firstContradictions.get(`${id}=${reading}`)
      // What every reading breaks is broken; where they have nothing in common, what the last one breaks.
      if (after === 0 && common.length > 0) clauses = common.map((index) => this.clauseIds[index] ?? '')
      const told = after === 0 ? this.tellByDefault(question, tell()) : undefined
      violation =
        known === undefined || told !== undefined ? { clauses, atMs, eventIndex, ...(told ?? tell()) } : undefined
      const contradiction = known ?? { question: id, reading, violation: violation ?? neverTold }
      this.contradictions.push(contradiction)
      // Another reading still stands: the clauses were put to the test, and this trace keeps them in its own way.
      if (after !== 0) {
        this.kept[compiled.index] = (this.kept[compiled.index] ?? 0) + 1
        return violation
      }
      const tried = this.contradictions.filter((one) => one.question === id)
      if (violation !== undefined) {
        violation.readings = tried.map((one) => ({ question: id, reading: one.reading }))
        this.withoutReading.set(question, violation)
      }
    }
    this.brokenCounts[compiled.index] = (this.brokenCounts[compiled.index] ?? 0) + 1
    const key = clauses.join(' ')
    const count = (this.counts.get(key) ?? 0) + 1
    this.counts.set(key, count)
    if (count > violationLimit) return undefined
    violation ??= { clauses, atMs, eventIndex, ...tell() }
    this.violations.push(violation)
    return violation
  }

  /** The expectation of the default reading; where that waited in vain, with what came and contradicts the last one. */
  private tellByDefault(question: number, last: Told): Told {
    const told = this.toldByDefault.get(question) ?? last
    return told.observed === '' ? { ...told, observed: last.observed } : told
  }

  /** Tells a mixture as what it is. */
  private tellMixture(question: number, violation: Growing): void {
    const { id = '', question: asked = '' } = this.profile.questions[question] ?? {}
    const seen = this.occurrences.seen(question)
    const places =
      seen.length > 1
        ? seen.map(({ reading, atMs }) => `${reading} at ${ms(atMs)}`)
        : this.occurrences.contradicted(question).map(({ reading, atMs }) => `not ${reading} at ${ms(atMs)}`)
    violation.expected = `one reading of ${id} throughout the trace`
    violation.because = asked
    violation.observed = `${mixesReadings}: ${places.join(', ')}`
  }

  /** The clauses that all readings of the question have in common among those that this trace breaks. */
  private commonClauses(question: number, clauses: readonly number[]): readonly number[] {
    const before = this.brokenByReadings.get(question)
    const common = before === undefined ? clauses : before.filter((clause) => clauses.includes(clause))
    this.brokenByReadings.set(question, common)
    return common
  }

  end(): { readonly violations: readonly Violation[]; readonly contradictions: readonly Contradiction[] } {
    for (let index = 0; index < this.standing.length; index += 1) {
      const standing = this.standing[index] ?? 0
      if (standing !== 0) this.standingOverall[index] = (this.standingOverall[index] ?? 0) & standing
    }
    for (const [question, violation] of this.withoutReading) {
      const isMixed = this.occurrences.isMixed(question)
      if (isMixed) this.tellMixture(question, violation)
      const traces = isMixed ? this.mixed : this.unfit
      traces[question] = 1
    }
    for (const contradiction of this.contradictions) {
      const key = `${contradiction.question}=${contradiction.reading}`
      if (!this.firstContradictions.has(key)) this.firstContradictions.set(key, contradiction)
    }
    return { violations: this.violations, contradictions: this.contradictions }
  }

  /** What each question has come to over all traces. */
  readings(): readonly ReadingsFollowed[] {
    return this.profile.questions.map((question, index) => {
      const names = this.readingIds[index] ?? []
      const standing = this.standingOverall[index] ?? 0
      return {
        question: question.id,
        possible: names.filter((_, bit) => (standing & (1 << bit)) !== 0),
        contradicted: names.flatMap((reading) => this.firstContradictions.get(`${question.id}=${reading}`) ?? []),
        decided: this.decided[index] === 1,
        follows: this.unfit[index] === 1 ? 'none' : this.mixed[index] === 1 || standing === 0 ? 'several' : 'one',
      }
    })
  }
}
