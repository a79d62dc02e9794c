/** How a client is heard in the trace: what its calls return, its callbacks, and what the service sees of it. */
import type { CallName, Json, Platform, ProfileId, ServiceObservation, TraceEvent } from '../../spec/vocabulary.ts'
import type { Clock } from './clock.ts'
import type { Report, Told } from './moment.ts'
import { spell } from './spelling.ts'

/** The events of one session since they were last taken. */
export interface Recording {
  events: TraceEvent[]
}

/** A callback that is held back, and the turn of the state in which it was. */
interface HeldBack {
  readonly report: Report
  readonly turn: number
}

/** Writes what one client does into the record of its session. */
export class Voice {
  readonly id: string
  /** Counts the state changes, so that a callback that is held back can tell that it is out of date. */
  turn = 0
  /** False while the process of the client is dead. */
  alive = true
  private readonly record: Recording
  private readonly clock: Clock
  private readonly spelled: { readonly profile: ProfileId; readonly platform: Platform } | undefined

  constructor(
    id: string,
    record: Recording,
    clock: Clock,
    spelled: { readonly profile: ProfileId; readonly platform: Platform } | undefined,
  ) {
    this.id = id
    this.record = record
    this.clock = clock
    this.spelled = spelled
  }

  /** Records how a call ended: 0 is accepted, any other number an error, `undefined` nothing at all. */
  returned(call: CallName, code: number | undefined): void {
    if (code === undefined) return
    if (code === 0) this.record.events.push({ atMs: this.clock.nowMs, client: this.id, returns: call, value: 0 })
    else this.record.events.push({ atMs: this.clock.nowMs, client: this.id, returns: call, error: { code } })
  }

  /** Records the answer of a call that asks for a state. */
  returnedState(call: CallName, state: number): void {
    const value = this.spelled === undefined ? state : (spell(this.spelled, [state, 0])[0] as Json)
    this.record.events.push({ atMs: this.clock.nowMs, client: this.id, returns: call, value })
  }

  /** Reports callbacks in order; those that are held back come later. */
  say(reports: readonly Report[]): void {
    for (let at = 0; at < reports.length; at += 1) {
      const report = reports[at] as Report
      if (report.afterMs === 0) this.report(report)
      else this.clock.after(report.afterMs, sayLater, this, { report, turn: this.turn })
    }
  }

  /** Reports callbacks about somebody else. */
  tell<Words extends readonly Json[]>(tellings: readonly Told<Words>[], ...words: Words): void {
    for (let at = 0; at < tellings.length; at += 1) {
      const telling = tellings[at] as Told<Words>
      const args = telling.args(...words)
      this.record.events.push({ atMs: this.clock.nowMs, client: this.id, callback: telling.callback, args })
    }
  }

  /** Records what only the service sees. */
  observed(service: ServiceObservation): void {
    this.record.events.push({ atMs: this.clock.nowMs, client: this.id, service })
  }

  /** Records what only the service sees, with the one thing that belongs to it. */
  observedWith(service: ServiceObservation, argument: Json): void {
    this.record.events.push({ atMs: this.clock.nowMs, client: this.id, service, args: [argument] })
  }

  /** Reports one callback now. */
  report(report: Report): void {
    const { callback } = report
    const { spelled } = this
    const args =
      spelled === undefined || callback !== 'onConnectionStateChanged' ? report.args : spell(spelled, report.args)
    this.record.events.push({ atMs: this.clock.nowMs, client: this.id, callback, args })
  }
}

function sayLater(voice: Voice, { report, turn }: HeldBack): void {
  if (voice.alive && (report.survives || voice.turn === turn)) voice.report(report)
}
