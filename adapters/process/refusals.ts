/** What the error with which an adapter has answered means to its author. */
import type { AdapterErrorCode } from '../errors.ts'
import { AdapterError } from '../errors.ts'
import { isRecord } from '../loose-event.ts'
import { quote } from '../quote.ts'
import { errorCodes, type Method, methods, type RemoteFault } from './protocol.ts'

const doing = {
  describe: 'describe itself',
  open: 'open a session',
  play: 'play',
  close: 'close a session',
} as const satisfies Record<Method, string>

const longestMessage = 500

/** The error of the adapter in the kit's words. */
export function explainRefusal(asked: Method, { code, message, data }: RemoteFault): AdapterError {
  const [name, hint] = meaningOf(asked, code)
  const line = message.replaceAll(/\s+/g, ' ').trim().slice(0, longestMessage)
  const said = line === '' ? 'it does not say why' : line
  return new AdapterError(
    name,
    `The adapter failed to ${doing[asked]}: ${said} (error ${code}).${seenUntilThen(data)}`,
    hint,
  )
}

function meaningOf(asked: Method, code: number): readonly [code: AdapterErrorCode, hint: string] {
  switch (code) {
    case errorCodes.unknownMethod:
      return [`${asked}-failed`, `An adapter answers ${methods.join(', ')}.`]
    case errorCodes.badParams:
      return asked === 'play'
        ? ['not-driven', 'Play every step that `describe` claims to drive, or move it from `drives` to `cannot`.']
        : [
            `${asked}-failed`,
            'Take the parameters that the schema of the protocol has, and ignore what you do not know.',
          ]
    case errorCodes.unknownSession:
      return [
        'unknown-session',
        'Keep each session from its open to its close. Several are open at once, each under its own id.',
      ]
    case errorCodes.unsupported:
      return asked === 'describe'
        ? ['unsupported-protocol', 'Use a version of the kit that speaks the protocol of the adapter.']
        : ['unsupported-profile', 'Open a session of every profile that `describe` claims.']
    default:
      return [`${asked}-failed`, 'Find the cause in the adapter, or in the implementation that it drives.']
  }
}

/** A play that fails midway tells what was seen until then. */
function seenUntilThen(data: unknown): string {
  const events: unknown = isRecord(data) ? data['events'] : undefined
  if (!Array.isArray(events) || events.length === 0) return ''
  return ` It had seen ${events.length} ${events.length === 1 ? 'event' : 'events'}, the last of them ${quote(events.at(-1))}.`
}
