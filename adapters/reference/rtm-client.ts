/** An RTM 1 client: what its API does, and how it reacts to its network and to the service. */
import type { Credential, Json, LossDirection, LossManner } from '../../spec/vocabulary.ts'
import { type Moment, type Outcome, sameState } from './moment.ts'
import { Network } from './network.ts'
import { RtmConnection } from './rtm-connection.ts'
import type { RtmWorld } from './rtm-world.ts'
import { Presence } from './service-rtm.ts'
import { rtmState as is } from './states.ts'
import type { Voice } from './voice.ts'

/** One RTM client in virtual time. */
export class RtmClient {
  readonly id: string
  readonly voice: Voice
  readonly network = new Network()
  /** The number of the state that the client is in. */
  state: number = is.disconnected
  /** The channels that the client joined and did not leave; it is put into them again after an interruption. */
  channels: string[] = []
  attributes: Json | undefined
  /** Whether the service may not know the attributes. */
  attributesUnsent = false
  /** Counts the logins that succeeded and ended, so that what is under way for an earlier one is dropped. */
  loginNumber = 0
  readonly presence: Presence
  private readonly world: RtmWorld
  private readonly connection: RtmConnection
  private hasLoggedOut = false

  constructor(world: RtmWorld, voice: Voice) {
    this.id = voice.id
    this.voice = voice
    this.world = world
    this.presence = new Presence(this, world)
    this.connection = new RtmConnection(this, world)
  }

  /** Whether what the service sends now gets to the client. */
  get reachable(): boolean {
    return this.state === is.connected && this.network.healthy
  }

  /** Whether the client is logged in, an interruption of its connection included. */
  get hasSession(): boolean {
    return this.state === is.connected || this.state === is.reconnecting
  }

  login(credential: Credential): void {
    const outcome = this.loginOutcome()
    this.voice.returned('login', outcome.code)
    if (outcome.moment.state === is.connecting) this.connection.present(credential)
    this.become(outcome.moment)
  }

  logout(): void {
    const outcome = this.logoutOutcome()
    const { hasSession } = this
    this.voice.returned('logout', outcome.code)
    if (outcome.moment.state === is.disconnected) {
      this.hasLoggedOut = true
      if (hasSession && this.network.healthy) this.world.line.up(this, () => this.world.service.loggedOut(this))
    }
    this.become(outcome.moment)
  }

  joinChannel(channel: string): void {
    const { decisions, line, service } = this.world
    const isJoined = this.channels.includes(channel)
    const code = isJoined ? decisions.rtmAlreadyJoinedCode : 0
    if (!this.acceptsWork('joinChannel', code)) return
    this.channels.push(channel)
    if (this.network.healthy) line.up(this, () => service.join(this, channel))
  }

  leaveChannel(channel: string): void {
    const { decisions, line, service } = this.world
    const code = this.channels.includes(channel) ? 0 : decisions.rtmNotJoinedCode
    if (!this.acceptsWork('leaveChannel', code)) return
    this.channels = this.channels.filter((joined) => joined !== channel)
    if (this.network.healthy) line.up(this, () => service.leave(this, channel))
  }

  sendPeerMessage(to: string, text: string): void {
    if (!this.acceptsWork('sendPeerMessage', 0)) return
    // A message that is sent into a loss may never arrive; this reference drops it.
    const { line, service } = this.world
    if (this.network.healthy) line.up(this, () => service.sendToPeer(this, to, text))
  }

  sendChannelMessage(channel: string, text: string): void {
    const code = this.channels.includes(channel) ? 0 : this.world.decisions.rtmNotMemberCode
    if (!this.acceptsWork('sendChannelMessage', code)) return
    const { line, service } = this.world
    if (this.network.healthy) line.up(this, () => service.sendToChannel(this, channel, text))
  }

  setLocalUserAttributes(attributes: Json): void {
    if (!this.acceptsWork('setLocalUserAttributes', 0)) return
    this.attributes = this.world.decisions.rtmKeptAttributes(attributes, this.attributes)
    this.attributesUnsent = !this.network.healthy
    if (this.network.healthy) this.world.line.up(this, () => this.voice.observedWith('userAttributesSet', attributes))
  }

  renewToken(credential: Credential): void {
    const { decisions } = this.world
    let code = 0
    if (!this.hasSession) code = decisions.rtmRenewalWithoutLoginCode
    else if (credential === 'expiredToken') code = decisions.rtmRenewalExpiredCode
    else if (credential !== 'valid') code = decisions.rtmRenewalInvalidCode
    this.voice.returned('renewToken', code)
    if (code !== 0) return
    this.voice.say(decisions.rtmTokenRenewed)
    this.connection.renewed()
  }

  networkLost(direction: LossDirection, manner: LossManner): void {
    const wasHealthy = this.network.healthy
    this.network.lose(manner === 'reset' ? 'both' : direction)
    this.followNetwork(wasHealthy, manner)
  }

  networkRestored(): void {
    const wasHealthy = this.network.healthy
    this.network.restore()
    this.followNetwork(wasHealthy, 'silent')
  }

  serviceAnswers(answers: boolean): void {
    const wasHealthy = this.network.healthy
    this.network.serviceAnswers = answers
    this.followNetwork(wasHealthy, 'silent')
  }

  tokenExpired(): void {
    if (this.hasSession) this.connection.tokenExpired()
  }

  loggedInElsewhere(): void {
    const { decisions } = this.world
    this.expelled(
      decisions.rtmLoggedInElsewhereWhenConnecting,
      decisions.rtmLoggedInElsewhereWhenConnected,
      decisions.rtmLoggedInElsewhereWhenReconnecting,
    )
  }

  bannedByServer(): void {
    const { decisions } = this.world
    this.expelled(
      decisions.rtmBannedWhenConnecting,
      decisions.rtmBannedWhenConnected,
      decisions.rtmBannedWhenReconnecting,
    )
  }

  /** The process is gone with everything that it remembered; the service only hears that it is silent. */
  kill(): void {
    if (!this.voice.alive) return
    this.voice.alive = false
    this.voice.turn += 1
    this.state = is.disconnected
    this.hasLoggedOut = false
    this.forget()
    this.connection.kill()
    this.world.service.interrupted(this)
  }

  restart(): void {
    if (this.voice.alive) return
    this.voice.alive = true
    this.voice.say(this.world.decisions.rtmRestarted)
  }

  /** Enters the state of the moment, reports it, and does what belongs to the state. */
  become(moment: Moment): void {
    const previous = this.state
    if (moment.state === sameState) {
      this.voice.say(moment.reports)
      return
    }
    this.state = moment.state
    this.voice.turn += 1
    this.voice.say(moment.reports)
    if (moment.state === is.disconnected) this.forget()
    else if (moment.state === is.aborted) {
      this.world.service.expelled(this)
      this.forget()
    }
    this.connection.entered(moment.state, previous)
  }

  private followNetwork(wasHealthy: boolean, manner: LossManner): void {
    if (!this.voice.alive) return
    if (!this.network.healthy) {
      if (wasHealthy) this.world.service.interrupted(this)
      this.connection.lost(wasHealthy, manner)
    } else if (!wasHealthy) {
      if (this.state === is.connected) this.world.service.resume(this)
      this.connection.restored()
    }
  }

  /** Acts at once where the client can be reached, and else when it next reaches the service. */
  private expelled(whenConnecting: Moment, whenConnected: Moment, whenReconnecting: Moment): void {
    if (this.reachable) this.become(whenConnected)
    else if (this.state === is.connected) this.connection.expelledLater(whenConnected, whenReconnecting)
    else if (this.state === is.reconnecting) this.connection.expelledLater(whenReconnecting, whenReconnecting)
    else if (this.state === is.connecting && this.network.healthy) this.become(whenConnecting)
  }

  private acceptsWork(
    call: 'joinChannel' | 'leaveChannel' | 'sendPeerMessage' | 'sendChannelMessage' | 'setLocalUserAttributes',
    code: number,
  ): boolean {
    const result = this.state === is.connected ? code : this.world.decisions.rtmNotConnectedCode
    this.voice.returned(call, result)
    return result === 0
  }

  private forget(): void {
    this.loginNumber += 1
    if (this.channels.length > 0) this.channels = []
    this.attributes = undefined
    this.attributesUnsent = false
  }

  private loginOutcome(): Outcome {
    const { decisions } = this.world
    if (this.state === is.disconnected) {
      return this.hasLoggedOut ? decisions.rtmLoginWhenDisconnectedAgain : decisions.rtmLoginWhenDisconnected
    }
    if (this.state === is.connecting) return decisions.rtmLoginWhenConnecting
    if (this.state === is.connected) return decisions.rtmLoginWhenConnected
    if (this.state === is.reconnecting) return decisions.rtmLoginWhenReconnecting
    return decisions.rtmLoginWhenAborted
  }

  private logoutOutcome(): Outcome {
    const { decisions } = this.world
    if (this.state === is.disconnected) return decisions.rtmLogoutWhenDisconnected
    if (this.state === is.connecting) return decisions.rtmLogoutWhenConnecting
    if (this.state === is.connected) return decisions.rtmLogoutWhenConnected
    if (this.state === is.reconnecting) return decisions.rtmLogoutWhenReconnecting
    return decisions.rtmLogoutWhenAborted
  }
}
