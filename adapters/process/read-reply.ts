/** Reads one line of an adapter as a JSON-RPC reply, and believes nothing. */
import { isRecord } from '../loose-event.ts'
import { notAReply, notJson, requestRefused } from './faults.ts'
import type { RemoteFault } from './protocol.ts'

/** A reply: a result, or a fault. */
export type Reply =
  | { readonly id: number; readonly result: unknown; readonly fault?: undefined }
  | { readonly id: number; readonly fault: RemoteFault }

/** @throws {AdapterError} `not-json`, `not-a-reply` or `request-refused` */
export function readReply(line: string): Reply {
  let message: unknown
  try {
    message = JSON.parse(line)
  } catch (error) {
    throw notJson(line, error as SyntaxError)
  }
  if (Array.isArray(message)) {
    throw notAReply(message, 'it is a list', 'Write each reply on a line of its own; the kit reads no batches.')
  }
  if (!isRecord(message)) {
    throw notAReply(message, 'it is no object', 'Write only replies to standard output, and logs to standard error.')
  }
  const { id, method, result, error } = message
  if (method !== undefined) {
    const what = id === undefined ? 'a notification' : 'a request'
    throw notAReply(
      message,
      `it is ${what}`,
      'An adapter only answers; the kit takes neither requests nor notifications.',
    )
  }
  if (message['jsonrpc'] !== '2.0') {
    throw notAReply(message, 'it lacks "jsonrpc":"2.0"', 'Write replies as JSON-RPC 2.0 has them.')
  }
  const hasResult = 'result' in message
  if (hasResult === (error !== undefined)) {
    const what = hasResult ? 'it has both a result and an error' : 'it has neither a result nor an error'
    throw notAReply(message, what, 'Give each reply either a `result` or an `error`.')
  }
  if (hasResult) return { id: readId(message, id), result }
  if (!isFault(error)) {
    const hint = 'An error is {"code":-32000,"message":"what happened"}, with a whole number and a text.'
    throw notAReply(message, 'its error has no code or no message', hint)
  }
  if (id === null) throw requestRefused(error.message)
  return { id: readId(message, id), fault: error }
}

function readId(message: unknown, id: unknown): number {
  if (typeof id === 'number') return id
  const what = id === undefined ? 'it has no id' : `its id is no number`
  throw notAReply(message, what, 'Give each reply the `id` of its request, as the same number.')
}

function isFault(error: unknown): error is RemoteFault {
  return isRecord(error) && Number.isInteger(error['code']) && typeof error['message'] === 'string'
}
