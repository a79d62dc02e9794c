/** How an RTM client gets connected and stays so: attempts, timers, and what the service answers. */
import type { Credential, LossManner } from '../../spec/vocabulary.ts'
import type { Timer } from './clock.ts'
import type { Moment } from './moment.ts'
import type { RtmClient } from './rtm-client.ts'
import type { RtmWorld } from './rtm-world.ts'
import { rtmState as is } from './states.ts'

/** The connection of one client. */
export class RtmConnection {
  private readonly client: RtmClient
  private readonly world: RtmWorld
  private credential: Credential = 'valid'
  /** Whether the service refuses the token from now on. */
  private isExpired = false
  private expiryTold = false
  /** What comes about when a client that could not be reached is reached: while connected, and by a new login. */
  private pendingWhenConnected: Moment | undefined
  private pendingWhenReconnecting: Moment | undefined
  private attempts = 0
  private answer: Timer | undefined
  private retry: Timer | undefined
  private loginTimeout: Timer | undefined
  private interruption: Timer | undefined
  private giveUp: Timer | undefined

  constructor(client: RtmClient, world: RtmWorld) {
    this.client = client
    this.world = world
  }

  /** The credential with which the next login is made. */
  present(credential: Credential): void {
    this.credential = credential
    this.isExpired = false
  }

  /** Does what belongs to a state that was just entered and reported. */
  entered(state: number, previous: number): void {
    switch (state) {
      case is.disconnected:
        this.enteredDisconnected(previous)
        break
      case is.connecting:
        this.loginTimeout = this.world.clock.after(this.world.decisions.rtmLoginTimeoutMs, timeOut, this, undefined)
        this.attempts = 0
        this.attempt()
        break
      case is.connected:
        this.enteredConnected()
        break
      case is.reconnecting:
        this.enteredReconnecting()
        break
      case is.aborted:
        this.enteredAborted()
        break
    }
  }

  /** The network has become unhealthy, or an unhealthy one has changed. */
  lost(isNew: boolean, manner: LossManner): void {
    const { clock } = this.world
    const { state } = this.client
    if (isNew) clock.cancel(this.answer)
    if (state === is.connected) this.expectInterruption(manner)
    else if (isNew && (state === is.connecting || state === is.reconnecting)) this.scheduleRetry()
  }

  /** The network is healthy again. */
  restored(): void {
    const { clock, decisions } = this.world
    const { client } = this
    if (client.state === is.connected) {
      if (!decisions.rtmInterruptedSurvivesRestore) clock.cancel(this.interruption)
      this.actOnWhatWasPending()
    } else if (client.state === is.connecting || client.state === is.reconnecting) this.attemptNow()
  }

  tokenExpired(): void {
    const { client, world } = this
    this.isExpired = true
    if (client.reachable) client.become(world.decisions.rtmTokenExpiredWhenConnected)
    else if (client.state === is.reconnecting) this.tellExpiry()
  }

  renewed(): void {
    if (!this.isExpired || !this.world.decisions.rtmRenewalEndsExpiry) return
    this.isExpired = false
    this.expiryTold = false
    if (this.client.state === is.reconnecting && this.client.network.healthy) this.attemptNow()
  }

  /** The service has ended the session of a client that cannot be reached. */
  expelledLater(whenConnected: Moment, whenReconnecting: Moment): void {
    this.pendingWhenConnected = whenConnected
    this.pendingWhenReconnecting = whenReconnecting
  }

  kill(): void {
    const { clock } = this.world
    clock.cancel(this.answer)
    clock.cancel(this.retry)
    clock.cancel(this.loginTimeout)
    clock.cancel(this.interruption)
    clock.cancel(this.giveUp)
    this.forget()
  }

  /** The answer of the service to the last attempt is here. */
  answered(): void {
    const { client } = this
    if (client.state === is.connecting) this.loginAnswered()
    else if (client.state === is.reconnecting) this.returnAnswered()
    else if (client.state === is.disconnected) {
      this.world.service.accept(client)
      client.become(this.world.decisions.rtmLoggedIn)
    }
  }

  /** An automatic attempt is due. */
  tryAgain(): void {
    this.client.voice.say(this.world.decisions.rtmRetrying)
    this.attempt()
  }

  timedOut(): void {
    this.loginFailed(this.world.decisions.rtmLoginTimedOut)
  }

  interrupted(): void {
    this.client.become(this.world.decisions.rtmInterrupted)
  }

  gaveUp(): void {
    this.client.become(this.world.decisions.rtmGaveUp)
  }

  private enteredDisconnected(previous: number): void {
    const { clock, decisions } = this.world
    if (!decisions.rtmAnswerSurvivesLogout) clock.cancel(this.answer)
    if (!decisions.rtmLoginTimeoutSurvivesLogout) clock.cancel(this.loginTimeout)
    if (!decisions.rtmInterruptedSurvivesLogout) clock.cancel(this.interruption)
    clock.cancel(this.retry)
    clock.cancel(this.giveUp)
    this.forget()
    if (decisions.rtmRetriesSurviveLogout && previous === is.reconnecting) this.scheduleRetry()
  }

  private enteredConnected(): void {
    const { clock, decisions } = this.world
    if (!decisions.rtmLoginTimeoutSurvivesLogin) clock.cancel(this.loginTimeout)
    clock.cancel(this.answer)
    clock.cancel(this.retry)
    clock.cancel(this.giveUp)
    this.attempts = 0
    if (decisions.rtmRetriesSurviveLogin) this.scheduleRetry()
  }

  private enteredReconnecting(): void {
    const { clock, decisions } = this.world
    clock.cancel(this.interruption)
    if (decisions.rtmGiveUpAfterMs < Infinity) {
      this.giveUp = clock.after(decisions.rtmGiveUpAfterMs, giveUp, this, undefined)
    }
    this.attempts = 0
    if (this.client.network.healthy) this.attempt()
    else this.scheduleRetry()
  }

  private enteredAborted(): void {
    const { clock, decisions } = this.world
    clock.cancel(this.interruption)
    clock.cancel(this.answer)
    clock.cancel(this.retry)
    clock.cancel(this.loginTimeout)
    clock.cancel(this.giveUp)
    this.forget()
    if (decisions.rtmRetriesSurviveAbort) this.scheduleRetry()
  }

  private expectInterruption(manner: LossManner): void {
    const { clock, decisions } = this.world
    const { network } = this.client
    if (!decisions.rtmNoticesSilentService && network.uplinkUp && network.downlinkUp) return
    if (!decisions.rtmNoticesOneWayLoss && network.uplinkUp !== network.downlinkUp) return
    const isReset = manner === 'reset'
    const dueMs = clock.nowMs + (isReset ? decisions.rtmResetInterruptedAfterMs : decisions.rtmInterruptedAfterMs)
    // A silence that goes on keeps its beginning; only a reset may make it known earlier.
    if (this.interruption?.pending === true) {
      if (!isReset || this.interruption.dueMs <= dueMs) return
      clock.cancel(this.interruption)
    }
    if (dueMs === clock.nowMs) this.interrupted()
    else this.interruption = clock.after(dueMs - clock.nowMs, interrupt, this, undefined)
  }

  private attempt(): void {
    const { client, world } = this
    const { state } = client
    const isWaiting =
      state === is.connecting ||
      state === is.reconnecting ||
      (state === is.disconnected && world.decisions.rtmRetriesSurviveLogout)
    client.voice.observed('connectionAttempt')
    if (isWaiting) this.answer = world.line.connect(client, world.decisions.rtmAnswerTakesMs, takeAnswer, this)
    if (!isWaiting || this.answer === undefined || !world.line.isSure) this.scheduleRetry()
  }

  /** The next attempt is made without waiting for the back-off, which begins anew. */
  private attemptNow(): void {
    const { clock, decisions } = this.world
    if (decisions.rtmRestoredRetryAfterMs === Infinity) {
      this.scheduleRetry()
      return
    }
    clock.cancel(this.retry)
    clock.cancel(this.answer)
    this.attempts = 0
    if (decisions.rtmRestoredRetryAfterMs === 0) this.tryAgain()
    else this.retry = clock.after(decisions.rtmRestoredRetryAfterMs, tryAgain, this, undefined)
  }

  private scheduleRetry(): void {
    const { clock, decisions } = this.world
    if (this.retry?.pending === true) return
    const waitMs = decisions.rtmRetryAfterMs(this.attempts)
    this.attempts += 1
    if (waitMs < Infinity) this.retry = clock.after(waitMs, tryAgain, this, undefined)
  }

  private loginAnswered(): void {
    const { client, world } = this
    const { decisions } = world
    if (this.credential === 'invalidAppId') this.loginFailed(decisions.rtmInvalidAppId)
    else if (this.credential === 'invalidToken') this.loginFailed(decisions.rtmInvalidToken)
    else if (this.credential === 'expiredToken') this.loginFailed(decisions.rtmExpiredToken)
    else {
      world.service.accept(client)
      client.become(decisions.rtmLoggedIn)
    }
  }

  private returnAnswered(): void {
    const { client, world } = this
    if (this.pendingWhenReconnecting !== undefined) {
      const moment = this.pendingWhenReconnecting
      this.forgetPending()
      client.become(moment)
      if (client.state !== is.reconnecting) return
    }
    if (this.isExpired) {
      this.tellExpiry()
      this.scheduleRetry()
      return
    }
    world.service.acceptAgain(client)
    client.become(world.decisions.rtmLoggedInAgain)
  }

  private loginFailed(moment: Moment): void {
    const { clock, decisions } = this.world
    this.client.become(moment)
    if (decisions.rtmLoginRetryAfterMs < Infinity) {
      clock.after(decisions.rtmLoginRetryAfterMs, loginAgain, this, undefined)
    }
  }

  /** Logs in without being told to, which only a faulty client does. */
  loginAgain(): void {
    const { client, world } = this
    if (client.state === is.disconnected && client.voice.alive) {
      client.become(world.decisions.rtmLoginWhenDisconnected.moment)
    }
  }

  private actOnWhatWasPending(): void {
    const { client, world } = this
    const moment = this.pendingWhenConnected
    this.forgetPending()
    if (this.isExpired) client.become(world.decisions.rtmTokenExpiredWhenConnected)
    else if (moment !== undefined) client.become(moment)
  }

  private tellExpiry(): void {
    const { decisions } = this.world
    if (this.expiryTold && decisions.rtmTokenExpiredToldOnce) return
    this.expiryTold = true
    this.client.become(decisions.rtmTokenExpiredWhenReconnecting)
  }

  private forgetPending(): void {
    this.pendingWhenConnected = undefined
    this.pendingWhenReconnecting = undefined
  }

  private forget(): void {
    this.isExpired = false
    this.expiryTold = false
    this.forgetPending()
  }
}

function timeOut(connection: RtmConnection): void {
  connection.timedOut()
}

function interrupt(connection: RtmConnection): void {
  connection.interrupted()
}

function giveUp(connection: RtmConnection): void {
  connection.gaveUp()
}

function takeAnswer(connection: RtmConnection): void {
  connection.answered()
}

function tryAgain(connection: RtmConnection): void {
  connection.tryAgain()
}

function loginAgain(connection: RtmConnection): void {
  connection.loginAgain()
}
