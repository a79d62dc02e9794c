/** The judge's engine: takes the events of a trace one by one, and hands each to whom it concerns. */

import type { Dialect, StateReporting } from '../dialect.ts'
import { isGone, mayBeOfEarlierSession, mayHaveJoinedUnseen, unheardLasted } from '../facts/index.ts'
import type { Assumptions, Judge, JudgeOptions } from '../judge.ts'
import { dialectsOf, type Profile } from '../profile.ts'
import { rtm1Timers } from '../profiles/timers.ts'
import type { Tally, TraceVerdict } from '../verdict.ts'
import type {
  CallbackEvent,
  CallEvent,
  Client,
  HappensEvent,
  Json,
  ReturnsEvent,
  ServiceEvent,
  TraceEvent,
} from '../vocabulary.ts'
import { CallResults } from './call-results.ts'
import { Channels, streamsIn } from './channels.ts'
import { type ClientFacts, CONNECTED, DISCONNECTED, DISCONNECTING, NEVER, RECONNECTING } from './client-facts.ts'
import { compile, type Program } from './compile.ts'
import { HitCounters } from './hits.ts'
import { Ledger } from './ledger.ts'
import {
  applyEntry,
  applyExit,
  applyHappening,
  applyRenewal,
  asksForToken,
  isHealthy,
  isSteady,
  loseTrack,
  wearOff,
} from './observe.ts'
import { offlineReason } from './offline-reasons.ts'
import { Referee } from './referee.ts'
import { judgeResent } from './resent.ts'
import { StateReports } from './state-reports.ts'
import { ms } from './tell.ts'
import { Tracks } from './tracks.ts'
import { UnjudgedCounters } from './unjudged.ts'
import { LEAVING, MEMBER, OUTSIDE, PERHAPS, PRESENT, STALE, UNKNOWN } from './views.ts'
import { Observed } from './world.ts'

/** How many joins that wait for a leave are remembered. */
const waitingLimit = 8
/** The reason of somebody who left. */
const QUIT = 0

const stateCallbacks: Readonly<Record<StateReporting, string | undefined>> = {
  'state-and-reason': 'onConnectionStateChanged',
  'previous-and-current': 'connection-state-change',
  'current-and-previous': 'connection-state-change',
  callbacks: undefined,
}
/** The fields that tell what an event is, beside `callback`: it has one of them at most. */
type AnyFields = Partial<Record<'service' | 'call' | 'happens' | 'ends', unknown>>

/** Judges traces of one profile, one after the other. */
export class Engine implements Judge {
  readonly profile: Profile
  readonly assumptions: Assumptions
  private readonly program: Program
  private readonly world: Observed
  private readonly ledger: Ledger
  private readonly hits: HitCounters
  private readonly unjudged: UnjudgedCounters
  private readonly channels: Channels
  private readonly referee: Referee
  private readonly dialects: readonly Dialect[]
  /** By dialect. */
  private readonly stateReports: readonly StateReports[]
  private readonly results: CallResults
  private readonly tracks = new Tracks()
  private readonly isRtm: boolean
  private readonly removedAfterMs: number
  /** The Web: what a stream that nothing is heard of is missed after. */
  private readonly streamRemovedAfterMs: number
  /** By dialect, the key of the callback that reports a state; -1 where none does. */
  private readonly stateChanged: readonly number[]
  private traces = 0
  private events = 0

  constructor(profile: Profile, assumptions: Assumptions, options: JudgeOptions) {
    this.profile = profile
    this.assumptions = assumptions
    this.isRtm = profile.id === 'rtm-1'
    this.dialects = dialectsOf(profile)
    this.removedAfterMs = this.isRtm ? rtm1Timers.removedAfterMs : NEVER
    this.streamRemovedAfterMs = profile.timers['streamRemovedAfterMs'] ?? 0
    this.program = compile(profile, assumptions)
    this.world = new Observed(profile, assumptions, options)
    this.ledger = new Ledger(
      profile,
      this.program.clauseIds,
      options.readings ?? {},
      this.world,
      options.hasDoubledPresence ?? false,
    )
    this.hits = new HitCounters(profile, this.program.edges)
    this.unjudged = new UnjudgedCounters(profile)
    this.channels = new Channels(this.world)
    this.referee = new Referee(profile, this.program, this.world, this.ledger, this.channels)
    this.stateReports = this.dialects.map(
      (dialect) => new StateReports(dialect, this.isRtm, this.referee, this.channels, this.hits),
    )
    this.results = new CallResults(
      this.referee,
      this.stateReports.map(({ states }) => states),
      this.isRtm,
    )
    this.stateChanged = this.dialects.map(({ reporting }) => {
      const word = stateCallbacks[reporting]
      return word === undefined ? -1 : this.program.keys.callback(word)
    })
  }

  begin(clients: readonly Client[]): void {
    this.world.begin(clients)
    this.ledger.begin()
    this.referee.begin(clients.length)
    this.results.begin()
    this.tracks.begin()
  }

  judge(clients: readonly Client[], events: readonly TraceEvent[]): TraceVerdict {
    this.begin(clients)
    for (let index = 0; index < events.length; index += 1) {
      const event = events[index]
      if (event !== undefined) this.next(event)
    }
    return this.end()
  }

  next(event: TraceEvent): void {
    const { world } = this
    // Events have so many shapes that each look at a field costs: asking whether there is one most of all. So each is
    // looked at once, and those of the most frequent events come first.
    const { atMs } = event
    const { client: id, callback } = event as CallbackEvent
    if (atMs !== world.now) {
      if (!(atMs > world.now)) throw new Error(`Time runs backwards: from ${ms(world.now)} to ${ms(atMs)}.`)
      this.advance(atMs)
    }
    const client = world.client(id)
    const fields = event as AnyFields
    if (client === undefined) {
      if (fields.ends !== undefined) return
      throw new Error(`The trace's header names no client "${id}".`)
    }
    if ((callback as unknown) !== undefined) this.onCallback(client, callback, event as CallbackEvent)
    else if (fields.service !== undefined) this.onService(client, event as ServiceEvent)
    else if (fields.call !== undefined) this.onCall(client, event as CallEvent)
    else if (fields.happens !== undefined) this.onHappening(client, event as HappensEvent)
    else if (client.alive) this.onReturn(client, event as ReturnsEvent)
    this.referee.eventIndex += 1
  }

  end(): TraceVerdict {
    const { eventIndex, obligations } = this.referee
    this.traces += 1
    this.events += eventIndex
    this.referee.end()
    const { violations, contradictions } = this.ledger.end()
    return { violations, contradictions, undecided: obligations.open.length, events: eventIndex }
  }

  tally(): Tally {
    const { traces, events, ledger } = this
    return {
      traces,
      events,
      exercised: ledger.exercised(),
      simulated: ledger.simulated(),
      readings: ledger.readings(),
      hits: this.hits.read(),
      unjudged: this.unjudged.read(this.world.mail.unfollowed),
    }
  }

  private advance(now: number): void {
    const { world } = this
    this.referee.advance(now)
    this.results.advance(now)
    if (world.mail.nextClose + world.toleranceMs < now) {
      judgeResent(world, this.program, this.ledger, this.referee.eventIndex, now)
    }
    world.now = now
    // By index, as this runs at every new instant.
    for (let index = 0; index < world.clients.length; index += 1) {
      const client = world.clients[index]
      if (client !== undefined && client.mays !== 0 && wearOff(client, world)) this.referee.changed(client)
    }
  }

  // What is done.

  private onCall(client: ClientFacts, event: CallEvent): void {
    const { world, referee, program } = this
    const on = program.onStimulus.get(event.call)
    if (on === undefined) return
    this.hits.step(client.state, on.number)
    referee.timers.countEdges(client, world.now, this.hits.edgeCounts)
    if (!client.alive) return
    const credential = text(event, 'credential', 'valid')
    if (event.call === 'logout' || event.call === 'leaveChannel' || event.call === 'leave')
      this.results.interrupted(client)
    this.results.called(client, event, credential)
    if (!this.follow(client, event, credential)) return
    referee.respond(on.responses[client.state], client, -1, credential)
    referee.witness(on.witnesses[client.state], client, -1)
    // Who is to be told of it depends on what was published until now.
    if (event.call === 'unpublish') this.channels.unpublish(client)
    this.reportsOf(client).implyByCall(client, event.call)
    if (client.undisturbedSince === NEVER) world.mail.disturb(client.index)
    referee.changed(client)
  }

  /** Notes what the call does. Returns whether it may change what is due. */
  private follow(client: ClientFacts, event: CallEvent, credential: string): boolean {
    const { world, channels } = this
    switch (event.call) {
      case 'login':
        applyEntry(client, credential, '', world)
        return true
      case 'joinChannel':
        if (this.isRtm) channels.join(client, text(event, 'channel', ''))
        else this.joinRtc(client, credential, event)
        return true
      case 'leaveChannel':
        if (this.isRtm) this.leaveRtmChannel(client, text(event, 'channel', ''))
        else this.exit(client)
        return true
      case 'join':
        this.joinRtc(client, credential, event)
        return true
      case 'logout':
      case 'leave':
        this.exit(client)
        return true
      case 'publish':
        return channels.publish(client)
      case 'unpublish':
        return true
      case 'renewToken':
        client.renewalsToTell += 1
        applyRenewal(client, credential, world)
        return true
      case 'startEchoTest':
        // In a channel the test may be refused; what then holds, no document says.
        if (client.echo !== 2) client.echo = client.state === DISCONNECTED && client.enteringAt === NEVER ? 2 : 1
        return true
      case 'stopEchoTest':
        client.echo = 0
        return true
      case 'sendPeerMessage':
        channels.sendPeer(client, text(event, 'to', ''), text(event, 'text', ''))
        return false
      case 'sendChannelMessage':
        channels.sendToChannel(client, text(event, 'channel', ''), text(event, 'text', ''))
        return false
      case 'setLocalUserAttributes':
        setAttributes(client, event.args?.['attributes'] ?? null)
        return false
      case 'getConnectionState':
        return false
    }
  }

  private onReturn(client: ClientFacts, event: ReturnsEvent): void {
    this.results.returned(client, event)
    if (event.returns === 'unpublish' && event.error !== undefined) this.channels.notUnpublished(client)
  }

  private exit(client: ClientFacts): void {
    this.world.mail.doubt(client.index, this.world.now - this.world.promptMs)
    client.exitsToTell += 1
    applyExit(client, this.world)
  }

  private leaveRtmChannel(client: ClientFacts, name: string): void {
    const { views, mail } = this.world
    this.channels.leave(client, name)
    this.referee.obligations.dropChannel(client, views.find(name), this.world)
    mail.leave(client.index, name)
  }

  /** The Web joins after a leave that is under way, if it does; any other join acts at once. */
  private joinRtc(client: ClientFacts, credential: string, event: CallEvent): void {
    const channel = text(event, 'channel', '')
    const enters = client.state === DISCONNECTED && client.enteringAt === NEVER
    if (enters || client.entryRefused) {
      this.channels.enter(client, channel)
      client.enteringSeq = event.seq
    }
    applyEntry(client, credential, channel, this.world)
    if (client.state !== DISCONNECTING) return
    const waiting = { credential, channel, seq: event.seq, exitAt: NEVER, mays: 0 }
    client.waitingJoins = [...client.waitingJoins, waiting].slice(-waitingLimit)
  }

  private onHappening(client: ClientFacts, event: HappensEvent): void {
    const { world, referee, program, channels } = this
    const { happens } = event
    const on = program.onStimulus.get(happens)
    if (on === undefined) return
    this.hits.step(client.state, on.number)
    referee.timers.countEdges(client, world.now, this.hits.edgeCounts)
    const wasConnected = client.state === CONNECTED
    const restores = happens === 'networkRestored' || happens === 'serviceRestored'
    this.results.interrupted(client)
    applyHappening(client, happens, event.args, world, this.removedAfterMs)
    if (happens === 'processKilled') {
      world.mail.forget(client.index)
      channels.killed(client)
    }
    if (happens === 'networkLost' && this.isRtm) channels.interrupted(client)
    if (restores && wasConnected) {
      world.mail.forget(client.index)
      channels.comeBack(client)
    }
    // One whose uplink is back is heard again, whatever has become of its downlink.
    if (!this.isRtm && wasConnected && client.backAt === world.now) channels.isThereAgain(client)
    referee.respond(on.responses[client.state], client, -1, undefined)
    referee.witness(on.witnesses[client.state], client, -1)
    if (!restores) {
      world.mail.disturb(client.index)
      world.mail.doubt(client.index, world.now - world.promptMs)
    }
    referee.changed(client)
  }

  // What is seen.

  private onService(client: ClientFacts, event: ServiceEvent): void {
    const { world, referee, program } = this
    const key = program.keys.service(event.service)
    world.incomingReason = -1
    world.incomingText = textOf(event)
    world.subject = undefined
    referee.incoming = event
    referee.checkOnly(client, key, -1)
    referee.conclude(client, key)
    if (event.service === 'connectionAttempt') {
      client.lastAttemptAt = world.now
      if (client.reachableSince !== NEVER) client.reachingAttemptAt = world.now
      return referee.timers.rearmKey(client, key, world)
    }
    if (event.service === 'userAttributesSet') client.attributesSeenAt = world.now
    else if (event.service === 'userOffline') this.goOffline(client)
    else if (event.service === 'channelDestroyed') client.destroyedAt = world.now
    referee.timers.rearm(client, world)
  }

  private goOffline(client: ClientFacts): void {
    client.offlineSeen = true
    client.offlineAt = this.world.now
    // RTM: one whom the service takes off without a reason hears nothing of others, rightly.
    if (!this.isRtm || unheardLasted(client, this.world, this.removedAfterMs)) return
    if (mayBeOfEarlierSession(client, this.world, this.removedAfterMs)) return
    client.offlineEarly = true
    if (client.state === CONNECTED) loseTrack(client)
  }

  private onCallback(client: ClientFacts, callback: string, event: CallbackEvent): void {
    const key = this.spelled(client, callback)
    if (key === undefined) return
    const reports = this.reportsOf(client)
    if (!client.alive) {
      const expected = `nothing from ${client.id}, whose process was killed at ${ms(client.killedAt)}`
      return reports.finding('dead', client, expected, callback)
    }
    if (key !== this.stateChanged[client.dialect]) {
      const { ledger } = this
      ledger.author = event.by
      this.onOther(client, key, event)
      ledger.author = undefined
      return
    }
    reports.report(client, event.args)
    this.results.reported(client)
  }

  private reportsOf(client: ClientFacts): StateReports {
    const reports = this.stateReports[client.dialect]
    if (reports === undefined) throw new Error(`There is no dialect ${client.dialect}.`)
    return reports
  }

  /** The key of the callback, by the spelling of the client's platform; that of another platform is a finding. */
  private spelled(client: ClientFacts, callback: string): number | undefined {
    const { callbacks } = this.program.keys
    const own = callbacks[client.dialect]?.get(callback)
    if (callbacks.length === 1 && own !== undefined) return own
    const key = own ?? callbacks.find((spellings) => spellings.has(callback))?.get(callback)
    if (key === undefined) return this.onUnknown(client, callback)
    const word = this.program.keys.word(key)
    const [spelling] = this.dialects[client.dialect]?.callbacks[word] ?? []
    this.reportsOf(client).spelling(word, own !== undefined, client, spelling, callback)
    return own ?? (spelling === undefined ? undefined : key)
  }

  /** A misspelt name is a finding; one that resembles nothing documented is the SDK's own business. */
  private onUnknown(client: ClientFacts, callback: string): undefined {
    const { keys, decode } = this.program
    const meant = this.unjudged.misspelt(callback, client.dialect)
    const word = meant === undefined ? undefined : keys.word(keys.callbacks[client.dialect]?.get(meant) ?? -1)
    const rules = decode.misspelt.filter(({ rule, clients }) => rule.callback === word && (clients & client.kind) !== 0)
    if (word === undefined || rules.length === 0) {
      this.unjudged.foreign(callback)
      return undefined
    }
    for (const compiled of rules) {
      this.referee.broken(compiled, () => ({
        client: client.id,
        expected: `the name ${meant ?? word}`,
        because: 'no document knows this name, which is one letter or its case away',
        observed: `${callback} at ${ms(this.world.now)}`,
      }))
    }
    return undefined
  }

  private onOther(client: ClientFacts, key: number, event: CallbackEvent): void {
    const { world, referee, program } = this
    const word = program.keys.word(key)
    const { args } = event
    this.address(client, word, args)
    if (this.isOfAnotherTrack(client, word, args)) return
    referee.incoming = event
    referee.checkOnly(client, key, -1)
    referee.conclude(client, key)
    this.told(client, word, args)
    this.reportsOf(client).implyByCallback(client, word)
    referee.respond(program.responseFor.find(key, -1, client.state), client, key, undefined)
    referee.witness(program.witnessFor.find(key, -1, client.state), client, key)
    if (word === 'onConnectionLost' || word === 'onTokenExpired') referee.timers.rearm(client, world)
    else if (world.subject !== undefined) referee.timers.rearmPairs(client, world.subject, world)
  }

  /** The Web from 4.x on: whether the event is about a track that is not followed. */
  private isOfAnotherTrack(client: ClientFacts, word: string, args: readonly Json[]): boolean {
    const { subject, channel, views } = this.world
    const [, track] = args
    const isPublished = word === 'user-published'
    if ((!isPublished && word !== 'user-unpublished') || subject === undefined || track === undefined) return false
    const seen = channel < 0 ? UNKNOWN : views.seen(channel, client.index, subject.index)
    const isThere = seen === PRESENT || seen === STALE
    return this.tracks.isOfAnother(client.id, subject.id, track, isPublished, isThere)
  }

  /** Reads whom the callback is about, and what it brings. */
  private address(client: ClientFacts, word: string, args: readonly Json[]): void {
    const { world } = this
    world.incomingReason = -1
    world.subject = undefined
    world.channel = -1
    switch (word) {
      case 'stream-added':
      case 'stream-removed':
      case 'user-published':
      case 'user-unpublished':
        world.subject = world.client(String(args[0]))
        world.channel = isInNoChannel(client) ? -1 : world.views.find(streamsIn(client.channel))
        break
      case 'onUserJoined':
      case 'onUserOffline':
      case 'peer-online':
      case 'peer-leave':
      case 'user-joined':
      case 'user-left':
        world.subject = world.client(String(args[0]))
        world.channel = isInNoChannel(client) ? -1 : world.views.find(client.channel)
        if (word === 'onUserOffline' || word === 'peer-leave' || word === 'user-left')
          world.incomingReason = offlineReason(args[1])
        break
      case 'onMemberJoined':
      case 'onMemberLeft':
        world.subject = world.client(String(args[1]))
        world.channel = world.views.find(String(args[0]))
        break
      case 'onMessageReceived':
        this.delivered(client, String(args[0]), '', String(args[1]))
        break
      case 'onLoginFailure':
        world.incomingReason = Math.abs(Number(args[0]))
        break
      case 'onChannelMessageReceived':
        world.channel = world.views.find(String(args[0]))
        this.delivered(client, String(args[1]), String(args[0]), String(args[2]))
        break
      default:
        break
    }
  }

  /** Notes what the client has said of itself or of others, for what may be said next. */
  private told(client: ClientFacts, word: string, args: readonly Json[]): void {
    const { now, views, subject, channel } = this.world
    switch (word) {
      case 'onLoginSuccess':
      case 'onJoinChannelSuccess':
      case 'connected':
        client.successTold = true
        break
      case 'onRejoinChannelSuccess':
      case 'rejoin':
        client.rejoinTold = true
        break
      case 'onConnectionLost':
        client.lostCallbackTold = true
        if (client.state === RECONNECTING && client.lostSignalAt === NEVER) client.lostSignalAt = now
        break
      case 'onTokenExpired':
      case 'token-privilege-did-expire':
        client.expiredReconnectingAt = NEVER
        client.expiryTold = true
        break
      case 'onRequestToken':
        asksForToken(client, this.world)
        break
      case 'onLeaveChannel':
        client.exitsToTell = Math.max(0, client.exitsToTell - 1)
        break
      case 'onLoginFailure':
      case 'onLogout':
      case 'onRenewTokenResult':
        if (word === 'onLogout') client.exitsToTell = Math.max(0, client.exitsToTell - 1)
        if (word === 'onRenewTokenResult') client.renewalsToTell = Math.max(0, client.renewalsToTell - 1)
        this.results.told(client, word, args)
        break
      case 'onUserJoined':
      case 'onMemberJoined':
      case 'peer-online':
      case 'stream-added':
      case 'user-joined':
      case 'user-published':
        if (subject === undefined || channel < 0) break
        if (views.membership(channel, subject.index) === OUTSIDE && mayHaveJoinedUnseen(subject, this.world))
          views.setMembership(channel, subject.index, PERHAPS, now)
        this.seesPresent(client, subject, channel)
        // Native users are announced to the Web by their streams alone.
        if (word === 'stream-added' && this.world.knowsKills)
          this.seesPresent(client, subject, views.find(client.channel))
        if (this.isRtm && subject.rejoined) this.channels.confirm(channel, subject)
        break
      case 'onUserOffline':
      case 'onMemberLeft':
      case 'peer-leave':
      case 'stream-removed':
      case 'user-left':
      case 'user-unpublished':
        if (subject === undefined || channel < 0) break
        views.goes(channel, client.index, subject.index, now)
        if (word === 'peer-leave' || word === 'user-left') this.streamGoesToo(client, subject)
        if (
          isLost(subject) ||
          isLost(client) ||
          this.isThere(subject, channel) ||
          this.mayBeOldNews(client, subject, channel)
        )
          views.see(channel, client.index, subject.index, STALE)
        if (this.isRtm && !unheardLasted(subject, this.world, this.removedAfterMs))
          this.channels.doubtIn(channel, subject)
        break
      default:
        break
    }
  }

  /** The client was told that the user is there. News of one who has left meanwhile says nothing of where it is. */
  private seesPresent(client: ClientFacts, subject: ClientFacts, channel: number): void {
    const { now, views, promptMs, toleranceMs } = this.world
    const isDoubtful =
      views.membership(channel, subject.index) === LEAVING ||
      isLost(subject) ||
      isGone(subject, client, this.world) ||
      this.isNewsOfEarlierStay(subject) ||
      views.joinedTwice(channel, subject.index, now, promptMs + toleranceMs)
    views.see(channel, client.index, subject.index, isDoubtful ? STALE : PRESENT)
    // News of a coming are no older than the way of a request and that of the news. Of a catching up they may be, but a
    // newcomer that is told of a user who is well then has missed nothing of that user before.
    const onWayMs = 2 * promptMs + toleranceMs
    const wasThere = now - Math.max(client.reachableSince, client.connectedSince) > onWayMs
    const isWell = isHealthy(subject) && (now - subject.backAt > onWayMs || subject.backAt === subject.connectedSince)
    const isNewcomer = !client.rejoined && isWell
    // Nobody sees whether a session has ended of which no callback reports a state: then late news are no sign of life.
    const mayHaveEnded = !subject.reportsStates && subject.mays !== 0
    if (!isDoubtful && !mayHaveEnded && isHealthy(client) && (wasThere || isNewcomer))
      views.heardAt(client.index, subject.index, now - onWayMs)
  }

  /** RTC: one who has just left or died, and is not back yet, is there as far as earlier news go; others will follow. */
  private isNewsOfEarlierStay({ state, leftAt }: ClientFacts): boolean {
    const { now, promptMs, toleranceMs } = this.world
    if (this.isRtm || state === CONNECTED || state === RECONNECTING) return false
    return now - leftAt <= promptMs + toleranceMs
  }

  /** RTC: one who is told to be gone though it is there may be told so again when it is true. */
  private isThere(subject: ClientFacts, channel: number): boolean {
    const { views, now, promptMs, toleranceMs } = this.world
    if (this.isRtm || !isHealthy(subject) || !isSteady(subject)) return false
    return now - subject.backAt > promptMs + toleranceMs && views.membership(channel, subject.index) === MEMBER
  }

  /** One who was away may hear late of a leave after which the user has joined again. */
  private mayBeOldNews(client: ClientFacts, subject: ClientFacts, channel: number): boolean {
    const { views, now, promptMs, toleranceMs } = this.world
    const lately = now - promptMs - toleranceMs
    if (Math.max(client.reachableSince, client.connectedSince) < lately) return false
    // Of one who has just left once more, this may be the leave before.
    const hasLeft = views.membership(channel, subject.index) === LEAVING
    return !hasLeft || views.membershipSince(channel, subject.index) >= lately
  }

  /**
   * Whoever has left publishes no more, whether or not the end of the stream is told apart. So it is with one who is
   * missed, rightly or wrongly, unless the stream should have been missed by now, too.
   */
  private streamGoesToo(observer: ClientFacts, subject: ClientFacts): void {
    const { views, now, toleranceMs, incomingReason } = this.world
    const streams = views.find(streamsIn(observer.channel))
    if (streams < 0) return
    const since = Math.max(subject.unheardSure, observer.connectedSince, observer.reachableSince)
    const isMissed = now - since < this.streamRemovedAfterMs - toleranceMs
    if (incomingReason === QUIT) views.see(streams, observer.index, subject.index, UNKNOWN)
    else if (isMissed && views.seen(streams, observer.index, subject.index) === PRESENT)
      views.see(streams, observer.index, subject.index, STALE)
  }

  private delivered(client: ClientFacts, sender: string, channel: string, message: string): void {
    const { world, referee } = this
    const delivery = world.mail.received(client.index, world.client(sender)?.index ?? -1, channel, message)
    if (delivery === 'not followed') return
    for (const compiled of this.program.resend.get('notTwice') ?? []) {
      if (delivery === 'expected') referee.held(compiled)
      else {
        const twice = delivery === 'twice'
        referee.broken(compiled, () => ({
          client: client.id,
          expected: `each message once, and only if ${sender} sent it`,
          because: `${sender} sent ${JSON.stringify(message)} ${twice ? 'once' : 'never'}`,
          observed: `${client.id} received it${twice ? ' twice, the second time' : ''} at ${ms(world.now)}`,
        }))
      }
    }
  }
}

/** What a service observation is about: the attributes, or the channel. */
function textOf({ service, args }: ServiceEvent): string {
  if (service === 'userAttributesSet') return JSON.stringify(args?.[0] ?? null)
  return service === 'channelDestroyed' ? String(args?.[0] ?? '') : ''
}

/** Whether the client is not where it should be, so that what is told of it proves nothing. */
function isLost({ astray, unacknowledged }: ClientFacts): boolean {
  return astray || unacknowledged
}

/** Its join has failed, or nobody knows of any: of which channel it is told, nobody can say. */
function isInNoChannel({ channel, state, failedEntry }: ClientFacts): boolean {
  return channel === '' || (state === DISCONNECTED && failedEntry)
}

function text({ args }: CallEvent, name: string, otherwise: string): string {
  const value = args?.[name]
  return typeof value === 'string' ? value : otherwise
}

/** Set without a connection, attributes may or may not take effect: any of them is right later. */
function setAttributes(client: ClientFacts, attributes: Json): void {
  client.attributesSure =
    client.state === CONNECTED && client.reachableSince !== NEVER && client.undisturbedSince !== NEVER
  client.attributes = client.attributesSure ? JSON.stringify(attributes) : undefined
}
