/** The edge: speaks with one client by text frames, and does with the service what the client asks for. */
import type { Presented, Refusal } from './access-point.ts'
import type { Author } from './rules.ts'
import type { Line, Push, Service } from './service.ts'

/** A frame to the client, with who is behind it; the answer to a request has no author. */
export interface Frame {
  readonly text: string
  readonly by?: Author
  /** What the frame tells, if it is a push. */
  readonly push?: Push
}

/** The client's connection, as the edge uses it. */
export interface EdgeTransport {
  readonly send: (frame: Frame) => void
  readonly close: () => void
}

/** One connection at the edge. */
export interface EdgeConnection {
  readonly receive: (text: string) => void
  /** Whether what the client sends arrives. */
  readonly setHeard: (isHeard: boolean) => void
  /** The connection is gone. */
  readonly gone: () => void
}

/** Codes of the edge, as both SDKs have them in their tables. */
const codes = { appId: 2013, channelName: 2014, token: 110, expired: 118 } as const

interface Request {
  readonly _id?: string
  readonly _type?: string
  readonly _message?: {
    readonly uid?: number | string
    readonly app_id?: string
    readonly channel_key?: string
    readonly channel_name?: string
    readonly ap_response?: { readonly uid?: number; readonly cname?: string }
    readonly ortc?: { readonly rtpCapabilities?: object }
  }
}

/**
 * Accepts a connection. `refuses` says what a join is refused for: a ticket of the access point is no pass for a client
 * that presents another token by now. `isResponsive` is asked before every answer and push.
 */
export function acceptConnection(
  service: Service,
  transport: EdgeTransport,
  refuses: (presented: Presented) => Refusal | undefined,
  isResponsive: () => boolean,
): EdgeConnection {
  let uid = 0
  let isHeard = true
  const send = (frame: Frame): void => {
    if (isResponsive()) transport.send(frame)
  }
  const line: Line = {
    push: (push) => send({ text: JSON.stringify(frameOf(push)), by: push.by, push }),
    end: () => transport.close(),
  }
  const answer = ({ _id: id }: Request, message: object, isSuccess = true): void => {
    const result = isSuccess ? 'success' : 'failed'
    if (id !== undefined) send({ text: JSON.stringify({ _id: id, _result: result, _message: message }) })
  }
  return {
    receive(text) {
      if (!isResponsive()) return
      const request = JSON.parse(text) as Request
      const { _type: type, _message: message = {} } = request
      switch (type) {
        case 'join':
        case 'join_v3': {
          const { app_id: appId = '', channel_key: token = '', channel_name: name = '' } = message
          const { uid: asked, ap_response: response } = message
          uid = Number(asked ?? response?.uid ?? 0)
          const refusal = refuses({ uid, appId, channel: name, token })
          if (refusal !== undefined) {
            answer(request, { error_code: codes[refusal], error_str: 'refused' }, false)
            return
          }
          // Without a token to rejoin by, whoever comes back joins.
          const joined = { uid, vid: `v${uid}` }
          answer(request, type === 'join' ? joined : { ...joined, ...mediaAnswer(message.ortc?.rtpCapabilities) })
          service.join(uid, name, line)
          if (!isHeard) service.fallSilent(uid, line)
          return
        }
        case 'publish':
        case 'republish':
          answer(request, {})
          service.publish(uid, line)
          return
        case 'unpublish':
          answer(request, {})
          service.unpublish(uid, line)
          return
        case 'leave':
          answer(request, {})
          service.leave(uid, line)
          return
        default:
          answer(request, {})
      }
    },
    setHeard(heard) {
      isHeard = heard
      if (heard) service.beHeard(uid, line)
      else service.fallSilent(uid, line)
    },
    gone() {
      service.hangUp(uid, line)
    },
  }
}

/** What 4.x needs beside, before it takes itself for joined: a media peer like itself, which nobody stands behind. */
const mediaAnswer = (rtpCapabilities: object = {}): object => ({
  attributes: { userAttributes: {} },
  ortc: {
    iceParameters: {
      candidates: [{ foundation: 'f', ip: '127.0.0.1', port: 4701, priority: 1, protocol: 'udp', type: 'host' }],
      iceUfrag: 'abcd',
      icePwd: 'abcdefghijklmnopqrstuvwx',
    },
    dtlsParameters: {
      role: 'server',
      fingerprints: [{ algorithm: 'sha-256', fingerprint: Array.from({ length: 32 }, () => 'AB').join(':') }],
    },
    rtpCapabilities,
    cname: 'c',
  },
})

function frameOf(push: Push): object {
  switch (push.kind) {
    case 'userOnline':
      return { _type: 'on_user_online', _message: { uid: push.uid } }
    case 'userOffline':
      return { _type: 'on_user_offline', _message: { uid: push.uid, reason: push.reason } }
    case 'streamAdded':
      return {
        _type: 'on_add_audio_stream',
        _message: { uid: push.uid, audio: true, video: false, ssrcId: push.uid * 1000, cname: 'c', uint_id: push.uid },
      }
    case 'streamRemoved':
      return { _type: 'on_remove_stream', _message: { uid: push.uid, uint_id: push.uid } }
    case 'tokenExpired':
      return { _type: 'on_token_privilege_did_expire', _message: {} }
    case 'banned':
      return { _type: 'on_user_banned', _message: { error_code: 14 } }
    case 'loggedInElsewhere':
      return { _type: 'on_notification', _message: { code: 2003 } }
  }
}
