/** Reports of a state: read, held against the documented states, reasons and changes, and followed. */
import { type Spellings, spellingsOf } from '../decode.ts'
import { type Dialect, type NamedNumber, namesBothStates } from '../dialect.ts'
import {
  earlierSilenceIsOver,
  lossBeganUntold,
  mayFailToEnter,
  mayHaveEnded,
  mayHaveEnteredUntold,
  perhapsReachable,
  silentFor,
  unheardLasted,
} from '../facts/index.ts'
import { rtcNative231Timers, rtm1Timers } from '../profiles/timers.ts'
import type { DecodeRule } from '../rule.ts'
import type { CallName, Json } from '../vocabulary.ts'
import type { Channels } from './channels.ts'
import {
  type ClientFacts,
  CONNECTED,
  CONNECTING,
  DISCONNECTED,
  ENDED,
  may,
  NEVER,
  RECONNECTING,
  type ToldJoin,
} from './client-facts.ts'
import type { Compiled } from './compile.ts'
import type { HitCounters } from './hits.ts'
import { impliedStates } from './implied-states.ts'
import {
  applyEntry,
  applyState,
  beginWaitingJoin,
  endUnreported,
  loseTrack,
  neverAcknowledged,
  unknownChannel,
} from './observe.ts'
import type { Referee } from './referee.ts'
import { ms, tellCallback, tellState } from './tell.ts'

/** RTC: the reasons of an interruption, and of a connection that was lost. */
const INTERRUPTED = 2
const LOST = 16

/** Longer than a client may go without saying that it is interrupted. */
const hasLongBeenSilent = silentFor(rtcNative231Timers.interruptedAfterMs + 1)
const isLostUntold = lossBeganUntold(rtcNative231Timers.lostAfterLossMs, rtcNative231Timers.interruptedAfterMs)
const isOldLoss = earlierSilenceIsOver(rtcNative231Timers.lostAfterLossMs)

/** What must have happened to a client for a reason to make sense, by the reasons' names. */
const causes: Readonly<Record<string, number>> = {
  REMOTE_LOGIN: may.kick,
  SAME_UID_LOGIN: may.kick,
  BANNED_BY_SERVER: may.ban,
  TOKEN_EXPIRED: may.expire,
  SETTING_PROXY_SERVER: may.proxy,
  CLIENT_IP_ADDRESS_CHANGED: may.ipChange,
  KEEP_ALIVE_TIMEOUT: may.keepAlive,
  RENEW_TOKEN: may.renew,
  REJECTED_BY_SERVER: may.secondJoin | may.echoJoin,
}

/** Judges every onConnectionStateChanged. */
export class StateReports {
  readonly states: Spellings
  private readonly reasons: Spellings
  private readonly dialect: Dialect
  private readonly referee: Referee
  private readonly channels: Channels
  private readonly hits: HitCounters
  private readonly isRtm: boolean
  /** For each state, a bit for each state that may follow, and for each reason that may come with it. */
  private readonly edges: readonly number[]
  private readonly pairs: readonly number[]
  private readonly repeatable: readonly number[]

  constructor(dialect: Dialect, isRtm: boolean, referee: Referee, channels: Channels, hits: HitCounters) {
    this.dialect = dialect
    this.referee = referee
    this.channels = channels
    this.hits = hits
    this.isRtm = isRtm
    const { states, reasons } = spellingsOf(dialect)
    this.states = states
    this.reasons = reasons
    this.edges = bits(dialect, dialect.edges, numbersOf(dialect.states))
    this.pairs = bits(dialect, dialect.pairs, numbersOf(dialect.reasons))
    this.repeatable = bits(dialect, dialect.repeatable, numbersOf(dialect.reasons))
  }

  /** Judges one report and follows it. */
  report(client: ClientFacts, args: readonly Json[]): void {
    const { reporting } = this.dialect
    if (reporting === 'previous-and-current') this.reportChange(client, args, args[0], args[1])
    else if (reporting === 'current-and-previous') this.reportChange(client, args, args[1], args[0])
    else this.reportState(client, args)
  }

  /** onConnectionStateChanged(state, reason) */
  private reportState(client: ClientFacts, args: readonly Json[]): void {
    const { decode } = this.referee.program
    let state = this.states.number(args[0])
    let reason = this.reasons.number(args[1])
    if (this.looksSwapped(client, args, state, reason)) {
      this.finding('swapped', client, `${this.word(client)}(state, reason), the state first`, this.show(client, args))
      state = this.states.number(args[1])
      reason = this.reasons.number(args[0])
    } else this.held(decode.swapped, client)
    if (state < 0) return this.unknownState(client, args)
    this.held(decode.unknownState, client)
    if (reason < 0) this.finding('unknownReason', client, 'a reason that the documents know', this.show(client, args))
    else if (has(this.pairs, state, reason)) this.held(decode.pair, client)
    else {
      const name = this.referee.stateName(client, state)
      const expected = `${name} with one of the reasons ${(this.dialect.pairs[name] ?? []).join(', ')}`
      this.finding('pair', client, expected, this.tell(client, state, reason))
    }
    this.take(client, state, reason)
  }

  /** connection-state-change(previous state, present state), or the two the other way round, and then a reason */
  private reportChange(
    client: ClientFacts,
    args: readonly Json[],
    before: Json | undefined,
    now: Json | undefined,
  ): void {
    const { decode } = this.referee.program
    const previous = this.states.number(before)
    const current = this.states.number(now)
    if (client.astray && current >= 0) return this.findAgain(client, args, previous, current)
    if (client.state === CONNECTING && client.successTold && previous === CONNECTED && current >= 0) {
      const unreported = `connection-state-change(CONNECTING, CONNECTED) before ${this.show(client, args)}`
      this.finding('sameState', client, unreported, this.show(client, args))
      return this.findAgain(client, args, previous, current)
    }
    const shown = this.shownState(client.state)
    if (current === shown && previous >= 0 && previous !== shown) {
      if (previous === CONNECTING && this.mayHaveFailed(client)) return this.failUnreported(client, args)
      if (previous === this.shownState(client.from) || this.returnsUnreported(client, previous))
        return this.repeatChange(client, current)
      const order = this.hidesRejoining ? 'previous state, present state' : 'present state, previous state'
      const expected = `connection-state-change(${order}), in this order`
      this.finding('swapped', client, expected, this.show(client, args))
      const back = this.hidesRejoining && previous === CONNECTING && client.state === CONNECTED
      return this.take(client, back ? RECONNECTING : previous, -1)
    }
    this.held(decode.swapped, client)
    if (current < 0) return this.unknownState(client, args)
    this.held(decode.unknownState, client)
    if (previous === shown) this.held(decode.previous, client)
    else {
      const expected = `${this.referee.stateName(client)} as the previous state`
      this.finding('previous', client, expected, this.show(client, args))
      this.catchUp(client, previous, current)
    }
    const again =
      this.hidesRejoining &&
      current === CONNECTING &&
      (client.state === CONNECTED || client.state === RECONNECTING || this.returnsUnasked(client))
    this.take(client, again ? RECONNECTING : current, this.reasonOf(client, args, current))
  }

  /** From 4.x on: whether it says that it comes back from a loss which it has not reported. */
  private returnsUnreported(client: ClientFacts, previous: number): boolean {
    return !this.hidesRejoining && previous === RECONNECTING && client.state === CONNECTED && wasLost(client)
  }

  /** From 4.x on: a client that has skipped a report is where it says to have been, if it can have got there. */
  private catchUp(client: ClientFacts, previous: number, current: number): void {
    const isOutside = client.state === DISCONNECTED && client.enteringAt === NEVER
    if (this.hidesRejoining || isOutside || previous < 0 || previous === DISCONNECTED) return
    if (!has(this.edges, client.state, previous) || !has(this.edges, previous, current)) return
    const from = client.state
    applyState(client, previous, -1, this.referee.world)
    this.channels.stateChanged(client, from)
    this.referee.changed(client)
  }

  /** Whether a client that re-joins calls itself CONNECTING, as those of the Web up to 3.x do. */
  private get hidesRejoining(): boolean {
    return this.dialect.reporting === 'previous-and-current'
  }

  /** The Web from 4.x on: a report tells a reason where the state has reasons, and nowhere else; -1 without one. */
  private reasonOf(client: ClientFacts, args: readonly Json[], state: number): number {
    if (this.hidesRejoining) return -1
    const { decode } = this.referee.program
    const told = args[2] ?? null
    const name = this.referee.stateName(client, state)
    if ((this.pairs[state] ?? 0) === 0) {
      if (told === null) this.held(decode.pair, client)
      else this.finding('pair', client, `${name} without a reason`, this.show(client, args))
      return -1
    }
    const reason = this.reasons.number(told)
    if (reason >= 0) this.held(decode.unknownReason, client)
    else this.finding('unknownReason', client, `${name} with a reason that the documents know`, this.show(client, args))
    return reason
  }

  /** Nobody has told it to leave or to join: it is on its way back, whatever it called itself in between. */
  private returnsUnasked(client: ClientFacts): boolean {
    const wasIn = client.from === CONNECTED || client.from === RECONNECTING
    return client.state === DISCONNECTED && wasIn && client.enteringAt === NEVER
  }

  /** The Web: whether a join of which the client has reported nothing may be over by now. */
  private mayHaveFailed(client: ClientFacts): boolean {
    const { world } = this.referee
    const { state, enteringAt, exitAt } = client
    if (state !== DISCONNECTED || enteringAt === NEVER) return false
    return exitAt !== NEVER || (mayFailToEnter.holds(client, world) && world.now - enteringAt > world.toleranceMs)
  }

  /** The Web: the end of a join whose beginning was not reported. */
  private failUnreported(client: ClientFacts, args: readonly Json[]): void {
    const expected = 'DISCONNECTED as the previous state of the join, before it ends'
    this.finding('previous', client, expected, this.show(client, args))
    endUnreported(client, this.referee.world)
    this.referee.changed(client)
  }

  /** The Web: a client of whom nobody knew where it was says where it comes from, and where it is. */
  private findAgain(client: ClientFacts, args: readonly Json[], previous: number, current: number): void {
    const { world } = this.referee
    if (previous === DISCONNECTED && current === CONNECTING && client.joinWhileAstray !== undefined)
      this.beginAnew(client, client.joinWhileAstray)
    else this.catchUp(client, previous, current)
    const isRejoin = previous === CONNECTED || client.state === RECONNECTING
    const again = this.hidesRejoining && current === CONNECTING && isRejoin
    if (current === CONNECTED && client.state === CONNECTED) applyState(client, RECONNECTING, -1, world)
    client.astray = true
    this.take(client, again ? RECONNECTING : current, this.reasonOf(client, args, current))
  }

  /** The Web: it comes from outside, so that its stay is over, whenever it ended, and what it was told since begins another. */
  private beginAnew(client: ClientFacts, { credential, channel }: ToldJoin): void {
    const { world } = this.referee
    const from = client.state
    applyState(client, DISCONNECTED, -1, world)
    this.channels.stateChanged(client, from)
    this.channels.enter(client, channel)
    applyEntry(client, credential, channel, world)
  }

  /** The Web: the change that was reported last once more, or the end of a loss that was never reported. */
  private repeatChange(client: ClientFacts, current: number): void {
    const { world } = this.referee
    const expected = `no report while the state stays ${this.referee.stateName(client)}`
    this.finding('sameState', client, expected, this.tell(client, client.state, -1))
    if (current !== CONNECTED || !wasLost(client)) return
    applyState(client, RECONNECTING, -1, world)
    this.take(client, CONNECTED, -1)
  }

  /** Where the client is from now on, nobody knows. */
  private unknownState(client: ClientFacts, args: readonly Json[]): void {
    this.finding('unknownState', client, 'a state that the documents know', this.show(client, args))
    loseTrack(client)
    this.referee.changed(client)
  }

  private take(client: ClientFacts, state: number, reason: number): void {
    const { world } = this.referee
    world.incomingState = state
    world.incomingFrom = client.state
    world.incomingReason = reason
    world.subject = undefined
    this.referee.incoming = undefined
    this.hits.transition(client.state, state, reason)
    if (client.state === state) this.repeat(client, state, reason)
    else this.change(client, state, reason)
  }

  /** The number of the state as which the documents know it. */
  private shownState(state: number): number {
    const { shown } = this.dialect.states.find(({ number }) => number === state) ?? {}
    return shown === undefined ? state : this.states.number(shown)
  }

  private word(client: ClientFacts): string {
    if (namesBothStates(this.dialect.reporting)) return 'connection-state-change'
    return tellCallback(this.referee.speaker(client), 'onConnectionStateChanged')
  }

  private show(client: ClientFacts, args: readonly Json[]): string {
    return `${this.word(client)}(${args.map((arg) => JSON.stringify(arg)).join(', ')})`
  }

  private tell(client: ClientFacts, state: number, reason: number): string {
    return tellState(this.referee.speaker(client), {
      incomingState: state,
      incomingFrom: client.state,
      incomingReason: reason,
    })
  }

  // Where no callback reports a state, calls and other callbacks imply it.

  implyByCall(client: ClientFacts, call: CallName): void {
    if (this.dialect.reporting !== 'callbacks') return
    if (call === 'joinChannel' && client.state === DISCONNECTED && client.enteringAt !== NEVER)
      this.imply(client, CONNECTING)
    else if (call === 'leaveChannel' && client.state !== DISCONNECTED) this.imply(client, DISCONNECTED)
  }

  implyByCallback(client: ClientFacts, word: string): void {
    if (this.dialect.reporting !== 'callbacks') return
    const { world } = this.referee
    if (word === 'onConnectionLost' && client.state === CONNECTED && this.isWithoutWord(client))
      return this.loseUntold(client)
    const state = impliedStates[word]
    if (state === undefined) return
    const again = word === 'onConnectionInterrupted' && client.state !== CONNECTED
    if (again && mayHaveEnteredUntold.holds(client, world)) this.imply(client, CONNECTED)
    const joinedAgain = client.state === CONNECTING && client.nextChannel !== ''
    const another = joinedAgain && client.nextChannel !== client.channel
    // The first join may have ended unseen, so that a later one is the one that succeeds.
    if (another && client.credential === 'valid') client.nextChannel = unknownChannel
    const refused = joinedAgain && (another || client.credential !== 'valid')
    const misnamed = client.state === RECONNECTING && !mayHaveEnded.holds(client, world)
    const isNew = refused || (client.state !== CONNECTING && client.state !== DISCONNECTED && !misnamed)
    if (word === 'onJoinChannelSuccess' && isNew) return this.implyNewSession(client)
    // Which of several joins it is that succeeds, nobody sees.
    if (joinedAgain) this.channels.unsettleViews(client)
    if (state !== client.state && client.state !== DISCONNECTED) this.imply(client, state)
  }

  /** Whether a client that calls itself lost may be interrupted without having said so. */
  private isWithoutWord(client: ClientFacts): boolean {
    const { world } = this.referee
    if (isOldLoss.holds(client, world)) return false
    return hasLongBeenSilent.holds(client, world) || isLostUntold.holds(client, world)
  }

  /** A loss is told without the interruption before it, or instead of it. */
  private loseUntold(client: ClientFacts): void {
    this.imply(client, RECONNECTING)
    client.lostCallbackTold = true
    client.lostSignalAt = this.referee.world.now
  }

  /** The session had ended unseen, and a later join has begun another. */
  private implyNewSession(client: ClientFacts): void {
    const channel = client.nextChannel === '' ? client.channel : client.nextChannel
    // Not told to join again it may have been there all the time, and need not hear anew of those whom it knows.
    const mayKnowOthers = client.nextChannel === ''
    this.imply(client, DISCONNECTED)
    if (channel !== unknownChannel) this.channels.enter(client, channel, mayKnowOthers)
    client.channel = channel === unknownChannel ? '' : channel
    client.nextChannel = ''
    client.credential = 'valid'
    client.enteringAt = this.referee.world.now
    client.unacknowledged = false
    this.imply(client, CONNECTING)
    this.imply(client, CONNECTED)
    client.successTold = true
    // What others know of the sessions before this one is open.
    this.channels.doubt(client)
  }

  private imply(client: ClientFacts, state: number): void {
    const { world } = this.referee
    const from = client.state
    const inVain = state === CONNECTED && !perhapsReachable.holds(client, world)
    this.hits.transition(from, state, -1)
    applyState(client, state, state === RECONNECTING ? INTERRUPTED : -1, world)
    if (inVain) neverAcknowledged(client)
    this.channels.stateChanged(client, from)
    if (state === CONNECTED) {
      client.removedSure = false
      client.offlineSeen = false
    }
    this.referee.changed(client)
    this.reviewOthers(client)
  }

  private reviewOthers(client: ClientFacts): void {
    const { obligations, world } = this.referee
    for (let index = 0; obligations.open.length > 0 && index < world.clients.length; index += 1) {
      const other = world.clients[index]
      if (other !== undefined && other !== client) obligations.review(other, world)
    }
  }

  /** The same state again: right only for reasons that may be repeated. */
  private repeat(client: ClientFacts, state: number, reason: number): void {
    const { referee } = this
    if (reason < 0 || !has(this.repeatable, state, reason)) {
      const { world } = referee
      const isLate = world.now - client.stateSince > world.promptMs + world.toleranceMs
      const unreported = state === DISCONNECTED && client.enteringAt !== NEVER
      if (unreported) endUnreported(client, world)
      if (client.astray) return
      // A change that is wrong anyway is not wrong for being a repetition.
      if (isLate && state === ENDED && reason >= 0 && !referee.wouldAllow(client, state, reason))
        return referee.checkOnly(client, state, reason)
      const expected = `no report while the state stays ${referee.stateName(client)}`
      return this.finding('sameState', client, expected, this.tell(client, state, reason))
    }
    referee.checkOnly(client, state, reason)
    referee.conclude(client, state)
    // A new interruption may be lost anew.
    if (reason === INTERRUPTED && !this.isRtm) client.lostCallbackTold = false
    if (reason === LOST && !this.isRtm) {
      client.lostStateTold = true
      if (client.lostSignalAt === NEVER) client.lostSignalAt = referee.world.now
    }
    this.follow(client, state, reason)
  }

  private change(client: ClientFacts, state: number, reason: number): void {
    const { referee } = this
    const { decode } = referee.program
    const from = client.state
    this.held(decode.sameState, client)
    const isDocumented = has(this.edges, from, state)
    if (isDocumented) {
      this.held(decode.edge, client)
      if (from === CONNECTING && state === CONNECTED) this.held(decode.untoldJoin, client)
      referee.checkOnly(client, state, reason)
      if (!client.everEntered && namesBothStates(this.dialect.reporting)) return
    } else if (!client.astray) {
      const expected = `from ${referee.stateName(client)} only to ${this.nextStates(client).join(', ')}`
      this.finding('edge', client, expected, this.tell(client, state, reason))
      if (from === DISCONNECTED && state === CONNECTED && client.enteringAt !== NEVER) {
        const first = `${this.tell(client, CONNECTING, this.reasons.number('CONNECTING'))} first`
        this.finding('untoldJoin', client, first, this.tell(client, state, reason))
      }
      // A client that was never told to join is where it was, whatever it says.
      if (!client.everEntered) return
    }
    referee.conclude(client, state)
    const refused = from === CONNECTING && client.credential !== 'valid' && !client.renewed
    const inVain =
      (!isDocumented && !client.astray) ||
      (state === CONNECTED && (refused || !perhapsReachable.holds(client, referee.world)))
    applyState(client, state, reason, referee.world)
    if (inVain) neverAcknowledged(client)
    if (state === CONNECTING && from === ENDED && !this.isRtm) this.channels.enter(client, client.channel)
    this.channels.stateChanged(client, from)
    if (state === DISCONNECTED) this.joinAfterLeave(client)
    if (this.isRtm) this.deliver(client, from)
    this.follow(client, state, reason)
  }

  /** The Web: whether a join that came during the leave is under way now, no document says; it may be. */
  private joinAfterLeave(client: ClientFacts): void {
    const [first] = client.waitingJoins
    if (first === undefined) return
    this.channels.enter(client, first.channel)
    beginWaitingJoin(client, this.referee.world)
  }

  /** The documented names of the states that may follow; those that only a document's silence allows are not named. */
  private nextStates(client: ClientFacts): readonly string[] {
    const { referee, dialect } = this
    const from = this.states.name(client.state) ?? ''
    const next = dialect.edges[from] ?? []
    const drawn = next.filter((to) => referee.isTransition(client, from, to))
    const names = (drawn.length > 0 ? drawn : next).map((one) =>
      referee.stateName(client, numbersOf(dialect.states)(one)),
    )
    return [...new Set(names)]
  }

  /** RTM: what the change means for the messages that the client has missed. */
  private deliver(client: ClientFacts, from: number): void {
    const { mail, now, promptMs } = this.referee.world
    const { state, index } = client
    if (state === CONNECTED && from === RECONNECTING) mail.reconnected(index, client.restoredAt, now, promptMs)
    else if (state === DISCONNECTED || state === ENDED) mail.forget(index)
    else if (state !== CONNECTED) mail.disturb(index)
  }

  /** Sets off what follows the report. */
  private follow(client: ClientFacts, state: number, reason: number): void {
    const { referee } = this
    const { program, world } = referee
    referee.respond(program.responseFor.find(state, reason, state), client, state, undefined)
    referee.witness(program.witnessFor.find(state, reason, state), client, state)
    if (state === CONNECTED) {
      // That it is in its channels again is only certain once a member is told so.
      if (this.isRtm && client.rejoined && unheardLasted(client, world, rtm1Timers.removedAfterMs)) {
        this.channels.doubt(client)
      }
      client.removedSure = false
      client.offlineSeen = false
      client.offlineEarly = false
    }
    referee.changed(client)
    this.reviewOthers(client)
  }

  /** Whether the arguments make sense only the other way round. */
  private looksSwapped(client: ClientFacts, args: readonly Json[], state: number, reason: number): boolean {
    if (state >= 0 && reason >= 0 && has(this.pairs, state, reason)) return false
    const otherState = this.states.number(args[1])
    const otherReason = this.reasons.number(args[0])
    if (otherState < 0 || otherReason < 0 || !has(this.pairs, otherState, otherReason)) return false
    if (state < 0) return typeof args[0] === 'string'
    if (reason >= 0 && this.hasCause(client, reason)) return false
    const follows =
      otherState === client.state
        ? has(this.repeatable, otherState, otherReason)
        : has(this.edges, client.state, otherState)
    return follows && this.referee.wouldAllow(client, otherState, otherReason)
  }

  /** Whether something has happened to the client that the reason would tell. */
  private hasCause(client: ClientFacts, reason: number): boolean {
    const name = this.reasons.name(reason)
    const bit = name === undefined ? undefined : causes[name]
    if (name === 'LOGOUT' || name === 'LEAVE_CHANNEL') return client.exitAt !== NEVER
    if (name === 'LOGIN') return client.enteringAt !== NEVER
    return bit !== undefined && (client.mays & bit) !== 0
  }

  /** Enters what is wrong with a report by itself. */
  finding(finding: DecodeRule['finding'], client: ClientFacts, expected: string, observed: string): void {
    const because = `${client.id} was ${this.referee.stateName(client)}`
    const at = `${observed} at ${ms(this.referee.world.now)}`
    for (const compiled of this.referee.program.decode[finding]) {
      if ((compiled.clients & client.kind) === 0) continue
      this.referee.broken(compiled, () => ({ client: client.id, expected, because, observed: at }))
    }
  }

  /** Whether the callback bears the name that it has on the client's platform. */
  spelling(word: string, isOwn: boolean, client: ClientFacts, spelling: string | undefined, observed: string): void {
    const { referee } = this
    for (const compiled of referee.program.decode.misspelt) {
      if (compiled.rule.callback !== word || (compiled.clients & client.kind) === 0) continue
      if (isOwn) referee.ledger.held(compiled)
      else {
        const expected =
          spelling === undefined ? `nothing of the kind on ${client.platform}` : `${spelling} on ${client.platform}`
        referee.broken(compiled, () => ({
          client: client.id,
          expected,
          because: `${client.id} runs on ${client.platform}`,
          observed: `${observed} at ${ms(referee.world.now)}`,
        }))
      }
    }
  }

  private held(rules: readonly Compiled[], client: ClientFacts): void {
    for (let index = 0; index < rules.length; index += 1) {
      const compiled = rules[index]
      if (compiled !== undefined && (compiled.clients & client.kind) !== 0) this.referee.ledger.held(compiled)
    }
  }
}

/** Whether its network or the service has been away since it is connected. */
function wasLost({ silenceMaybe, upLost, restoredAt, connectedSince }: ClientFacts): boolean {
  return silenceMaybe !== NEVER || upLost || restoredAt >= connectedSince
}

function has(masks: readonly number[], state: number, bit: number): boolean {
  return ((masks[state] ?? 0) & (1 << bit)) !== 0
}

function numbersOf(list: readonly NamedNumber[]): (name: string) => number {
  return (name) => list.find((one) => one.name === name)?.number ?? -1
}

function bits(
  { states }: Dialect,
  table: Readonly<Record<string, readonly string[]>>,
  numberOf: (name: string) => number,
): readonly number[] {
  const masks = [0, 0, 0, 0, 0, 0, 0]
  for (const { name, number } of states) {
    for (const other of table[name] ?? []) masks[number] = (masks[number] ?? 0) | (1 << numberOf(other))
  }
  return masks
}
