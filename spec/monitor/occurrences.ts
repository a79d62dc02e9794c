/** Tells an implementation that mixes readings from one that follows none: each occurrence by itself, in one trace. */
import type { Profile } from '../profile.ts'
import type { Rule } from '../rule.ts'
import { NEVER } from './client-facts.ts'

/** What is known of one question in the present trace; readings are bits. */
interface Kept {
  /** Readings that are under test, and those of them that a rule shows again once they are contradicted. */
  readonly all: number
  readonly shown: number
  /** Readings whose time passed without the observation, since the last one. */
  late: number
  /** Readings that what is observed at this instant contradicts, and those that it fulfils; by another rule, maybe both. */
  contradicted: number
  fulfilled: number
  instantMs: number
  /** Whether an occurrence fitted no reading. */
  isUnfit: boolean
  /** When each reading was seen first, and when it was contradicted first; `NEVER` without. */
  readonly seenAtMs: number[]
  readonly contradictedAtMs: number[]
}

/** A reading, and when it was met first. */
export interface ReadingAt {
  readonly reading: string
  readonly atMs: number
}

/** The occurrences of every question in one trace. */
export class Occurrences {
  private readonly kept: readonly Kept[]
  /** What the present trace has met; most traces meet few questions. */
  private readonly met = new Set<Kept>()
  private readonly readings: readonly (readonly string[])[]

  constructor(profile: Profile, readings: readonly (readonly string[])[], pinned: Int32Array) {
    this.readings = readings
    this.kept = profile.questions.map(({ id }, question) => {
      const names = readings[question] ?? []
      const isShown = (name: string) =>
        profile.rules.some((rule) => rule.reading?.question === id && rule.reading.reading === name && waits(rule))
      const shown = names.reduce((mask, name, bit) => (isShown(name) ? mask | (1 << bit) : mask), 0)
      return {
        all: pinned[question] ?? 0,
        shown,
        ...fresh,
        seenAtMs: names.map(() => NEVER),
        contradictedAtMs: names.map(() => NEVER),
      }
    })
  }

  begin(): void {
    for (const kept of this.met) {
      Object.assign(kept, fresh)
      kept.seenAtMs.fill(NEVER)
      kept.contradictedAtMs.fill(NEVER)
    }
    this.met.clear()
  }

  /** What a rule of the reading waited for has come. A rule that only allows it shows nothing: others allow it, too. */
  held(question: number, bit: number, rule: Rule, now: number): void {
    const kept = this.kept[question]
    if (kept === undefined || rule.kind === 'only' || rule.kind === 'decode') return
    this.met.add(kept)
    turn(kept, now)
    kept.fulfilled |= bit
  }

  broken(question: number, bit: number, rule: Rule, now: number): void {
    const kept = this.kept[question]
    if (kept === undefined) return
    this.met.add(kept)
    turn(kept, now)
    if (waits(rule)) kept.late |= bit
    else kept.contradicted |= bit
    if ((kept.late & kept.all) === kept.all) kept.isUnfit = true
    note(kept.contradictedAtMs, bit, now)
  }

  /** Whether every occurrence fits a reading, where none fits them all. */
  isMixed(question: number): boolean {
    const kept = this.kept[question]
    if (kept === undefined) return false
    settle(kept)
    if (kept.isUnfit || (kept.all & (kept.all - 1)) === 0) return false
    if (this.seen(question).length > 1) return true
    // A reading that no rule shows again may be the one that fits.
    return kept.seenAtMs.some((atMs, bit) => atMs === NEVER && (kept.all & ~kept.shown & (1 << bit)) !== 0)
  }

  /** The readings that were seen, the first one first. */
  seen(question: number): readonly ReadingAt[] {
    return this.inOrder(question, this.kept[question]?.seenAtMs)
  }

  contradicted(question: number): readonly ReadingAt[] {
    return this.inOrder(question, this.kept[question]?.contradictedAtMs)
  }

  private inOrder(question: number, times: readonly number[] = []): readonly ReadingAt[] {
    return (this.readings[question] ?? [])
      .map((reading, bit) => ({ reading, atMs: times[bit] ?? NEVER }))
      .filter(({ atMs }) => atMs !== NEVER)
      .sort((one, other) => one.atMs - other.atMs)
  }
}

const fresh = { late: 0, contradicted: 0, fulfilled: 0, instantMs: NEVER, isUnfit: false }

/** Whether it goes on waiting for its observation once its reading is contradicted. */
function waits({ kind }: Rule): boolean {
  return kind === 'timer' || kind === 'pairTimer' || kind === 'members'
}

function note(times: number[], bit: number, now: number): void {
  const reading = Math.log2(bit)
  if (times[reading] === NEVER) times[reading] = now
}

/** What is observed at one instant is one occurrence, with what had not come until then. */
function turn(kept: Kept, now: number): void {
  if (kept.instantMs === now) return
  settle(kept)
  kept.instantMs = now
}

function settle(kept: Kept): void {
  const fits = kept.fulfilled & ~kept.contradicted
  const isObserved = (kept.fulfilled | kept.contradicted) !== 0
  if (fits === 0 && isObserved && ((kept.late | kept.contradicted) & kept.all) === kept.all) kept.isUnfit = true
  for (let left = fits; left !== 0; left &= left - 1) note(kept.seenAtMs, left & -left, kept.instantMs)
  if (isObserved) kept.late = 0
  kept.contradicted = 0
  kept.fulfilled = 0
}
