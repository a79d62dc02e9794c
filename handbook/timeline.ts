/** The timed story of a profile: its T-points, or else its timed clauses, with the instants of every reading. */
import type { MembersRule, PairTimerRule, Profile, Question, ReadingOf, Rule, TimerRule } from '../spec/index.ts'
import type { ClauseEntry } from './entry.ts'

/** A rule that says after how long something is due. */
export type TimedRule = TimerRule | PairTimerRule | MembersRule

/** One instant at which something is due, by one rule. */
export interface Moment {
  /** Since the story's beginning: the loss of the network, or whatever else the condition begins with. */
  readonly atMs: number
  /** Since the condition began. */
  readonly afterMs: number
  /** What must have lasted, of the client: `is CONNECTED and without server data`. */
  readonly condition: string
  /** The reading to which it belongs, if the documents have more than one. */
  readonly reading?: ReadingOf
  /** Whether it holds for an implementation that follows the profile's own document. */
  readonly isDefault: boolean
  readonly rule: TimedRule
}

/** One point of the timeline. */
export interface TimelinePoint {
  /** `T4`, or the id of a clause where the document has no such names. */
  readonly name: string
  readonly entries: readonly ClauseEntry[]
  /** In the order of their instants; none where the document gives no bound that is judged. */
  readonly moments: readonly Moment[]
}

/** The points in their order. */
export function timelineOf(profile: Profile, entries: readonly ClauseEntry[]): readonly TimelinePoint[] {
  const named = new Map<string, ClauseEntry[]>()
  for (const entry of entries) {
    const name = /-(T\d+)[a-z]?$/.exec(entry.id)?.[1]
    if (name !== undefined) named.set(name, [...(named.get(name) ?? []), entry])
  }
  if (named.size > 0) {
    return [...named].map(([name, own]) => ({ name, entries: own, moments: momentsOf(profile, timersOf(own)) }))
  }
  return entries
    .map((entry) => {
      const own = entry.rules.filter(({ clauses: [first] }) => first === entry.id)
      return { name: entry.id, entries: [entry], moments: momentsOf(profile, own) }
    })
    .filter(({ moments }) => moments.length > 0)
}

/** The rules of the point's timer; its other clauses say what else holds then, some of it in other stories. */
function timersOf(entries: readonly ClauseEntry[]): readonly Rule[] {
  return [...new Set(entries.filter(({ clause }) => clause.kind === 'timer').flatMap(({ rules }) => rules))]
}

function momentsOf(profile: Profile, rules: readonly Rule[]): readonly Moment[] {
  return rules
    .flatMap((rule): readonly Moment[] => {
      if (rule.kind !== 'timer' && rule.kind !== 'pairTimer' && rule.kind !== 'members') return []
      const { afterMs, since, reading } = rule
      // A bound that no document gives is an assumption of the kit, and no point of the document's timeline.
      if (typeof afterMs === 'string') return []
      const begins = 'begins' in since && since.begins === 'interrupted' ? interruptedAfterMs(profile) : 0
      return [
        {
          atMs: begins + afterMs,
          afterMs,
          condition: rule.kind === 'pairTimer' ? `${since.text} another` : since.text,
          ...(reading === undefined ? {} : { reading }),
          isDefault: reading === undefined || isDefaultReading(reading, profile.questions),
          rule,
        },
      ]
    })
    .sort((one, other) => one.atMs - other.atMs)
}

function interruptedAfterMs({ id, timers }: Profile): number {
  const ms = timers['interruptedAfterMs']
  if (ms === undefined) throw new Error(`${id} counts from an interruption, and has no timer "interruptedAfterMs".`)
  return ms
}

function isDefaultReading({ question, reading }: ReadingOf, questions: readonly Question[]): boolean {
  return questions.find(({ id }) => id === question)?.defaultReading === reading
}
