/**
 * The page's RTCPeerConnection: the browser's own, to which nobody answers. It looks for no addresses and reaches nobody,
 * both of which would go by real time; in their place it tells at once of one address, and of no state of a path.
 */
import type { Realm } from './realm.ts'

/** A peer connection, as far as virtual time has to know it. */
export interface Connection extends EventTarget {
  readonly close: () => void
  readonly getStats: () => Promise<unknown>
  readonly localDescription: Description | null
  setLocalDescription: (description?: object) => Promise<void>
}

interface Description {
  readonly type: string
  readonly sdp: string
}

type ConnectionClass = new (configuration?: object) => Connection

/** What the browser tells of addresses and paths, in its own time. */
const untold = [
  'icecandidate',
  'icecandidateerror',
  'icegatheringstatechange',
  'iceconnectionstatechange',
  'connectionstatechange',
]

/** The one address that a connection tells of; port 9 is nobody's. */
const address = 'candidate:1 1 udp 2122260223 127.0.0.1 9 typ host generation 0'

/** Replaces the page's class and returns the browser's; `made` is told of each connection. */
export function installConnection(realm: Realm, made: (connection: Connection) => void): ConnectionClass | undefined {
  const { RTCPeerConnection: original, RTCSessionDescription: RealmDescription } = realm as unknown as {
    RTCPeerConnection?: ConnectionClass
    RTCSessionDescription: new (fields: Description) => Description
  }
  if (original === undefined) return undefined
  class UnansweredConnection extends original {
    constructor(configuration: object = {}) {
      super({ ...configuration, iceServers: [], iceTransportPolicy: 'relay' })
      for (const type of untold)
        this.addEventListener(type, (event) => event.isTrusted && event.stopImmediatePropagation())
      made(this)
    }

    override get localDescription(): Description | null {
      const described = super.localDescription
      return described && new RealmDescription({ type: described.type, sdp: withAddress(described.sdp) })
    }
  }
  Object.assign(realm, { RTCPeerConnection: UnansweredConnection, webkitRTCPeerConnection: UnansweredConnection })
  return original
}

/**
 * Leaves the connections of a page in real time unanswered, and tells each of the address when it has described itself. With
 * the servers of agora-rtc-sdk 3.x, which the loopback is not, the browser's process for the network ends, and with it all
 * that stands.
 */
export function leaveUnanswered(realm: Realm): void {
  const prototype = installConnection(realm, () => {})?.prototype
  if (prototype === undefined) return
  const { setLocalDescription } = prototype
  prototype.setLocalDescription = async function (this: Connection, description?: object) {
    await Reflect.apply(setLocalDescription, this, [description])
    // Whoever called learns first that it is done.
    setTimeout(() => tellAddresses(realm, this), 0)
  }
}

/** Tells the page of the address, and that there are no more. */
export function tellAddresses(realm: Realm, connection: Connection): void {
  const { RTCPeerConnectionIceEvent, RTCIceCandidate } = realm as unknown as {
    RTCPeerConnectionIceEvent: new (type: string, fields: object) => Event
    RTCIceCandidate: new (fields: object) => object
  }
  const candidate = new RTCIceCandidate({ candidate: address, sdpMid: '0', sdpMLineIndex: 0 })
  for (const each of [candidate, null])
    connection.dispatchEvent(new RTCPeerConnectionIceEvent('icecandidate', { candidate: each }))
}

/** The description as it is when all addresses are found: each medium has the one. */
function withAddress(sdp: string): string {
  return sdp.replaceAll(/^m=(?:.*\r\n(?!m=))*.*\r\n/gm, (medium) => `${medium}a=${address}\r\na=end-of-candidates\r\n`)
}
