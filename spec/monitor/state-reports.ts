/** Reports of a state: read, held against the documented states, reasons and changes, and followed. */
import { type Spellings, spellingsOf } from '../decode.ts'
import { perhapsReachable, unheardLasted } from '../facts/index.ts'
import type { Profile } from '../profile.ts'
import { rtm1Timers } from '../profiles/timers.ts'
import type { DecodeRule } from '../rule.ts'
import type { Json } from '../vocabulary.ts'
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
} from './client-facts.ts'
import type { HitCounters } from './hits.ts'
import { applyState, neverAcknowledged } from './observe.ts'
import type { Referee } from './referee.ts'
import { ms, tellState } from './tell.ts'

/** RTC: the reason of a connection that was lost. */
const LOST = 16

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
  private readonly profile: Profile
  private readonly referee: Referee
  private readonly channels: Channels
  private readonly hits: HitCounters
  private readonly isRtm: boolean
  /** For each state, a bit for each state that may follow, and for each reason that may come with it. */
  private readonly edges: readonly number[]
  private readonly pairs: readonly number[]
  private readonly repeatable: readonly number[]

  constructor(profile: Profile, referee: Referee, channels: Channels, hits: HitCounters) {
    this.profile = profile
    this.referee = referee
    this.channels = channels
    this.hits = hits
    this.isRtm = profile.id === 'rtm-1'
    const { states, reasons } = spellingsOf(profile)
    this.states = states
    this.reasons = reasons
    this.edges = bits(profile, profile.edges, states)
    this.pairs = bits(profile, profile.pairs, reasons)
    this.repeatable = bits(profile, profile.repeatable, reasons)
  }

  /** Judges one report and follows it. */
  report(client: ClientFacts, args: readonly Json[]): void {
    let state = this.states.number(args[0])
    let reason = this.reasons.number(args[1])
    if (this.looksSwapped(client, args, state, reason)) {
      this.finding('swapped', client, 'onConnectionStateChanged(state, reason), the state first', show(args))
      state = this.states.number(args[1])
      reason = this.reasons.number(args[0])
    } else this.held('swapped')
    if (state < 0) return this.finding('unknownState', client, 'a state that the documents know', show(args))
    this.held('unknownState')
    if (reason < 0) this.finding('unknownReason', client, 'a reason that the documents know', show(args))
    else if (has(this.pairs, state, reason)) this.held('pair')
    else {
      const name = this.referee.stateName(state)
      const expected = `${name} with one of the reasons ${(this.profile.pairs[name] ?? []).join(', ')}`
      this.finding('pair', client, expected, tellState(this.profile, state, reason))
    }
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

  /** The same state again: right only for reasons that may be repeated. */
  private repeat(client: ClientFacts, state: number, reason: number): void {
    const { referee } = this
    if (reason < 0 || !has(this.repeatable, state, reason)) {
      const expected = `no report while the state stays ${referee.stateName(state)}`
      return this.finding('sameState', client, expected, tellState(this.profile, state, reason))
    }
    referee.checkOnly(client, state, reason)
    referee.conclude(client, state)
    if (reason === LOST && !this.isRtm) {
      client.lostStateTold = true
      if (client.lostSignalAt === NEVER) client.lostSignalAt = referee.world.now
    }
    this.follow(client, state, reason)
  }

  private change(client: ClientFacts, state: number, reason: number): void {
    const { referee } = this
    const from = client.state
    this.held('sameState')
    const isDocumented = has(this.edges, from, state)
    if (isDocumented) {
      this.held('edge')
      referee.checkOnly(client, state, reason)
    } else {
      const name = referee.stateName(from)
      const expected = `from ${name} only to ${(this.profile.edges[name] ?? []).join(', ')}`
      this.finding('edge', client, expected, tellState(this.profile, state, reason))
    }
    referee.conclude(client, state)
    const refused = from === CONNECTING && client.credential !== 'valid' && !client.renewed
    const inVain = state === CONNECTED && (refused || !isDocumented || !perhapsReachable.holds(client, referee.world))
    applyState(client, state, reason, referee.world)
    if (inVain) neverAcknowledged(client)
    if (state === CONNECTING && from === ENDED && !this.isRtm) this.channels.enter(client, client.channel)
    this.channels.stateChanged(client, from)
    if (this.isRtm) this.deliver(client, from)
    this.follow(client, state, reason)
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
    const { program, world, obligations } = referee
    referee.respond(program.responseFor.find(state, reason), client, state, undefined)
    referee.witness(program.witnessFor.find(state, reason), client, state)
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
    for (let index = 0; obligations.open.length > 0 && index < world.clients.length; index += 1) {
      const other = world.clients[index]
      if (other !== undefined && other !== client) obligations.review(other, world)
    }
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
    const because = `${client.id} was ${this.referee.stateName(client.state)}`
    const at = `${observed} at ${ms(this.referee.world.now)}`
    for (const compiled of this.referee.program.decode[finding]) {
      this.referee.broken(compiled, () => ({ client: client.id, expected, because, observed: at }))
    }
  }

  private held(finding: DecodeRule['finding']): void {
    const rules = this.referee.program.decode[finding]
    for (let index = 0; index < rules.length; index += 1) {
      const compiled = rules[index]
      if (compiled !== undefined) this.referee.ledger.held(compiled)
    }
  }
}

function has(masks: readonly number[], state: number, bit: number): boolean {
  return ((masks[state] ?? 0) & (1 << bit)) !== 0
}

function bits(profile: Profile, table: Readonly<Record<string, readonly string[]>>, of: Spellings): readonly number[] {
  const masks = [0, 0, 0, 0, 0, 0]
  for (const { name, number } of profile.states) {
    for (const other of table[name] ?? []) masks[number] = (masks[number] ?? 0) | (1 << of.number(other))
  }
  return masks
}

function show(args: readonly Json[]): string {
  return `onConnectionStateChanged(${args.map((arg) => JSON.stringify(arg)).join(', ')})`
}
