/** What the judge says: of one trace, and of all traces of a run together. */
import type { ClientId } from './vocabulary.ts'

/** A behaviour that breaks one clause or several, told so that a stranger understands it. */
export interface Violation {
  /** Every clause that this one behaviour breaks, the most specific first. */
  readonly clauses: readonly string[]
  readonly client: ClientId
  /** When the violation was certain, in milliseconds since the session opened. */
  readonly atMs: number
  /** The position in the trace of the event that made it certain, counted from 0. */
  readonly eventIndex: number
  /** What was due, forbidden or required, with its time: `onConnectionStateChanged(RECONNECTING) at 13 000 ms`. */
  readonly expected: string
  /** What made it so: `uid1 is CONNECTED and without server data since 9 000 ms`. */
  readonly because: string
  /** What came instead: `the same at 14 000 ms`, `nothing until 20 000 ms`. */
  readonly observed: string
  /** The readings of a question that were tried, where the documents allow more than one. */
  readonly readings?: readonly { readonly question: string; readonly reading: string }[]
}

/** A reading that a trace contradicts. */
export interface Contradiction {
  readonly question: string
  readonly reading: string
  /** What contradicts it. */
  readonly violation: Violation
}

/** The judgement of one trace. */
export interface TraceVerdict {
  readonly violations: readonly Violation[]
  /** Readings that this trace rules out although another reading still stands. */
  readonly contradictions: readonly Contradiction[]
  /** How many expectations were still open when the trace ended: neither held nor broken. */
  readonly undecided: number
  readonly events: number
}

/** How often each thing of the documents was met, over all traces that a judge has seen. */
export interface Hits {
  /** Key `STATE call` or `STATE happening`, e.g. `CONNECTED networkLost`: steps, by the state they met. */
  readonly steps: Readonly<Record<string, number>>
  /** Key `FROM>TO/REASON`, e.g. `CONNECTED>RECONNECTING/INTERRUPTED`: reported changes. */
  readonly transitions: Readonly<Record<string, number>>
  /** Key `timerName-1`, `timerName+0`, `timerName+1`: steps that came so many milliseconds from a pending deadline. */
  readonly edges: Readonly<Record<string, number>>
}

/** How the observation of a violation begins that consists in following one reading here and another one there. */
export const mixesReadings = 'it mixes readings'

/** What one question of the register has come to. */
export interface ReadingsFollowed {
  readonly question: string
  /** The readings that no trace has contradicted. */
  readonly possible: readonly string[]
  /** The readings that were contradicted, each with the first evidence. */
  readonly contradicted: readonly Contradiction[]
  /** Whether any trace has put the question at all. */
  readonly decided: boolean
  /**
   * `one`: it follows one of the possible readings. `several`: each occurrence fits some reading, and no reading fits
   * them all. `none`: something fits no reading.
   */
  readonly follows: 'one' | 'several' | 'none'
}

/** What the traces held and no rule speaks of. */
export interface Unjudged {
  /** Callbacks that no document of the profile knows, by name: they are the SDK's own business. */
  readonly callbacks: Readonly<Record<string, number>>
  /** Messages that came when too many others were under way to tell whether they were sent, or came before. */
  readonly messages: number
}

/** Everything that a judge has learnt over all its traces. */
export interface Tally {
  readonly traces: number
  readonly events: number
  /** How often each clause was put to the test and a conclusion reached, held or broken. */
  readonly exercised: Readonly<Record<string, number>>
  /** How often each clause was kept by what an adapter's double of the service did by itself: it says nothing of the SDK. */
  readonly simulated: Readonly<Record<string, number>>
  readonly readings: readonly ReadingsFollowed[]
  readonly hits: Hits
  readonly unjudged: Unjudged
}
