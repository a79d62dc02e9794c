/**
 * Every decision of the reference in one flat table: change an entry, and the reference has one fault or
 * follows another reading.
 */
import { correctRtc, type RtcDecisions } from './decisions-rtc.ts'
import { correctRtm, type RtmDecisions } from './decisions-rtm.ts'

/** The decisions that do not belong to one family. */
export interface SharedDecisions {
  /** How states and reasons are spelled: as the documented numbers, or as each platform names them. */
  readonly spelling: 'numbers' | 'names'
}

/** Every decision of the reference. The prefix names the family; units come last. */
export type Decisions = SharedDecisions & RtmDecisions & RtcDecisions

/** The decisions without a family, as the reference takes them. */
export const correctShared: SharedDecisions = { spelling: 'numbers' }

/** What the documents say, in the default readings. */
export const correct: Decisions = { ...correctShared, ...correctRtm, ...correctRtc }

/**
 * The correct values of one table, with those that are given put in their place.
 * Each family keeps a table of its own, because objects with very many properties are slow to read.
 */
export function decide<Table extends object>(table: Table, changes: Partial<Decisions>): Table {
  const own = Object.entries(changes).filter(([name, value]) => name in table && value !== undefined)
  return { ...table, ...Object.fromEntries(own) }
}
