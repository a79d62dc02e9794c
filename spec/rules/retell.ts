/**
 * What the native RTC documents share is said once, in the rules of the most detailed of them, RTC 4.x. An older
 * document retells it: a table gives, for each statement of RTC 4.x, those of its own statements that say the same.
 */
import type { Rtc4ApiClauseId, Rtc4ClauseId } from '../clauses/rtc-4.ts'
import type { ClientKind } from '../dialect.ts'
import * as is from '../facts/index.ts'
import type { Rule } from '../rule.ts'
import { rtc4Rules } from './rtc-4/index.ts'

/** The statements that say the same, the most specific first; none where the document is silent. */
export type Retold =
  | readonly string[]
  /** A document that does not demand it may still say what it may not be. */
  | { readonly demands: readonly string[]; readonly forbids: readonly string[] }

/** For each statement of RTC 4.x, what another document says. */
export type RetellTable = Readonly<Record<Rtc4ClauseId | Rtc4ApiClauseId, Retold>>

/** How a document retells the rules. */
export interface Retelling {
  readonly says: RetellTable
  /** The questions that its text leaves open, too; rules of other questions are not retold. */
  readonly questions: readonly string[]
  /** The names of the documented timers, by the reading that the document itself takes: `A-01=ten-seconds-after-loss`. */
  readonly timers: Readonly<Record<string, string>>
  /** The kinds of clients that it speaks of. */
  readonly clients: readonly ClientKind[]
}

/** The rules of RTC 4.x, as the other document says them. */
export function retell({ says, questions, timers, clients }: Retelling): readonly Rule[] {
  return rtc4Rules.flatMap((rule): Rule[] => {
    const { reading } = rule
    if (reading !== undefined && !questions.includes(reading.question)) return []
    const forbids = rule.kind === 'only' || rule.kind === 'decode'
    const clauses = [...new Set(rule.clauses.flatMap((clause) => retold(says[clause as keyof RetellTable], forbids)))]
    if (clauses.length === 0) return []
    // What the getter tells while a change is due may be ahead of the report.
    const asked = rule.kind === 'getter' ? { ...rule, given: [...rule.given, is.settled, is.onTrack] } : rule
    const told = { ...asked, clauses, clients }
    if (told.kind !== 'timer' || reading === undefined)
      return [told.kind === 'response' ? { ...told, tells: clients } : told]
    const { timer: _otherDocuments, ...unnamed } = told
    const timer = timers[`${reading.question}=${reading.reading}`]
    return [timer === undefined ? unnamed : { ...unnamed, timer }]
  })
}

function retold(said: Retold | undefined, forbids: boolean): readonly string[] {
  if (said === undefined) return []
  if (!('demands' in said)) return said
  return forbids ? said.forbids : said.demands
}
