/**
 * The documented state of a session, followed while a sequence is drawn. It is a rough guide for the generator and never
 * judges: where the documents leave room it takes one way, so that most steps matter whatever the implementation does.
 */
import type { Choice } from './choices.ts'
import type { ModelTimers } from './client-model.ts'
import { ClientModel, disconnected, duesOf, ended, never, reconnecting, startRtcReconnect } from './client-model.ts'
import { applyRtc, connectRtc } from './model-rtc.ts'
import { applyRtm, connectRtm } from './model-rtm.ts'

/** The clients of one session and its time. */
export class SessionModel {
  nowMs = 0
  readonly rtm: boolean
  readonly timers: ModelTimers
  readonly clients: readonly ClientModel[]

  constructor(rtm: boolean, timers: ModelTimers, clients: number | readonly ClientModel[]) {
    this.rtm = rtm
    this.timers = timers
    this.clients = typeof clients === 'number' ? Array.from({ length: clients }, () => new ClientModel()) : clients
  }

  /** The client at that position; positions come from the same plan. */
  client(position: number): ClientModel {
    // The cast is safe: positions are drawn below the number of clients.
    return this.clients[position] as ClientModel
  }

  /** Takes a step of one client. */
  apply(position: number, choice: Choice): void {
    const client = this.client(position)
    if (this.rtm) applyRtm(this, client, choice)
    else applyRtc(this, client, choice)
  }

  /** Lets time pass; what falls due at the last instant has come about. */
  advance(byMs: number): void {
    this.nowMs += byMs
    for (const client of this.clients) {
      for (let due = client.nextDue; due <= this.nowMs; due = client.nextDue) this.fire(client, due)
    }
  }

  /** The latest instant at which something that the model knows of falls due, or now. */
  lastDue(): number {
    let last = this.nowMs
    for (const client of this.clients) {
      for (const due of duesOf(client)) if (due < never && due > last) last = due
      // An interruption that is not reported yet has the whole chain of timers still before it.
      if (client.interruptedDue < never) last = Math.max(last, client.interruptedDue + this.chainMs())
    }
    return last
  }

  /** A copy that goes its own way, for the exhaustive layer. */
  clone(): SessionModel {
    const copy = new SessionModel(
      this.rtm,
      this.timers,
      this.clients.map((client) => Object.assign(new ClientModel(), client)),
    )
    copy.nowMs = this.nowMs
    return copy
  }

  private chainMs(): number {
    return this.rtm ? this.timers.goneMs : Math.max(this.timers.lostMs, this.timers.failedMs)
  }

  private fire(client: ClientModel, due: number): void {
    if (client.connectDue === due) {
      client.connectDue = never
      if (this.rtm) connectRtm(client)
      else connectRtc(client)
    } else if (client.interruptedDue === due) {
      client.interruptedDue = never
      client.state = reconnecting
      if (!this.rtm) startRtcReconnect(client, due, this.timers)
    } else if (client.endDue === due) {
      client.clearDues()
      client.state = this.rtm ? disconnected : ended
    } else if (client.lostDue === due) client.lostDue = never
    else if (client.goneDue === due) client.goneDue = never
    else if (client.streamDue === due) client.streamDue = never
    else if (client.peerDue === due) client.peerDue = never
    else client.resendDue = never
  }
}
