/** How an RTC client gets connected and stays so: attempts, timers, and what the service answers. */
import type { Credential } from '../../spec/vocabulary.ts'
import type { Timer } from './clock.ts'
import type { Moment } from './moment.ts'
import type { RtcClient } from './rtc-client.ts'
import type { RtcWorld } from './rtc-world.ts'
import { rtcState as is } from './states.ts'

/** The connection of one client. */
export class RtcConnection {
  private readonly client: RtcClient
  private readonly world: RtcWorld
  private credential: Credential = 'valid'
  /** Whether the service refuses the token from now on. */
  private isTokenExpired = false
  /** What comes about when the service next reaches the client. */
  private pending: Moment | undefined
  /** Whether the interruption has been reported since the client was last connected. */
  private isInterrupted = false
  /** Since when the client hears nothing of the server, if it does not. */
  private silentSinceMs = 0
  private attempts = 0
  private answer: Timer | undefined
  private retry: Timer | undefined
  private interruption: Timer | undefined
  private lost: Timer | undefined
  private giveUp: Timer | undefined
  private joinLost: Timer | undefined
  /** Counts the stays in a channel: a timer ends with its stay, whoever forgot to stop it before. */
  private stay = 0

  constructor(client: RtcClient, world: RtcWorld) {
    this.client = client
    this.world = world
  }

  /** The credential with which the next join is made. */
  present(credential: Credential): void {
    this.credential = credential
    this.isTokenExpired = credential === 'expiredToken'
    this.pending = undefined
  }

  /** Does what belongs to a state that was just entered and reported. */
  entered(state: number): void {
    switch (state) {
      case is.disconnected:
        this.enteredDisconnected()
        break
      case is.connecting:
        this.enteredConnecting()
        break
      case is.connected:
        this.enteredConnected()
        break
      case is.reconnecting:
        if (this.client.network.healthy) this.attemptNow()
        else this.scheduleRetry()
        break
      case is.failed:
        this.enteredFailed()
        break
    }
  }

  /** The client hears the server no longer, or again. */
  followHearing(hears: boolean, isReset: boolean): void {
    const { clock, decisions } = this.world
    const { state } = this.client
    if (!hears) this.silentSinceMs = clock.nowMs
    if (hears) {
      if (!decisions.rtcInterruptedSurvivesRestore) clock.cancel(this.interruption)
      return
    }
    const isExpected =
      state === is.connected ||
      (state === is.reconnecting && !this.isInterrupted && decisions.rtcInterruptedWhenReconnecting)
    if (!isExpected || this.interruption?.pending === true) return
    this.expectInterruption(isReset ? decisions.rtcResetInterruptedAfterMs : decisions.rtcInterruptedAfterMs)
  }

  /** New connections can no longer be made, or can be made again. */
  followHealth(isHealthy: boolean): void {
    const { clock, decisions } = this.world
    const { state } = this.client
    const isTrying = state === is.connecting || state === is.reconnecting
    if (isHealthy) {
      if (isTrying) this.attemptNow()
      else if (state === is.connected && !decisions.rtcRetriesSurviveRejoin) clock.cancel(this.retry)
      return
    }
    clock.cancel(this.answer)
    this.attempts = 0
    if (isTrying || (state === is.connected && decisions.rtcRetriesFrom === 'loss')) this.scheduleRetry()
  }

  /** The connection was reset, which may be noticed earlier than a silence. */
  reset(): void {
    const { clock, decisions } = this.world
    const { interruption } = this
    const afterMs = decisions.rtcResetInterruptedAfterMs
    if (interruption?.pending !== true || interruption.dueMs <= clock.nowMs + afterMs) return
    clock.cancel(interruption)
    this.expectInterruption(afterMs)
  }

  tokenExpired(): void {
    const { client, world } = this
    const { state } = client
    if (state === is.disconnected || state === is.failed) return
    this.isTokenExpired = true
    if (state === is.connected && client.hears) client.become(world.decisions.rtcTokenExpired)
  }

  renewed(): void {
    this.isTokenExpired = false
    if (this.credential === 'expiredToken') this.credential = 'valid'
  }

  /** The server ends the stay, now or when it next reaches the client. */
  expelled(moment: Moment): void {
    const { client } = this
    const { state } = client
    if (state === is.connected && client.hears) client.become(moment)
    else if (state !== is.disconnected && state !== is.failed) this.pending = moment
  }

  /** The server reaches the connected client again. */
  reached(): void {
    const { client } = this
    const { pending } = this
    this.pending = undefined
    if (pending !== undefined) client.become(pending)
    else if (this.isTokenExpired) client.become(this.world.decisions.rtcTokenExpired)
  }

  kill(): void {
    const { clock } = this.world
    this.stay += 1
    clock.cancel(this.answer)
    clock.cancel(this.retry)
    clock.cancel(this.interruption)
    clock.cancel(this.lost)
    clock.cancel(this.giveUp)
    clock.cancel(this.joinLost)
    this.forget()
  }

  /** The answer of the service to the last attempt is here. */
  answered(): void {
    const { client } = this
    const moment = this.refusal()
    if (moment === undefined)
      client.become(client.isReturning ? this.world.decisions.rtcRejoined : this.world.decisions.rtcJoined)
    else client.become(moment)
  }

  /** An automatic attempt is due. */
  tryAgain(): void {
    this.client.voice.say(this.world.decisions.rtcRetrying)
    this.attempt()
  }

  interrupted(stay: number): void {
    const { clock, decisions } = this.world
    if (stay !== this.stay && !decisions.rtcInterruptedSurvivesLeave) return
    this.isInterrupted = true
    this.client.become(decisions.rtcInterrupted)
    const gone = clock.nowMs - this.silentSinceMs
    const lostAfterMs = decisions.rtcLostAfterMs - (decisions.rtcLostFrom === 'loss' ? gone : 0)
    const gaveUpAfterMs = decisions.rtcGaveUpAfterMs - (decisions.rtcGaveUpFrom === 'loss' ? gone : 0)
    this.lost = clock.after(lostAfterMs, reportLost, this, this.stay)
    this.giveUp = clock.after(gaveUpAfterMs, reportGaveUp, this, this.stay)
  }

  reportLost(stay: number): void {
    const { decisions } = this.world
    if (stay === this.stay || decisions.rtcLostSurvivesLeave) this.client.become(decisions.rtcLost)
  }

  reportGaveUp(stay: number): void {
    const { decisions } = this.world
    if (stay === this.stay || decisions.rtcGaveUpSurvivesLeave) this.client.become(decisions.rtcGaveUp)
  }

  reportJoinLost(): void {
    this.client.become(this.world.decisions.rtcJoinLost)
  }

  reportJoinGaveUp(): void {
    this.client.become(this.world.decisions.rtcJoinGaveUp)
  }

  private enteredDisconnected(): void {
    const { clock, decisions } = this.world
    this.stay += 1
    if (!decisions.rtcAnswerSurvivesLeave) clock.cancel(this.answer)
    if (!decisions.rtcInterruptedSurvivesLeave) clock.cancel(this.interruption)
    if (!decisions.rtcLostSurvivesLeave) clock.cancel(this.lost)
    if (!decisions.rtcGaveUpSurvivesLeave) clock.cancel(this.giveUp)
    if (!decisions.rtcRetriesSurviveLeave) clock.cancel(this.retry)
    clock.cancel(this.joinLost)
    this.forget()
  }

  private enteredConnecting(): void {
    const { clock, decisions } = this.world
    const { rtcJoinLostAfterMs, rtcJoinGaveUpAfterMs } = decisions
    if (!this.client.isReturning) {
      if (rtcJoinLostAfterMs < Infinity) {
        this.joinLost = clock.after(rtcJoinLostAfterMs, reportJoinLost, this, undefined)
      }
      clock.cancel(this.giveUp)
      this.giveUp = clock.after(rtcJoinGaveUpAfterMs, reportJoinGaveUp, this, undefined)
    }
    clock.cancel(this.retry)
    clock.cancel(this.answer)
    this.attempts = 0
    this.attempt()
  }

  private enteredConnected(): void {
    const { clock, decisions } = this.world
    clock.cancel(this.answer)
    if (!decisions.rtcRetriesSurviveRejoin) clock.cancel(this.retry)
    clock.cancel(this.interruption)
    if (!decisions.rtcLostSurvivesRejoin) clock.cancel(this.lost)
    if (!(decisions.rtcGaveUpSurvivesRejoin && this.client.isReturning)) clock.cancel(this.giveUp)
    clock.cancel(this.joinLost)
    this.isInterrupted = false
    this.attempts = 0
    if (decisions.rtcRetriesSurviveRejoin && this.client.isReturning) this.scheduleRetry()
  }

  private enteredFailed(): void {
    const { clock, decisions } = this.world
    clock.cancel(this.answer)
    clock.cancel(this.joinLost)
    if (!decisions.rtcInterruptedSurvivesFailure) clock.cancel(this.interruption)
    if (!decisions.rtcLostSurvivesFailure) clock.cancel(this.lost)
    if (!decisions.rtcGaveUpSurvivesFailure) clock.cancel(this.giveUp)
    clock.cancel(this.retry)
    this.isInterrupted = false
    this.pending = undefined
    if (decisions.rtcRetriesSurviveFailure) this.scheduleRetry()
  }

  private expectInterruption(afterMs: number): void {
    if (afterMs === 0) this.interrupted(this.stay)
    else this.interruption = this.world.clock.after(afterMs, interrupt, this, this.stay)
  }

  private attempt(): void {
    const { client, world } = this
    const { state } = client
    client.voice.observed('connectionAttempt')
    // Attempts that outlive their session are never answered.
    const isWaiting = state === is.connecting || state === is.reconnecting
    if (isWaiting) this.answer = world.line.connect(client, world.decisions.rtcAnswerTakesMs, takeAnswer, this)
    if (!isWaiting || this.answer === undefined || !world.line.isSure) this.scheduleRetry()
  }

  /** The next attempt is made without waiting for the back-off, which begins anew. */
  private attemptNow(): void {
    const { clock, decisions } = this.world
    const { rtcRestoredRetryAfterMs } = decisions
    if (rtcRestoredRetryAfterMs === Infinity) {
      this.scheduleRetry()
      return
    }
    clock.cancel(this.retry)
    clock.cancel(this.answer)
    this.attempts = 0
    if (rtcRestoredRetryAfterMs === 0) this.tryAgain()
    else this.retry = clock.after(rtcRestoredRetryAfterMs, tryAgain, this, undefined)
  }

  private scheduleRetry(): void {
    if (this.retry?.pending === true) return
    const { clock, decisions } = this.world
    const waitMs = decisions.rtcRetryAfterMs(this.attempts)
    this.attempts += 1
    if (waitMs < Infinity) this.retry = clock.after(waitMs, tryAgain, this, undefined)
  }

  /** Why the service refuses the client, if it does. */
  private refusal(): Moment | undefined {
    const { decisions } = this.world
    const { pending } = this
    this.pending = undefined
    if (pending !== undefined) return pending
    if (!this.client.isReturning) {
      if (this.credential === 'invalidAppId') return decisions.rtcInvalidAppId
      if (this.credential === 'invalidChannelName') return decisions.rtcInvalidChannelName
      if (this.credential === 'invalidToken') return decisions.rtcInvalidToken
      if (this.credential === 'expiredToken') return decisions.rtcExpiredToken
    }
    return this.isTokenExpired ? decisions.rtcTokenExpired : undefined
  }

  private forget(): void {
    this.isTokenExpired = false
    this.isInterrupted = false
    this.pending = undefined
  }
}

function interrupt(connection: RtcConnection, stay: number): void {
  connection.interrupted(stay)
}

function reportLost(connection: RtcConnection, stay: number): void {
  connection.reportLost(stay)
}

function reportGaveUp(connection: RtcConnection, stay: number): void {
  connection.reportGaveUp(stay)
}

function reportJoinLost(connection: RtcConnection): void {
  connection.reportJoinLost()
}

function reportJoinGaveUp(connection: RtcConnection): void {
  connection.reportJoinGaveUp()
}

function takeAnswer(connection: RtcConnection): void {
  connection.answered()
}

function tryAgain(connection: RtcConnection): void {
  connection.tryAgain()
}
