/** The access point: which edges a client may use, or why it may use none. The form is that of the SDKs' own traffic. */
import type { Credential } from '../../../spec/vocabulary.ts'

/** What the access point is asked. */
export interface Lookup {
  readonly opid: number
  readonly channel: string
  readonly uid: number
  readonly appId: string
  readonly token: string
  /** How many kinds of edges are asked for, each of which is answered by itself; 4.x asks for two at once. */
  readonly services: number
}

/** What a client presents of itself, to the access point and to the edge. */
export type Presented = Pick<Lookup, 'uid' | 'appId' | 'channel' | 'token'>

/** The strings that stand for each credential. */
export const appIds = {
  valid: '0123456789abcdef0123456789abcdef',
  unknown: 'fedcba9876543210fedcba9876543210',
} as const
/** What a token ends in; before it stands the App ID, where the SDKs read it. */
const tokenEnds = { valid: 'IAvalid', invalid: 'IAinvalid', expired: 'IAexpired' } as const
/** A name that every SDK takes and the service does not know how to serve. */
export const invalidChannelName = 'no such channel name'

/** What a client of this credential presents. */
export function presentedBy(
  credential: Credential,
  channel: string,
): { appId: string; token: string; channel: string } {
  const appId = credential === 'invalidAppId' ? appIds.unknown : appIds.valid
  const end = credential === 'invalidToken' ? 'invalid' : credential === 'expiredToken' ? 'expired' : ('valid' as const)
  return {
    appId,
    token: `006${appId}${tokenEnds[end]}`,
    channel: credential === 'invalidChannelName' ? invalidChannelName : channel,
  }
}

/** What the service refuses a client for. */
export type Refusal = 'appId' | 'channelName' | 'token' | 'expired'

/** Codes of the access point, as both SDKs have them in their tables. */
const codes = { appId: 2_010_005, channelName: 2_010_007, token: 2_010_009, expired: 2_010_013 } as const

/** What the service refuses what is presented for; `undefined` if it does not. */
export function refusalOf(presented: Omit<Presented, 'uid'>, hasExpired: boolean): Refusal | undefined {
  if (presented.appId !== appIds.valid) return 'appId'
  if (presented.channel === invalidChannelName) return 'channelName'
  if (presented.token.endsWith(tokenEnds.invalid)) return 'token'
  if (presented.token.endsWith(tokenEnds.expired) || hasExpired) return 'expired'
  return undefined
}

/** Reads the field `request` of a lookup. @throws {Error} if it is none. */
export function readLookup(request: string): Lookup {
  const {
    opid,
    appid,
    request_bodies: bodies,
  } = JSON.parse(request) as {
    opid: number
    appid: string
    request_bodies: readonly { buffer: { cname: string; key: string; uid?: number; service_ids?: readonly number[] } }[]
  }
  const [first] = bodies
  if (first === undefined) throw new Error('A lookup needs a body.')
  const { cname, key, uid = 0, service_ids: services = [] } = first.buffer
  return { opid, appId: appIdIn(appid), channel: cname, token: key, uid, services: Math.max(1, services.length) }
}

/** 3.x sends the token in place of the App ID, if it has one; the App ID stands in it after the version. */
function appIdIn(text: string): string {
  return text.startsWith('006') ? text.slice(3, 35) : text
}

const edges = [
  { ip: '127.0.0.1', port: 4700 },
  { ip: '127.0.0.1', port: 4710 },
]

/** Writes the answer: the edges, or the code of the refusal. */
export function answerLookup({ opid, channel, uid, services }: Lookup, refusal: Refusal | undefined): string {
  const detail = { '1': '127.0.0.1', '8': '100001' }
  const body = (index: number): object => ({
    uri: 23,
    buffer: {
      code: refusal === undefined ? 0 : codes[refusal],
      cert: 'cert',
      cid: 1,
      cname: channel,
      uid,
      detail,
      flag: index === 0 ? 4096 : 4_194_310,
      ...(refusal === undefined && { edges_services: index === 0 ? edges : [] }),
    },
  })
  return JSON.stringify({
    opid,
    enter_ts: 1,
    leave_ts: 2,
    wan_ip: '127.0.0.1',
    detail: { '502': '127.0.0.1' },
    response_body: Array.from({ length: services }, (_, index) => body(index)),
  })
}
