/** One client of an SDK in a page, in the words of the kit. */
/** What is reported of the client: a callback in the SDK's spelling, with the arguments that the kit reads. */
export type Say = (callback: string, ...args: readonly unknown[]) => void

/** What a join presents to the service. */
export interface Entry {
  readonly channel: string
  readonly appId: string
  /** `null` where the project needs none. */
  readonly token: string | null
  readonly uid: number
}

/** A client that was made with an SDK. What a call returns or settles with is its outcome; `undefined` is none. */
export interface SdkClient {
  readonly join: (entry: Entry) => unknown
  readonly leave: () => unknown
  readonly publish: () => unknown
  readonly unpublish: () => unknown
  readonly getConnectionState: () => unknown
  /** Ends what it has recorded; in a page that serves on, the browser would work on it in real time for ever. */
  readonly release: () => void
}

/** Makes a client in the page whose global object is given; `nameOf` gives the client id of a user id. */
export type CreateClient = (
  realm: Record<string, unknown>,
  say: Say,
  nameOf: (uid: unknown) => unknown,
  appId: string,
) => SdkClient

/** Calls the client by the name of the step; a join asks what it shall present. */
export function callClient(client: SdkClient, name: string, entry: () => Entry): unknown {
  switch (name) {
    case 'join':
      return client.join(entry())
    case 'leave':
      return client.leave()
    case 'publish':
      return client.publish()
    case 'unpublish':
      return client.unpublish()
    case 'getConnectionState':
      return client.getConnectionState()
    default:
      throw new Error(`A Web client has no call ${name}.`)
  }
}

/** An API refused: what it gave as its code, a name in most cases. */
export class Refusal extends Error {
  readonly code: string | number

  constructor(thrown: unknown) {
    const { code, message, msg, type, reason } = (
      typeof thrown === 'object' && thrown !== null ? thrown : {}
    ) as Record<string, unknown>
    const text = [message, msg, reason].find((each): each is string => typeof each === 'string')
    super(text ?? String(thrown))
    const named = [code, type, msg, typeof thrown === 'string' ? thrown : undefined].find(
      (each): each is string | number => typeof each === 'string' || typeof each === 'number',
    )
    this.code = named ?? text?.split(/[\s:]/, 1)[0] ?? 'Error'
  }
}
