/** The calls of a session that have no outcome yet. */
import type { EventReader } from './event-reader.ts'
import type { LooseEvent } from './loose-event.ts'
import { isRecord } from './loose-event.ts'

/** Remembers the open calls, so that an outcome without its call is seen. */
export class OpenCalls {
  readonly #open: LooseEvent[] = []

  /** A call was made. */
  open(call: LooseEvent): void {
    this.#open.push(call)
  }

  /**
   * A call has ended. Returns false if none was open, or if the outcome is not one. The search begins at the youngest,
   * for most calls return at once; which of several equal ones ends makes no difference here.
   */
  close({ client, name, error, seq }: EventReader): boolean {
    if (error !== undefined && !isError(error)) return false
    const open = this.#open
    for (let index = open.length - 1; index >= 0; index -= 1) {
      const call = open[index] as LooseEvent
      if (call.call !== name || call.client !== client || (seq !== undefined && call.seq !== seq)) continue
      const last = open.pop() as LooseEvent
      if (last !== call) open[index] = last
      return true
    }
    return false
  }
}

/** Whether the value is an error as events carry it. */
export function isError(value: unknown): boolean {
  return isRecord(value) && (typeof value['code'] === 'number' || typeof value['code'] === 'string')
}
