/**
 * Every decision of the reference, in a flat table for each profile: change an entry, and the reference has one fault
 * or follows another reading.
 */
import type { ProfileId } from '../../spec/vocabulary.ts'
import { correctRtc, type RtcDecisions } from './decisions-rtc.ts'
import { correctIos232, correctNative231, correctNative232 } from './decisions-rtc-native.ts'
import { correctRtm, type RtmDecisions } from './decisions-rtm.ts'
import { correctWeb, correctWebViewer, type WebDecisions } from './decisions-web.ts'
import { correctWeb4 } from './decisions-web-4.ts'

/** The decisions that do not belong to one family. */
export interface SharedDecisions {
  /** How states and reasons are spelled: as the documented numbers, or as each platform names them. */
  readonly spelling: 'numbers' | 'names'
}

/** Every decision of the reference. The prefix names the family; units come last. */
export type Decisions = SharedDecisions & RtmDecisions & RtcDecisions & WebDecisions

/** The decisions of one profile. Each family keeps a table of its own: objects with very many properties are slow. */
export interface Tables {
  readonly shared: SharedDecisions
  readonly rtm: RtmDecisions
  readonly rtc: RtcDecisions
  readonly web: WebDecisions
}

const numbers: SharedDecisions = { spelling: 'numbers' }
const names: SharedDecisions = { spelling: 'names' }

/** In a session of the Web alone the service waits ten seconds for data of a user (document 004). */
const webService: RtcDecisions = { ...correctRtc, rtcServiceOfflineAfterMs: 10_000, rtcChannelOutlivesKillMs: 10_000 }

/** In a session of Web 4.x it waits twenty; what becomes of the channel of a killed user, its guide does not say. */
const web4Service: RtcDecisions = {
  ...correctRtc,
  rtcServiceOfflineAfterMs: 20_000,
  rtcChannelOutlivesKillMs: Infinity,
}

/** What the documents say, in the default readings. */
const correctTables = {
  'rtm-1': { shared: numbers, rtm: correctRtm, rtc: correctRtc, web: correctWeb },
  'rtc-4': { shared: numbers, rtm: correctRtm, rtc: correctRtc, web: correctWeb },
  'rtc-ios-2.3.2': { shared: names, rtm: correctRtm, rtc: correctIos232, web: correctWeb },
  'rtc-native-2.3.1': { shared: names, rtm: correctRtm, rtc: correctNative231, web: correctWeb },
  'rtc-native-2.3.2': { shared: names, rtm: correctRtm, rtc: correctNative232, web: correctWebViewer },
  'rtc-web-3': { shared: names, rtm: correctRtm, rtc: webService, web: correctWeb },
  'rtc-web-4': { shared: names, rtm: correctRtm, rtc: web4Service, web: correctWeb4 },
} as const satisfies { readonly [profile in ProfileId]: Tables }

/** What the documents say of one profile, in the default readings, as one flat table. */
export function correctFor(profile: ProfileId): Decisions {
  const { shared, rtm, rtc, web } = correctTables[profile]
  return { ...shared, ...rtm, ...rtc, ...web }
}

/** The tables of one profile, with the decisions that are given put in the place of the correct ones. */
export function decide(profile: ProfileId, changes: Partial<Decisions>): Tables {
  const { shared, rtm, rtc, web } = correctTables[profile]
  return {
    shared: replaced(shared, changes),
    rtm: replaced(rtm, changes),
    rtc: replaced(rtc, changes),
    web: replaced(web, changes),
  }
}

function replaced<Table extends object>(table: Table, changes: Partial<Decisions>): Table {
  const own = Object.entries(changes).filter(([name, value]) => name in table && value !== undefined)
  return own.length === 0 ? table : { ...table, ...Object.fromEntries(own) }
}

/** The same tables; the name of each decision that is asked is added to `consulted`. */
export function watched({ shared, rtm, rtc, web }: Tables, consulted: Set<string>): Tables {
  const watch = <Table extends object>(table: Table): Table =>
    new Proxy(table, {
      get(target, name, receiver): unknown {
        if (typeof name === 'string') consulted.add(name)
        return Reflect.get(target, name, receiver)
      },
    })
  return { shared: watch(shared), rtm: watch(rtm), rtc: watch(rtc), web: watch(web) }
}
