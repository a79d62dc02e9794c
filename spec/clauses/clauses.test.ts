import { describe, expect, it } from 'vitest'
import type { Clause } from '../clause.ts'
import { isBeyondTheFive } from '../documents.ts'
import { rtc4ApiClauses, rtc4Clauses } from './rtc-4.ts'
import { rtcIos232ApiClauses, rtcIos232Clauses } from './rtc-ios-2.3.2.ts'
import { rtcNative231Clauses } from './rtc-native-2.3.1.ts'
import { rtcNative232ApiClauses, rtcNative232Clauses } from './rtc-native-2.3.2.ts'
import { rtcWeb3ApiClauses, rtcWeb3Clauses } from './rtc-web-3.ts'
import { rtcWeb4ApiClauses, rtcWeb4Clauses } from './rtc-web-4.ts'
import { rtm1ApiClauses, rtm1Clauses } from './rtm-1.ts'

type Table = Readonly<Record<string, Clause>>

const written: readonly Table[] = [
  rtm1Clauses,
  rtc4Clauses,
  rtcIos232Clauses,
  rtcNative231Clauses,
  rtcNative232Clauses,
  rtcWeb3Clauses,
]
const added: readonly Table[] = [
  rtm1ApiClauses,
  rtc4ApiClauses,
  rtcIos232ApiClauses,
  rtcNative232ApiClauses,
  rtcWeb3ApiClauses,
]
/** Those of documents beyond the five, which have a profile of their own. */
const beyond: readonly Table[] = [rtcWeb4Clauses]
const beyondAdded: readonly Table[] = [rtcWeb4ApiClauses]
const rows = [...written, ...added, ...beyond, ...beyondAdded].flatMap((table) => Object.entries(table))

/** What a clause that no trace can judge says instead. */
function reasonOf({ judgedBy }: Clause): string | undefined {
  if (judgedBy === 'rule') return undefined
  return 'notObservable' in judgedBy ? judgedBy.notObservable : judgedBy.notAnSdkProperty
}

/** Those that come more than once, each time but the first. */
function repeated(texts: readonly string[]): readonly string[] {
  return texts.filter((text, index) => texts.indexOf(text) !== index)
}

describe('the tables of clauses', () => {
  it.each([
    ['the RTM document for Linux', 57, [rtm1Clauses]],
    ['the RTC document for Flutter', 70, [rtc4Clauses]],
    ['the RTC document for iOS', 39, [rtcIos232Clauses]],
    ['the FAQ about native SDKs', 71, [rtcNative231Clauses, rtcNative232Clauses]],
    ['the RTC document for the Web', 41, [rtcWeb3Clauses]],
  ] as const)('hold each statement of %s: %i', (_, statements, tables) => {
    expect(tables.flatMap((table) => Object.keys(table))).toHaveLength(statements)
  })

  it.each([
    ['PRE232', 22, rtcNative231Clauses],
    ['FAQ-SCOPE', 6, rtcNative232Clauses],
    ['NATIVE232', 23, rtcNative232Clauses],
    ['XWEB', 4, rtcNative232Clauses],
    ['KILL', 16, rtcNative232Clauses],
  ] as const)('hold each statement of the FAQ under %s: %i', (prefix, statements, table) => {
    expect(Object.keys(table).filter((id) => id.startsWith(`${prefix}-`))).toHaveLength(statements)
  })

  it('hold 278 statements of documents, and give every clause an id of its own', () => {
    expect(written.flatMap((table) => Object.keys(table))).toHaveLength(278)
    expect(repeated(rows.map(([id]) => id))).toEqual([])
  })

  it('hold 35 statements of the guide to the Web 4.x and 16 of its type definitions, apart from those', () => {
    expect(beyond.flatMap((table) => Object.keys(table))).toHaveLength(35)
    expect(beyondAdded.flatMap((table) => Object.keys(table))).toHaveLength(16)
    const sources = [...beyond, ...beyondAdded].flatMap((table) => Object.values(table).map(({ source }) => source))
    expect(sources.filter(({ document }) => !isBeyondTheFive(document))).toEqual([])
    const ofTheFive = [...written, ...added].flatMap((table) => Object.values(table).map(({ source }) => source))
    expect(ofTheFive.filter(({ document }) => isBeyondTheFive(document))).toEqual([])
  })

  it('demand what the document of a profile says, and recommend what another source says', () => {
    const levels = (tables: readonly Table[]) =>
      new Set(tables.flatMap((table) => Object.values(table).map(({ level }) => level)))
    expect([...levels([...written, ...beyond])]).toEqual(['MUST'])
    expect([...levels([...added, ...beyondAdded])]).toEqual(['SHOULD'])
  })

  it('say one sentence of each clause', () => {
    const untidy = rows.filter(([, { text }]) => !/^\S.*\.$/.test(text) || /[.?!]\s/.test(text))
    expect(untidy.map(([id, { text }]) => `${id}: ${text}`)).toEqual([])
  })

  it('say for each clause why it matters, and for no two the same', () => {
    expect(repeated(rows.map(([, { why }]) => why))).toEqual([])
    expect(rows.filter(([, { why }]) => !/^\S.*\S\.$/.test(why)).map(([id]) => id)).toEqual([])
  })

  it('say of each clause that no trace can judge why that is so', () => {
    const reasons = rows.flatMap(([id, clause]) => {
      const reason = reasonOf(clause)
      return reason === undefined ? [] : [[id, reason] as const]
    })
    expect(reasons.length).toBeGreaterThan(20)
    expect(reasons.filter(([, reason]) => reason.length < 40 || !reason.endsWith('.'))).toEqual([])
  })

  it('name in their reasons only clauses that exist', () => {
    const ids = new Set(rows.map(([id]) => id))
    const named = rows.flatMap(([id, clause]) =>
      [
        ...(reasonOf(clause) ?? '').matchAll(
          /\b(?:RTM|RTC|IOS|PRE232|NATIVE232|XWEB|KILL|WEB3|WEB4)-[A-Z0-9-]+[a-z]?\b/g,
        ),
      ].map(([name]) => [id, name] as const),
    )
    expect(named.length).toBeGreaterThan(20)
    expect(named.filter(([, name]) => !ids.has(name))).toEqual([])
  })
})
