/** What the parts of one RTC session share. */
import type { Clock } from './clock.ts'
import type { RtcDecisions } from './decisions-rtc.ts'
import type { WebDecisions } from './decisions-web.ts'
import type { Line } from './line.ts'
import type { Network } from './network.ts'
import type { RtcService, Seat } from './service-rtc.ts'
import type { Voice } from './voice.ts'

/** One user of the service, on whatever platform, as the service and the other users have to know it. */
export interface Member {
  readonly id: string
  readonly voice: Voice
  readonly network: Network
  readonly seat: Seat
  /** The channel that the user has joined or wants to join. */
  readonly channel: string | undefined
  /** Whether the user was connected before in this stay. */
  readonly isReturning: boolean
  /** Whether the user has asked to publish, and waits for the answer of the service. */
  readonly isAskingToPublish: boolean
  /** What the user is told about the others. */
  readonly peers: Watcher
}

/** What one user is told about the others: natively, or as the Web tells it. */
export interface Watcher {
  /** The channel whose users the user is told about. */
  readonly channel: string | undefined
  /** Data of the other user flow again, be it that the user has joined or re-joined, or that the way is open again. */
  heardAgain(user: Member, hasEntered: boolean): void
  /** No data of the other user flow from now on. */
  fellQuiet(user: Member): void
  /** The other user has left, which takes a moment to get about. */
  willHearOfQuit(user: Member): void
  /** The other user only wants to join, and yet is told about. */
  hearOfRequest(user: Member): void
  /** The other user publishes from now on. */
  streamBegan(user: Member): void
  /** The other user publishes no longer. */
  streamEnded(user: Member): void
}

/** One RTC session: its clock, its service and its clients. */
export interface RtcWorld {
  readonly clock: Clock
  readonly line: Line
  readonly decisions: RtcDecisions
  readonly web: WebDecisions
  readonly service: RtcService
  readonly clients: Member[]
}
