/** One client as the documents see it: its state, what it can reach, and what falls due when. */

/** A time that never comes; small enough to stay a machine integer. */
export const never = 2 ** 30 - 1

/** The states of both families, by their documented numbers. */
export const disconnected = 1
export const connecting = 2
export const connected = 3
export const reconnecting = 4
/** ABORTED in RTM, FAILED in RTC. */
export const ended = 5

/** How long the model takes a connection to need; implementations differ, so waits after it vary widely. */
export const nominalLatencyMs = 200

/** What a pending connection comes to: success, back to DISCONNECTED, or FAILED. */
export type ConnectOutcome = 'succeeds' | 'disconnects' | 'fails'

/** The documented times that the model follows, in milliseconds. */
export interface ModelTimers {
  readonly interruptedMs: number
  readonly loginMs: number
  readonly lostMs: number
  readonly goneMs: number
  readonly failedMs: number
  readonly resendMs: number
  /** After a loss: until what a user publishes counts as gone, and until the user does, where the two differ. */
  readonly streamMs: number
  readonly peerMs: number
  /** After a kill, until the service destroys the channel. */
  readonly destroyedMs: number
}

/** One client as the documents see it. Each `…Due` is an instant of the session, or `never`. */
export class ClientModel {
  state = disconnected
  alive = true
  uplink = true
  downlink = true
  service = true
  token = true
  echo = false
  /** Joined channels as bits; an RTC client has at most one. */
  channels = 0
  outcome: ConnectOutcome = 'succeeds'
  connectDue = never
  interruptedDue = never
  lostDue = never
  goneDue = never
  endDue = never
  resendDue = never
  streamDue = never
  peerDue = never

  get reachable(): boolean {
    return this.alive && this.uplink && this.downlink && this.service
  }

  /** The instant of the next thing that falls due. */
  get nextDue(): number {
    return Math.min(
      this.connectDue,
      this.interruptedDue,
      this.lostDue,
      this.goneDue,
      this.endDue,
      this.resendDue,
      this.streamDue,
      this.peerDue,
    )
  }

  /** Drops everything that waits for a connection. */
  clearDues(): void {
    this.connectDue = never
    this.interruptedDue = never
    this.lostDue = never
    this.goneDue = never
    this.endDue = never
    this.resendDue = never
    this.streamDue = never
    this.peerDue = never
  }
}

/** RECONNECTING starts the two timers that end in `onConnectionLost` and in FAILED. */
export function startRtcReconnect(client: ClientModel, atMs: number, timers: ModelTimers): void {
  client.state = reconnecting
  if (timers.lostMs > 0) client.lostDue = atMs + timers.lostMs
  if (timers.failedMs > 0) client.endDue = atMs + timers.failedMs
}

/** Everything that is pending for the client, in a fixed order; `never` where nothing is. */
export function duesOf(client: ClientModel): readonly number[] {
  return [
    client.connectDue,
    client.interruptedDue,
    client.lostDue,
    client.goneDue,
    client.endDue,
    client.resendDue,
    client.streamDue,
    client.peerDue,
  ]
}
