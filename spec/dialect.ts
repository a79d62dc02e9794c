/** Dialects: how the clients of a platform tell of their connection. One session may hear several. */
import type { Platform } from './vocabulary.ts'

export const clientKinds = ['native', 'apple', 'linux', 'framework', 'web'] as const
/** What the documents tell apart: Android and Windows, Apple's systems, Linux, the frameworks above them, the Web. */
export type ClientKind = (typeof clientKinds)[number]

/** The kind of a platform's clients. */
export function kindOf(platform: Platform): ClientKind {
  return kinds[platform]
}

const kinds = {
  android: 'native',
  windows: 'native',
  ios: 'apple',
  macos: 'apple',
  linux: 'linux',
  flutter: 'framework',
  electron: 'framework',
  unity: 'framework',
  'react-native': 'framework',
  web: 'web',
} as const satisfies Record<Platform, ClientKind>

/** Every kind but the Web. */
export const nativeKinds = ['native', 'apple', 'linux', 'framework'] as const satisfies readonly ClientKind[]

/** A state or a reason: its number, its name in this kit, and each spelling that a document or header gives it. */
export interface NamedNumber {
  readonly number: number
  readonly name: string
  readonly spellings: readonly string[]
  /** The documented number, where the kit has to use another: the Web's DISCONNECTING is 4 in its document. */
  readonly documented?: number
  /** The documented name of a state that the kit tells apart: a Web client is CONNECTING, too, when it re-joins. */
  readonly shown?: string
  /** Its document gives it a name alone, and no number. */
  readonly isUnnumbered?: true
}

/**
 * What a client gives to tell of its state.
 * - `state-and-reason`: onConnectionStateChanged(state, reason)
 * - `previous-and-current`: connection-state-change(previous state, present state)
 * - `current-and-previous`: connection-state-change(present state, previous state, reason of being DISCONNECTED)
 * - `callbacks`: nothing of the kind; the other callbacks and the calls imply it
 */
export type StateReporting = 'state-and-reason' | 'previous-and-current' | 'current-and-previous' | 'callbacks'

/** Whether each report names the state before, as those of the Web do. */
export function namesBothStates(reporting: StateReporting): boolean {
  return reporting === 'previous-and-current' || reporting === 'current-and-previous'
}

/** Which argument of the report tells the present state. */
export function presentStateAt(reporting: StateReporting): number {
  return reporting === 'previous-and-current' ? 1 : 0
}

/** How the clients of one kind tell of their connection. */
export interface Dialect {
  readonly reporting: StateReporting
  /** In order of their numbers; the first is the state of a fresh client. */
  readonly states: readonly NamedNumber[]
  readonly reasons: readonly NamedNumber[]
  /** The names of the callbacks, by the word of the kit, each with its documented spellings. */
  readonly callbacks: Readonly<Record<string, readonly string[]>>
  /** The changes of state that a document draws or that its silence leaves open: from, then the states it may turn to. */
  readonly edges: Readonly<Record<string, readonly string[]>>
  /** The reasons that may come with each state. */
  readonly pairs: Readonly<Record<string, readonly string[]>>
  /** Reasons that may be reported without a change of state. */
  readonly repeatable: Readonly<Record<string, readonly string[]>>
}
