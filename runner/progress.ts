/** Tells a person what the run is doing: one line that changes in a terminal, one line for each phase elsewhere. */

import { grouped } from './report/words.ts'

/** How far a phase is. */
export interface PhaseState {
  readonly done: number
  /** How many there are to do, where it is known. */
  readonly total?: number
  readonly violations: number
  /** How much longer it will take, in milliseconds, where that is known. */
  readonly leftMs?: number
}

/** Receives what happens; says what it should. */
export interface Progress {
  /** A phase begins, for example `rtm-1 sequences`. */
  begin(phase: string): void
  update(state: PhaseState): void
  /** The phase is over; the summary says what came of it. */
  end(summary: string): void
  /** A sentence that must be seen, between phases or within one. */
  note(sentence: string): void
}

/** Where progress is written, and how. */
export interface ProgressOptions {
  readonly write: (text: string) => void
  /** A terminal whose line can be rewritten: not a file, not a CI log. */
  readonly live: boolean
  readonly columns: () => number
  readonly nowMs: () => number
}

const clearLine = '\r\u001b[2K'
/** Ten times a second looks alive and costs nothing. */
const refreshMs = 100

export function createProgress({ write, live, columns, nowMs }: ProgressOptions): Progress {
  let phase = ''
  let beganMs = 0
  let shownMs = 0
  let shown = ''

  const show = (line: string) => {
    shown = line
    write(`${clearLine}${line.slice(0, Math.max(1, columns() - 1))}`)
  }
  const hide = () => {
    if (shown !== '') write(clearLine)
    shown = ''
  }

  return {
    begin(name) {
      phase = name
      beganMs = nowMs()
      shownMs = 0
      if (live) show(`${phase} …`)
    },
    update(state) {
      const now = nowMs()
      if (!live || now - shownMs < refreshMs) return
      shownMs = now
      show(`${phase}  ${stateInWords(state, now - beganMs)}`)
    },
    end(summary) {
      if (live) hide()
      write(`${phase}: ${summary} (${seconds(nowMs() - beganMs)})\n`)
    },
    note(sentence) {
      const line = shown
      if (live) hide()
      write(`${sentence}\n`)
      if (live && line !== '') show(line)
    },
  }
}

/** `412/1 000  3 812/s  0 violations`: the rate is of what was really done, since the phase began. */
function stateInWords({ done, total, violations, leftMs }: PhaseState, elapsedMs: number): string {
  const number = (value: number) => grouped(Math.round(value))
  const rate = elapsedMs < refreshMs ? '' : `  ${number((done * 1_000) / elapsedMs)}/s`
  const found = `${violations} violation${violations === 1 ? '' : 's'}`
  return `${number(done)}${total === undefined ? '' : `/${number(total)}`}${rate}  ${found}${leftMs === undefined ? '' : `  about ${roughDuration(leftMs)} left`}`
}

function seconds(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`
}

/** A duration as a person would say it: `40 s`, `12 min`, `24 h`. */
export function roughDuration(ms: number): string {
  if (ms < 90_000) return `${Math.ceil(ms / 1_000)} s`
  if (ms < 5_400_000) return `${Math.round(ms / 60_000)} min`
  return `${Math.round(ms / 3_600_000)} h`
}
