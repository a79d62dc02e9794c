/** A client of agora-rtc-sdk 3.x, learnt from its type definitions: callbacks for outcomes, events for the rest. */
import type { CreateClient, Entry } from './sdk-client.ts'
import { Refusal } from './sdk-client.ts'

interface Stream3 {
  readonly init: (done: () => void, fail: (error: unknown) => void) => void
  readonly getId: () => unknown
  readonly close: () => void
}

interface Event3 {
  readonly uid?: unknown
  readonly reason?: unknown
  readonly prevState?: unknown
  readonly curState?: unknown
  readonly stream?: Stream3
}

interface Client3 {
  readonly init: (appId: string, done: () => void, fail: (error: unknown) => void) => void
  readonly on: (event: string, listen: (event: Event3) => void) => void
  readonly join: (
    token: string | null,
    channel: string,
    uid: number,
    done: (uid: unknown) => void,
    fail: (error: unknown) => void,
  ) => void
  readonly leave: (done: () => void, fail: (error: unknown) => void) => void
  readonly publish: (stream: Stream3, fail: (error: unknown) => void) => void
  readonly unpublish: (stream: Stream3, fail: (error: unknown) => void) => void
  readonly getConnectionState: () => string
}

interface AgoraRtc3 {
  readonly Logger: { readonly NONE: number; readonly setLogLevel: (level: number) => void }
  readonly createClient: (config: { mode: string; codec: string }) => Client3
  readonly createStream: (config: object) => Stream3
}

/** The events that the kit knows, with the arguments that it reads of each. */
const events: Readonly<Record<string, (event: Event3, nameOf: (uid: unknown) => unknown) => readonly unknown[]>> = {
  'connection-state-change': ({ prevState, curState }) => [prevState, curState],
  connected: () => [],
  reconnect: () => [],
  rejoin: () => [],
  error: ({ reason }) => [reason],
  'peer-online': ({ uid }, nameOf) => [nameOf(uid)],
  'peer-leave': ({ uid, reason }, nameOf) => [nameOf(uid), reason],
  'stream-added': ({ stream }, nameOf) => [nameOf(stream?.getId())],
  'stream-removed': ({ stream }, nameOf) => [nameOf(stream?.getId())],
  'stream-published': () => [],
  'client-banned': ({ uid }, nameOf) => [nameOf(uid)],
  onTokenPrivilegeWillExpire: () => [],
  onTokenPrivilegeDidExpire: () => [],
}

/** Makes a client of 3.x. */
export const createClient3: CreateClient = (realm, say, nameOf, firstAppId) => {
  const sdk = realm['AgoraRTC'] as AgoraRtc3
  sdk.Logger.setLogLevel(sdk.Logger.NONE)
  let appId = firstAppId
  let client = make()
  let stream: Stream3 | undefined

  function make(): Client3 {
    const made = sdk.createClient({ mode: 'rtc', codec: 'vp8' })
    for (const [name, read] of Object.entries(events)) made.on(name, (event) => say(name, ...read(event, nameOf)))
    made.init(
      appId,
      () => {},
      () => {},
    )
    return made
  }

  return {
    join(entry: Entry) {
      // The App ID belongs to the client, so one with another App ID is another client of the same user.
      if (entry.appId !== appId && client.getConnectionState() === 'DISCONNECTED') {
        appId = entry.appId
        client = make()
      }
      return new Promise<void>((resolve, reject) => {
        client.join(
          entry.token,
          entry.channel,
          entry.uid,
          () => resolve(),
          (error) => reject(new Refusal(error)),
        )
      })
    },
    leave: () =>
      new Promise<void>((resolve, reject) => {
        client.leave(
          () => resolve(),
          (error) => reject(new Refusal(error)),
        )
      }),
    // A publish that succeeds is told by stream-published alone, so that only a failure settles the call.
    publish: () =>
      new Promise<void>((_resolve, reject) => {
        const fail = (error: unknown): void => reject(new Refusal(error))
        if (stream !== undefined) {
          client.publish(stream, fail)
          return
        }
        const made = sdk.createStream({ audio: true, video: false })
        stream = made
        made.init(() => client.publish(made, fail), fail)
      }),
    unpublish: () =>
      new Promise<void>((_resolve, reject) => {
        const fail = (error: unknown): void => reject(new Refusal(error))
        if (stream === undefined) reject(new Refusal('INVALID_LOCAL_STREAM'))
        else client.unpublish(stream, fail)
      }),
    getConnectionState: () => client.getConnectionState(),
    release: () => stream?.close(),
  }
}
