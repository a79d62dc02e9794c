/** How an RTC Web client gets connected and stays so: attempts, timers, and what the service answers. */
import type { Credential } from '../../spec/vocabulary.ts'
import type { Timer } from './clock.ts'
import type { Outcome } from './moment.ts'
import type { RtcWorld } from './rtc-world.ts'
import { anyWebState as is } from './states.ts'
import type { WebClient } from './web-client.ts'

/** The connection of one Web client. */
export class WebConnection {
  private readonly client: WebClient
  private readonly world: RtcWorld
  private credential: Credential = 'valid'
  private isTokenExpired = false
  private isBanned = false
  private attempts = 0
  /** Fires when the client notices the loss. */
  private notice: Timer | undefined
  private answer: Timer | undefined
  private retry: Timer | undefined
  private giveUp: Timer | undefined
  /** Fires when the leave is confirmed. */
  private confirmation: Timer | undefined
  /** Fires when the leave is no longer waited for. */
  private farewell: Timer | undefined

  constructor(client: WebClient, world: RtcWorld) {
    this.client = client
    this.world = world
  }

  /** The credential with which the next join is made. */
  present(credential: Credential): void {
    this.credential = credential
    this.isTokenExpired = false
    this.isBanned = false
  }

  /** Does what belongs to a state that was just entered and reported. */
  entered(state: number): void {
    const { clock, web } = this.world
    if (state !== is.disconnected || !web.webAnswerSurvivesLeave) clock.cancel(this.answer)
    clock.cancel(this.notice)
    clock.cancel(this.giveUp)
    clock.cancel(this.retry)
    this.attempts = 0
    if (state === is.connected && web.webRetriesSurviveRejoin && this.client.isReturning) this.scheduleRetry()
    if (state === is.disconnected && web.webRetriesSurviveEnd) this.scheduleRetry()
    if (!isTrying(state)) return
    if (web.webGaveUpAfterMs < Infinity) {
      this.giveUp = clock.after(web.webGaveUpAfterMs, giveUpNow, this, undefined)
    }
    this.attempt()
  }

  /** The client's pings are answered no longer, or again. */
  followLink(isLinked: boolean, isReset: boolean): void {
    const { clock, web } = this.world
    if (isLinked) {
      if (!web.webLossSurvivesRestore) clock.cancel(this.notice)
      return
    }
    if (this.client.state !== is.connected || this.notice?.pending === true) return
    this.noticeAfter(isReset ? web.webResetNoticedAfterMs : web.webLossNoticedAfterMs)
  }

  /** The connection was reset, which may be noticed earlier than a silence. */
  reset(): void {
    const { clock, web } = this.world
    const { notice } = this
    if (notice?.pending !== true || notice.dueMs <= clock.nowMs + web.webResetNoticedAfterMs) return
    clock.cancel(notice)
    this.noticeAfter(web.webResetNoticedAfterMs)
  }

  /** New connections can no longer be made, or can be made again. */
  followHealth(isHealthy: boolean): void {
    const { clock, web } = this.world
    if (!isHealthy) clock.cancel(this.confirmation)
    if (!isTrying(this.client.state)) return
    clock.cancel(this.answer)
    this.attempts = 0
    if (!isHealthy || web.webRestoredRetryAfterMs === Infinity) {
      this.scheduleRetry()
      return
    }
    clock.cancel(this.retry)
    if (web.webRestoredRetryAfterMs === 0) this.tryAgain()
    else this.retry = clock.after(web.webRestoredRetryAfterMs, tryAgain, this, undefined)
  }

  tokenExpired(): void {
    if (!this.isInSession) return
    this.isTokenExpired = true
    this.reached()
  }

  banned(): void {
    if (!this.isInSession) return
    this.isBanned = true
    this.reached()
  }

  /** The service may reach the client: what it has to say ends the stay. */
  reached(): void {
    const { client, world } = this
    if (client.state !== is.connected || !client.hears) return
    if (this.isBanned) {
      this.isBanned = false
      client.voice.tell(world.web.webClientBanned, client.id)
      client.become(world.web.webBanned)
    } else if (this.isTokenExpired) {
      this.isTokenExpired = false
      client.become(world.web.webTokenExpired)
    }
  }

  /** The client has said that it leaves, and waits for the confirmation. */
  leave(seq: number): void {
    const { client, world } = this
    const { clock, line, web } = world
    client.tellService()
    if (client.network.healthy) this.confirmation = line.down(client, web.webLeaveTakesMs, leaveConfirmed, this, seq)
    this.farewell = clock.after(web.webLeaveTimesOutAfterMs, leaveTimedOut, this, seq)
  }

  /** The leave ends with this: it was confirmed, or it was waited for in vain. */
  left(seq: number, { code, moment }: Outcome): void {
    const { client, world } = this
    world.clock.cancel(this.confirmation)
    world.clock.cancel(this.farewell)
    client.become(moment)
    client.voice.settled('leave', seq, code)
  }

  confirmed(seq: number): void {
    this.left(seq, { code: 0, moment: this.world.web.webLeft })
  }

  timedOut(seq: number): void {
    this.left(seq, this.world.web.webLeaveTimedOut)
  }

  lost(): void {
    this.client.become(this.world.web.webLost)
  }

  gaveUp(): void {
    const { web } = this.world
    this.client.become(this.client.state === is.reconnecting ? web.webGaveUpWhenReconnecting : web.webGaveUp)
    this.client.settleJoin(web.webJoinExpelledCode)
  }

  /** An automatic attempt is due. */
  tryAgain(): void {
    this.client.voice.say(this.world.web.webRetrying)
    this.attempt()
  }

  /** The answer of the service to the last attempt is here. */
  answered(): void {
    const { client, world } = this
    const { web } = world
    const refusal = this.refusal()
    if (refusal !== undefined) {
      client.become(refusal.moment)
      client.settleJoin(refusal.code ?? 0)
      return
    }
    client.become(client.isReturning ? web.webRejoined : web.webJoined)
    client.settleJoin(0)
  }

  /** The process is gone. */
  stop(): void {
    const { clock } = this.world
    for (const timer of [this.notice, this.answer, this.retry, this.giveUp, this.confirmation, this.farewell])
      clock.cancel(timer)
    this.isTokenExpired = false
    this.isBanned = false
  }

  private noticeAfter(afterMs: number): void {
    if (afterMs === 0) this.lost()
    else this.notice = this.world.clock.after(afterMs, loseNow, this, undefined)
  }

  private attempt(): void {
    const { client, world } = this
    client.voice.observed('connectionAttempt')
    // Attempts that outlive their stay are never answered.
    const isWaiting = isTrying(client.state)
    if (isWaiting) this.answer = world.line.connect(client, world.web.webAnswerTakesMs, takeAnswer, this)
    if (!isWaiting || this.answer === undefined || !world.line.isSure) this.scheduleRetry()
  }

  /** Whether the client is in a channel, or on its way into one. */
  private get isInSession(): boolean {
    const { state } = this.client
    return state === is.connected || isTrying(state)
  }

  private scheduleRetry(): void {
    if (this.retry?.pending === true) return
    const { clock, web } = this.world
    const waitMs = web.webRetryAfterMs(this.attempts)
    this.attempts += 1
    if (waitMs < Infinity) this.retry = clock.after(waitMs, tryAgain, this, undefined)
  }

  /** Why the service refuses the client, if it does. */
  private refusal(): Outcome | undefined {
    const { client, world } = this
    const { web } = world
    const rejoins = client.state === is.reconnecting
    if (this.isBanned) {
      this.isBanned = false
      client.voice.tell(web.webClientBanned, client.id)
      const moment = rejoins ? web.webBannedWhenReconnecting : web.webBannedWhenConnecting
      return { code: web.webJoinExpelledCode, moment }
    }
    if (!client.isReturning) {
      if (this.credential === 'invalidAppId') return web.webInvalidAppId
      if (this.credential === 'invalidChannelName') return web.webInvalidChannelName
      if (this.credential === 'invalidToken') return web.webInvalidToken
      if (this.credential === 'expiredToken') return web.webExpiredToken
    }
    if (!this.isTokenExpired) return undefined
    this.isTokenExpired = false
    const moment = rejoins ? web.webTokenExpiredWhenReconnecting : web.webTokenExpiredWhenConnecting
    return { code: web.webJoinExpelledCode, moment }
  }
}

/** Whether a client in this state makes attempts to get connected. */
function isTrying(state: number): boolean {
  return state === is.connecting || state === is.reconnecting
}

function loseNow(connection: WebConnection): void {
  connection.lost()
}

function giveUpNow(connection: WebConnection): void {
  connection.gaveUp()
}

function takeAnswer(connection: WebConnection): void {
  connection.answered()
}

function tryAgain(connection: WebConnection): void {
  connection.tryAgain()
}

function leaveConfirmed(connection: WebConnection, seq: number): void {
  connection.confirmed(seq)
}

function leaveTimedOut(connection: WebConnection, seq: number): void {
  connection.timedOut(seq)
}
