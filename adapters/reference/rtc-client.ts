/** A native RTC client: what its API does, and how it reacts to its network and to the service. */
import type { Credential, LossDirection, LossManner, Platform } from '../../spec/vocabulary.ts'
import { type Moment, type Outcome, sameState } from './moment.ts'
import { Network } from './network.ts'
import { RtcConnection } from './rtc-connection.ts'
import { Peers } from './rtc-peers.ts'
import type { Member, RtcWorld } from './rtc-world.ts'
import { Seat } from './service-rtc.ts'
import { rtcState as is } from './states.ts'
import type { Voice } from './voice.ts'

/** One RTC client in virtual time. */
export class RtcClient implements Member {
  readonly id: string
  readonly platform: Platform
  readonly voice: Voice
  readonly network = new Network()
  /** The number of the state that the client is in. */
  state: number = is.disconnected
  /** The channel that the client has joined or wants to join. */
  channel: string | undefined
  /** Whether the client was connected before in this stay, so that the next success is a rejoin. */
  isReturning = false
  /** A native user publishes with the join. */
  readonly isAskingToPublish = false
  readonly peers: Peers
  readonly seat = new Seat(true)
  private readonly world: RtcWorld
  private readonly connection: RtcConnection
  private isEchoTesting = false
  private hasLeft = false
  /** Whether the client failed because of its token, so that it need not leave before it joins. */
  private failedForToken = false

  constructor(world: RtcWorld, voice: Voice, platform: Platform) {
    this.id = voice.id
    this.platform = platform
    this.voice = voice
    this.world = world
    this.peers = new Peers(this, world)
    this.connection = new RtcConnection(this, world)
  }

  /** Whether the client takes itself to hear the server. */
  get hears(): boolean {
    const { network } = this
    const { decisions } = this.world
    if (!network.downlinkUp) return false
    if (!network.serviceAnswers && decisions.rtcNoticesSilentService) return false
    return network.uplinkUp || !decisions.rtcInterruptedByUplinkLoss
  }

  /** Whether the others get the client's data. */
  get isAudible(): boolean {
    const { network } = this
    return network.carries && (network.downlinkUp || !this.world.decisions.rtcSilencedByDownlinkLoss)
  }

  joinChannel(channel: string, credential: Credential): void {
    const outcome = this.joinOutcome()
    this.voice.returned('joinChannel', outcome.code)
    if (outcome.moment.state === is.connecting) {
      this.service.hush(this)
      this.peers.end()
      this.channel = channel
      this.isReturning = false
      this.connection.present(credential)
      if (this.world.decisions.rtcJoinToldWhenRequested) this.service.announce(this)
    }
    this.become(outcome.moment)
  }

  leaveChannel(): void {
    const outcome = this.leaveOutcome()
    this.voice.returned('leaveChannel', outcome.code)
    if (outcome.moment.state === is.disconnected) {
      this.hasLeft = true
      // A client that was never connected in this stay has nothing to take back at the service.
      const { channel, world } = this
      if (this.isReturning && this.network.carries) world.line.up(this, () => world.service.leave(this, channel))
    }
    this.become(outcome.moment)
  }

  renewToken(credential: Credential): void {
    const { decisions } = this.world
    const code = credential === 'valid' ? 0 : decisions.rtcRenewalInvalidCode
    this.voice.returned('renewToken', code)
    if (code !== 0) return
    if (decisions.rtcRenewalEndsExpiry) this.connection.renewed()
    if (this.state === is.connected && this.network.healthy) this.become(decisions.rtcTokenRenewed)
    else if (this.failedForToken && this.network.healthy) this.become(decisions.rtcTokenRenewedWhenFailed)
  }

  startEchoTest(): void {
    const isPossible = this.state === is.disconnected && !this.isEchoTesting
    this.voice.returned('startEchoTest', isPossible ? 0 : this.world.decisions.rtcEchoTestRefusedCode)
    if (isPossible) this.isEchoTesting = true
  }

  stopEchoTest(): void {
    this.voice.returned('stopEchoTest', this.isEchoTesting ? 0 : this.world.decisions.rtcEchoTestRefusedCode)
    if (this.world.decisions.rtcEchoTestStops) this.isEchoTesting = false
  }

  getConnectionState(): void {
    if (!this.world.decisions.rtcKnowsStates) return
    this.voice.returnedState('getConnectionState', this.world.decisions.rtcGetterState(this.state))
  }

  networkLost(direction: LossDirection, manner: LossManner): void {
    const isReset = manner === 'reset'
    const { hears, isAudible, network } = this
    const { healthy } = network
    network.lose(isReset ? 'both' : direction)
    this.followNetwork(hears, isAudible, healthy, isReset)
    if (isReset && this.voice.alive) this.connection.reset()
  }

  networkRestored(): void {
    const { hears, isAudible, network } = this
    const { healthy } = network
    network.restore()
    this.followNetwork(hears, isAudible, healthy)
  }

  serviceAnswers(answers: boolean): void {
    const { hears, isAudible, network } = this
    const { healthy } = network
    network.serviceAnswers = answers
    this.followNetwork(hears, isAudible, healthy)
  }

  tokenExpired(): void {
    this.connection.tokenExpired()
  }

  bannedByServer(): void {
    this.connection.expelled(this.world.decisions.rtcBanned)
  }

  loggedInElsewhere(): void {
    this.connection.expelled(this.world.decisions.rtcLoggedInElsewhere)
  }

  proxySet(): void {
    this.reconnect(this.world.decisions.rtcProxySet)
  }

  ipAddressChanged(): void {
    this.reconnect(this.world.decisions.rtcIpAddressChanged)
  }

  keepAliveTimedOut(): void {
    this.reconnect(this.world.decisions.rtcKeepAliveTimedOut)
  }

  /**
   * The process is gone with everything that it remembered. Where the platform allows it a last word it leaves its
   * channel; elsewhere the others only notice its silence.
   */
  kill(): void {
    if (!this.voice.alive) return
    const { rtcKillLeavesOn, rtcChannelOutlivesKillMs } = this.world.decisions
    if (rtcKillLeavesOn.includes(this.platform) && this.isReturning && this.network.carries) {
      this.service.leave(this, this.channel, rtcChannelOutlivesKillMs)
    }
    this.voice.alive = false
    this.voice.turn += 1
    this.state = is.disconnected
    this.isEchoTesting = false
    this.hasLeft = false
    this.failedForToken = false
    this.connection.kill()
    this.service.killed(this)
    this.peers.pause()
    this.forget()
  }

  restart(): void {
    if (this.voice.alive) return
    this.voice.alive = true
    this.voice.say(this.world.decisions.rtcRestarted)
  }

  /** Enters the state of the moment, reports it, and does what belongs to the state. */
  become(moment: Moment): void {
    const { decisions } = this.world
    const { state } = moment
    if (state === sameState) {
      this.voice.say(moment.reports)
      return
    }
    this.state = state
    this.voice.turn += 1
    this.voice.say(moment.reports)
    this.failedForToken =
      state === is.failed && (moment === decisions.rtcTokenExpired || moment === decisions.rtcExpiredToken)
    if (state !== is.connected) this.peers.pause()
    if (state === is.disconnected) {
      this.service.hush(this)
      this.forget()
    } else if (state === is.failed) {
      if (decisions.rtcFailureReachesService && this.network.carries) this.service.leave(this, this.channel)
      this.service.hush(this)
    }
    this.connection.entered(state)
    if (state === is.connected) {
      this.peers.begin()
      this.service.hear(this, true)
      this.isReturning = true
    }
  }

  private get service(): RtcWorld['service'] {
    return this.world.service
  }

  /** A connected client with a healthy network goes through a reconnection for another reason than a loss. */
  private reconnect(moment: Moment): void {
    if (this.state === is.connected && this.network.healthy) this.become(moment)
  }

  private followNetwork(heard: boolean, wasAudible: boolean, wasHealthy: boolean, isReset = false): void {
    if (!this.voice.alive) return
    const { hears, isAudible, network, state } = this
    if (wasAudible && !isAudible) this.service.hush(this)
    if (heard !== hears) {
      if (!hears && state === is.connected) this.peers.deafen()
      this.connection.followHearing(hears, isReset)
    }
    if (wasHealthy !== network.healthy) this.connection.followHealth(network.healthy)
    if (state !== is.connected || this.state !== is.connected) return
    if (!wasAudible && isAudible) this.service.hear(this, false)
    if (!heard && hears) {
      this.peers.resume()
      this.connection.reached()
    }
  }

  private forget(): void {
    this.peers.end()
    this.channel = undefined
    this.isReturning = false
  }

  private joinOutcome(): Outcome {
    const { decisions } = this.world
    if (this.state === is.disconnected) {
      if (this.isEchoTesting) return decisions.rtcJoinDuringEchoTest
      return this.hasLeft ? decisions.rtcJoinWhenDisconnectedAgain : decisions.rtcJoinWhenDisconnected
    }
    if (this.state === is.connecting) return decisions.rtcJoinWhenConnecting
    if (this.state === is.connected) return decisions.rtcJoinWhenConnected
    if (this.state === is.reconnecting) return decisions.rtcJoinWhenReconnecting
    return this.failedForToken ? decisions.rtcJoinWhenFailedForToken : decisions.rtcJoinWhenFailed
  }

  private leaveOutcome(): Outcome {
    const { decisions } = this.world
    if (this.state === is.disconnected) return decisions.rtcLeaveWhenDisconnected
    if (this.state === is.connecting) return decisions.rtcLeaveWhenConnecting
    if (this.state === is.connected) return decisions.rtcLeaveWhenConnected
    if (this.state === is.reconnecting) return decisions.rtcLeaveWhenReconnecting
    return decisions.rtcLeaveWhenFailed
  }
}
