/** A client of agora-rtc-sdk-ng 4.x, learnt from its type definitions: promises for outcomes, events for the rest. */
import type { CreateClient, SdkClient } from './sdk-client.ts'
import { Refusal } from './sdk-client.ts'

interface User4 {
  readonly uid: unknown
}

interface Track4 {
  readonly close: () => void
}

type Listener4 = (...args: readonly unknown[]) => void

interface Client4 {
  readonly connectionState: string
  readonly on: (event: string, listen: Listener4) => void
  readonly join: (appId: string, channel: string, token: string | null, uid: number) => Promise<unknown>
  readonly leave: () => Promise<void>
  readonly publish: (track: object) => Promise<void>
  readonly unpublish: (track: object) => Promise<void>
}

interface AgoraRtc4 {
  readonly setLogLevel: (level: number) => void
  readonly disableLogUpload: () => void
  readonly createClient: (config: { mode: string; codec: string }) => Client4
  readonly createMicrophoneAudioTrack: () => Promise<Track4>
}

/** What follows the highest level of the SDK's log, `ERROR`. */
const noLog = 4

type NameOf = (uid: unknown) => unknown

const aboutUser =
  (nameOf: NameOf): ((...args: readonly unknown[]) => readonly unknown[]) =>
  // The cast is safe: these events begin with a user.
  (user, ...rest) => [nameOf((user as User4).uid), ...rest.filter((arg) => typeof arg === 'string')]

const asTold = (...args: readonly unknown[]): readonly unknown[] => args.filter((arg) => arg !== undefined)

/** The events that the kit knows, with the arguments that it reads of each. */
const events: Readonly<Record<string, (nameOf: NameOf) => (...args: readonly unknown[]) => readonly unknown[]>> = {
  'connection-state-change': () => asTold,
  'user-joined': aboutUser,
  'user-left': aboutUser,
  'user-published': aboutUser,
  'user-unpublished': aboutUser,
  'token-privilege-will-expire': () => asTold,
  'token-privilege-did-expire': () => asTold,
}

/** Makes a client of 4.x. */
export const createClient4: CreateClient = (realm, say, nameOf): SdkClient => {
  const sdk = realm['AgoraRTC'] as AgoraRtc4
  sdk.setLogLevel(noLog)
  sdk.disableLogUpload()
  const client = sdk.createClient({ mode: 'rtc', codec: 'vp8' })
  for (const [name, readFor] of Object.entries(events)) {
    const read = readFor(nameOf)
    client.on(name, (...args) => say(name, ...read(...args)))
  }
  let track: Promise<Track4> | undefined
  return {
    join: ({ appId, channel, token, uid }) => outcomeOf(client.join(appId, channel, token, uid)),
    leave: () => outcomeOf(client.leave()),
    publish: () => {
      track ??= sdk.createMicrophoneAudioTrack()
      return outcomeOf(track.then((made) => client.publish(made)))
    },
    unpublish: () => {
      if (track === undefined) return Promise.reject(new Refusal('INVALID_LOCAL_TRACK'))
      return outcomeOf(track.then((made) => client.unpublish(made)))
    },
    getConnectionState: () => client.connectionState,
    release: () => {
      track?.then(
        (made) => made.close(),
        () => {},
      )
    },
  }
}

async function outcomeOf(asked: Promise<unknown>): Promise<void> {
  try {
    await asked
  } catch (thrown) {
    throw new Refusal(thrown)
  }
}
