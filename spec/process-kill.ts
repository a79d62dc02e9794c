/**
 * The process-kill matrix of the native FAQ: what a user is told whose peer's process was killed, by the platforms of
 * both. What the document does not say is `unspecified`, and is not guessed.
 */
import type { Source } from './documents.ts'
import type { Platform } from './vocabulary.ts'

/** The platforms that the section names; the frameworks of the document's header it does not map to any. */
export const killPlatforms = ['ios', 'macos', 'android', 'windows', 'linux', 'web'] as const satisfies Platform[]
/** One of the platforms of the matrix. */
export type KillPlatform = (typeof killPlatforms)[number]

/** What the watcher is told. */
export type KillCell =
  /** The killed client sends its leave: the callback comes as after any other leave. */
  | { readonly kind: 'leave'; readonly clauses: readonly string[]; readonly callback: string }
  /** The killed client falls silent: the callback comes after the limit, and not at all if the user is back within it. */
  | {
      readonly kind: 'silence'
      readonly clauses: readonly string[]
      readonly callback: string
      readonly limitMs: number
      /** The clause that says that nobody is told of a user who is back within the limit. */
      readonly unlessBack: string
    }
  /** The kill is like the loss of the network, whatever that brings. */
  | { readonly kind: 'drop'; readonly clauses: readonly string[] }
  | 'unspecified'

/** Where the document has the matrix. */
export const killSource = { document: 'rtc-native-faq', section: 'process killed' } as const satisfies Source

/** What holds for every cell: what counts as a kill, who is in the channel, and what the service does. */
export const killPremises = ['KILL-01', 'KILL-01a', 'KILL-01b', 'KILL-01c', 'KILL-02', 'KILL-13'] as const

/** The questions of the register that the matrix raises. */
export const killQuestions = ['A-12', 'A-15', 'A-16', 'A-17', 'A-41', 'A-42', 'A-45'] as const

/** How long a native watcher waits for a killed user, and a Web watcher. */
export const killLimits = { nativeMs: 20_000, webMs: 10_000 } as const

const leave = (clause: string, callback: string): KillCell => ({
  kind: 'leave',
  clauses: ['KILL-03', clause],
  callback,
})
const silence = (clause: string, callback: string, limitMs: number, unlessBack: string): KillCell => ({
  kind: 'silence',
  clauses: [clause],
  callback,
  limitMs,
  unlessBack,
})
const drop: KillCell = { kind: 'drop', clauses: ['KILL-12'] }

/** The client sends its leave as it dies. */
const apple = {
  ios: leave('KILL-05', 'didOfflineOfUid'),
  macos: leave('KILL-05', 'didOfflineOfUid'),
  android: leave('KILL-04', 'onUserOffline'),
  windows: leave('KILL-04', 'onUserOffline'),
  linux: 'unspecified',
  web: leave('KILL-06', 'peer-leave'),
} as const satisfies Record<KillPlatform, KillCell>

const toldByNative = {
  ios: silence('KILL-08', 'didOfflineOfUid', killLimits.nativeMs, 'KILL-09'),
  macos: silence('KILL-08', 'didOfflineOfUid', killLimits.nativeMs, 'KILL-09'),
  android: silence('KILL-07', 'onUserOffline', killLimits.nativeMs, 'KILL-09'),
  windows: silence('KILL-07', 'onUserOffline', killLimits.nativeMs, 'KILL-09'),
  linux: 'unspecified',
} as const satisfies Record<Exclude<KillPlatform, 'web'>, KillCell>

const androidOrWindows = {
  ...toldByNative,
  web: silence('KILL-10', 'stream-removed', killLimits.webMs, 'KILL-11'),
} as const satisfies Record<KillPlatform, KillCell>

/** By the platform of the killed user, then by that of the one who watches. */
export const processKill: Readonly<Record<KillPlatform, Readonly<Record<KillPlatform, KillCell>>>> = {
  ios: apple,
  macos: apple,
  android: androidOrWindows,
  windows: androidOrWindows,
  // The bullet about Web watchers leaves Linux out, while the one about native watchers has it.
  linux: { ...toldByNative, web: 'unspecified' },
  web: { ios: drop, macos: drop, android: drop, windows: drop, linux: 'unspecified', web: drop },
}
