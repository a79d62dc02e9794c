/** How a client is heard in the trace: what its calls return, its callbacks, and what the service sees of it. */
import type { CallName, Json, ServiceObservation, TraceEvent } from '../../spec/vocabulary.ts'
import type { Clock } from './clock.ts'
import type { Report, Told } from './moment.ts'
import { type Names, numberOfWebState, spell } from './spelling.ts'

/** The events of one session since they were last taken. */
export interface Recording {
  events: TraceEvent[]
}

/** How a client spells what it reports. */
export interface Spelling {
  /** The names of states and reasons; without them the numbers are told. */
  readonly names?: Names | undefined
  /** The platform's own names of callbacks, by those of Android; one that is missing is called the same. */
  readonly callbacks?: Readonly<Record<string, string>> | undefined
  /** Whether a Web client tells the numbers of its states, which document 004 gives beside their names. */
  readonly isWebNumbered?: boolean
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
  private readonly names: Names | undefined
  private readonly callbacks: Readonly<Record<string, string>> | undefined
  private readonly isWebNumbered: boolean

  constructor(id: string, record: Recording, clock: Clock, { names, callbacks, isWebNumbered }: Spelling) {
    this.id = id
    this.record = record
    this.clock = clock
    this.names = names
    this.callbacks = callbacks
    this.isWebNumbered = isWebNumbered === true
  }

  /** Records how a call ended: 0 is accepted, anything else an error, `undefined` nothing at all. */
  returned(call: CallName, code: number | string | undefined): void {
    if (code === undefined) return
    if (code === 0) this.record.events.push({ atMs: this.clock.nowMs, client: this.id, returns: call, value: 0 })
    else this.record.events.push({ atMs: this.clock.nowMs, client: this.id, returns: call, error: { code } })
  }

  /** Records how a numbered call ended, as `returned` does. */
  settled(call: CallName, seq: number, code: number | string | undefined): void {
    if (code === undefined) return
    const atMs = this.clock.nowMs
    if (code === 0) this.record.events.push({ atMs, client: this.id, returns: call, value: 0, seq })
    else this.record.events.push({ atMs, client: this.id, returns: call, error: { code }, seq })
  }

  /** Records the answer of a call that asks for a state. */
  returnedState(call: CallName, state: number): void {
    const value = this.names?.states[state] ?? state
    this.record.events.push({ atMs: this.clock.nowMs, client: this.id, returns: call, value })
  }

  /** Records the answer of a numbered call that asks for a state of the Web. */
  settledState(call: CallName, seq: number, name: string): void {
    const value = this.isWebNumbered ? numberOfWebState(name) : name
    this.record.events.push({ atMs: this.clock.nowMs, client: this.id, returns: call, value, seq })
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
      this.push(telling.callback, telling.args(...words))
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
    const { names } = this
    if (names !== undefined && callback === 'onConnectionStateChanged') this.push(callback, spell(names, report.args))
    else if (this.isWebNumbered && callback === 'connection-state-change') {
      this.push(callback, report.args.map(numberOfWebState))
    } else this.push(callback, report.args)
  }

  private push(name: string, args: readonly Json[]): void {
    const callback = this.callbacks?.[name] ?? name
    this.record.events.push({ atMs: this.clock.nowMs, client: this.id, callback, args })
  }
}

function sayLater(voice: Voice, { report, turn }: HeldBack): void {
  if (voice.alive && (report.survives || voice.turn === turn)) voice.report(report)
}
