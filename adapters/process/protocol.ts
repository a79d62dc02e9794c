/** The protocol between the kit and an adapter in a process of its own: JSON-RPC 2.0, one message a line. */

/** The version that this kit speaks. `describe` carries it both ways, so that either side can refuse the other. */
export const protocolVersion = 1

export const methods = ['describe', 'open', 'play', 'close'] as const
/** What the kit asks of an adapter. */
export type Method = (typeof methods)[number]

/** The error codes that mean something to both sides; any other means that the request failed. */
export const errorCodes = {
  /** The line was no JSON. */
  notJson: -32_700,
  /** The message was no request. */
  notARequest: -32_600,
  /** There is no such method. */
  unknownMethod: -32_601,
  /** The parameters cannot be; in a `play`, a step that the adapter does not drive. */
  badParams: -32_602,
  /** The adapter or its implementation failed. */
  failed: -32_000,
  /** No session of that id is open. */
  unknownSession: -32_001,
  /** The protocol, or the profile, is none that the adapter speaks. */
  unsupported: -32_002,
} as const

/** What the kit sends. */
export interface Request {
  readonly jsonrpc: '2.0'
  readonly id: number
  readonly method: Method
  readonly params: Readonly<Record<string, unknown>>
}

/** Why the other side could not do what it was asked. */
export interface RemoteFault {
  readonly code: number
  readonly message: string
  readonly data?: unknown
}
