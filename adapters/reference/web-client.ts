/** An RTC Web client: what its API does, and how it reacts to its network and to the service. */
import type { Credential, LossDirection, LossManner } from '../../spec/vocabulary.ts'
import { type Moment, type Outcome, sameState } from './moment.ts'
import { Network } from './network.ts'
import type { Member, RtcWorld } from './rtc-world.ts'
import { Seat } from './service-rtc.ts'
import { anyWebState as is } from './states.ts'
import type { Voice } from './voice.ts'
import { WebConnection } from './web-connection.ts'
import { WebPeers } from './web-peers.ts'
import { WebStream } from './web-stream.ts'

/** One RTC Web client in virtual time. */
export class WebClient implements Member {
  readonly id: string
  readonly voice: Voice
  readonly settlesLater = true
  readonly network = new Network()
  readonly seat = new Seat(false)
  readonly peers: WebPeers
  readonly stream: WebStream
  /** The number of the state that the client is in. */
  state: number = is.disconnected
  channel: string | undefined
  isReturning = false
  private readonly world: RtcWorld
  private readonly connection: WebConnection
  /** The number of the join that is not settled yet. */
  private joining: number | undefined

  constructor(world: RtcWorld, voice: Voice) {
    this.id = voice.id
    this.voice = voice
    this.world = world
    this.peers = new WebPeers(this, world)
    this.stream = new WebStream(this, world)
    this.connection = new WebConnection(this, world)
  }

  get isAskingToPublish(): boolean {
    return this.stream.isAsking
  }

  /** Whether what the service sends reaches the client. */
  get hears(): boolean {
    return this.network.hears
  }

  /** Whether the client's pings are answered, as far as it minds. */
  get isLinked(): boolean {
    const { network } = this
    return network.hears && (network.uplinkUp || !this.world.web.webNoticesUplinkLoss)
  }

  join(channel: string, credential: Credential, seq: number): void {
    const outcome = this.joinOutcome()
    if (outcome.code !== 0 || outcome.moment.state !== is.connecting) {
      this.voice.settled('join', seq, outcome.code)
      this.become(outcome.moment)
      return
    }
    this.world.service.hush(this)
    this.peers.end()
    this.joining = seq
    this.channel = channel
    this.isReturning = false
    this.connection.present(credential)
    this.become(outcome.moment)
  }

  leave(seq: number): void {
    const outcome = this.leaveOutcome()
    const { state } = outcome.moment
    if (state === is.disconnecting) {
      this.settleJoin(this.world.web.webJoinAbortedCode)
      this.become(outcome.moment)
      this.connection.leave(seq)
      return
    }
    if (state === is.disconnected) {
      this.settleJoin(this.world.web.webJoinAbortedCode)
      this.tellService()
    }
    this.voice.settled('leave', seq, outcome.code)
    this.become(outcome.moment)
  }

  publish(seq: number): void {
    this.stream.publish(seq)
  }

  unpublish(seq: number): void {
    this.stream.unpublish(seq)
  }

  getConnectionState(seq: number): void {
    this.voice.settledState('getConnectionState', seq, this.world.web.webGetterState(this.state))
  }

  networkLost(direction: LossDirection, manner: LossManner): void {
    const isReset = manner === 'reset'
    this.change((network) => network.lose(isReset ? 'both' : direction), isReset)
  }

  networkRestored(): void {
    this.change((network) => network.restore())
  }

  serviceAnswers(answers: boolean): void {
    this.change((network) => {
      network.serviceAnswers = answers
    })
  }

  tokenExpired(): void {
    this.connection.tokenExpired()
  }

  bannedByServer(): void {
    this.connection.banned()
  }

  loggedInElsewhere(): void {
    if (this.state === is.connected && this.hears) this.become(this.world.web.webLoggedInElsewhere)
  }

  /** The page is closed, which is for everybody else like a loss of the network. */
  kill(): void {
    if (!this.voice.alive) return
    this.voice.alive = false
    this.voice.turn += 1
    this.state = is.disconnected
    this.joining = undefined
    this.connection.stop()
    this.world.service.killed(this)
    this.stream.forget()
    this.peers.pause()
    this.forget()
  }

  restart(): void {
    if (this.voice.alive) return
    this.voice.alive = true
    this.voice.say(this.world.web.webRestarted)
  }

  /** Enters the state of the moment, reports it, and does what belongs to the state. */
  become(moment: Moment): void {
    const { state } = moment
    if (state === sameState) {
      this.voice.say(moment.reports)
      return
    }
    this.state = state
    this.voice.turn += 1
    this.voice.say(moment.reports)
    if (state !== is.connected) this.peers.pause()
    if (state === is.disconnected) {
      this.world.service.hush(this)
      this.stream.end()
      this.forget()
    }
    this.connection.entered(state)
    if (state !== is.connected) return
    this.peers.begin()
    this.world.service.hear(this, true)
    this.isReturning = true
    this.stream.resume()
  }

  /** The join that is not settled yet ends with this code. */
  settleJoin(code: number | string): void {
    const { joining } = this
    if (joining === undefined) return
    this.joining = undefined
    this.voice.settled('join', joining, code)
  }

  /** Takes the stay back at the service, if it can be reached. */
  tellService(): void {
    const { channel, world } = this
    if (this.isReturning && this.network.carries) world.line.up(this, () => world.service.leave(this, channel))
  }

  private forget(): void {
    this.peers.end()
    this.channel = undefined
    this.isReturning = false
  }

  private change(how: (network: Network) => void, isReset = false): void {
    const { network, isLinked, hears } = this
    const { carries, healthy } = network
    how(network)
    if (!this.voice.alive) return
    const { state } = this
    if (carries && !network.carries) this.world.service.hush(this)
    if (state === is.connected && hears && !network.hears) this.peers.deafen()
    if (isLinked !== this.isLinked) this.connection.followLink(this.isLinked, isReset)
    else if (isReset) this.connection.reset()
    if (healthy !== network.healthy) this.connection.followHealth(network.healthy)
    if (state !== is.connected || this.state !== is.connected) return
    if (!carries && network.carries) this.world.service.hear(this, false)
    if (!hears && network.hears) {
      this.peers.resume()
      this.connection.reached()
    }
    if (!healthy && network.healthy) this.stream.resume()
  }

  private joinOutcome(): Outcome {
    const { web } = this.world
    if (this.state === is.disconnected) return web.webJoinWhenDisconnected
    if (this.state === is.connecting) return web.webJoinWhenConnecting
    if (this.state === is.reconnecting) return web.webJoinWhenReconnecting
    return this.state === is.connected ? web.webJoinWhenConnected : web.webJoinWhenDisconnecting
  }

  private leaveOutcome(): Outcome {
    const { web } = this.world
    if (this.state === is.disconnected) return web.webLeaveWhenDisconnected
    if (this.state === is.connecting) return web.webLeaveWhenConnecting
    if (this.state === is.reconnecting) return web.webLeaveWhenReconnecting
    return this.state === is.connected ? web.webLeaveWhenConnected : web.webLeaveWhenDisconnecting
  }
}
