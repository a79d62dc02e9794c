/** The judge's engine: takes the events of a trace one by one, and holds the rules against them. */
import { type Spellings, spellingsOf } from '../decode.ts'
import type { Assumptions, Judge, JudgeOptions } from '../judge.ts'
import type { Profile } from '../profile.ts'
import { rtm1Timers } from '../profiles/timers.ts'
import type { DecodeRule } from '../rule.ts'
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
import { Channels } from './channels.ts'
import { type ClientFacts, CONNECTED, CONNECTING, DISCONNECTED, ENDED, NEVER, RECONNECTING } from './client-facts.ts'
import {
  type Compiled,
  type CompiledMembers,
  type CompiledOnly,
  type CompiledPair,
  type CompiledResponse,
  type CompiledResult,
  type CompiledTimer,
  compile,
  Matcher,
  type Program,
  type Witness,
} from './compile.ts'
import { HitCounters } from './hits.ts'
import { type Growing, Ledger, type Told } from './ledger.ts'
import { Obligation, Obligations } from './obligations.ts'
import { applyEntry, applyExit, applyHappening, applyRenewal, applyState } from './observe.ts'
import { judgeResent } from './resent.ts'
import { Results } from './results.ts'
import { ms, tellObservation, tellState } from './tell.ts'
import { type TimerEvents, Timers } from './timers.ts'
import { GONE, PRESENT, STALE } from './views.ts'
import { Observed } from './world.ts'

/** How many overdue expectations of one trace wait for an observation that comes too late. */
const overdueLimit = 16

interface Overdue {
  readonly violation: Growing
  readonly observer: ClientFacts
  readonly matches: (key: number) => boolean
}

interface PendingGetter {
  readonly compiled: Compiled
  readonly client: ClientFacts
  readonly value: number
  readonly atMs: number
}

/** Judges traces of one profile, one after the other. */
export class Engine implements Judge, TimerEvents {
  readonly profile: Profile
  readonly assumptions: Assumptions
  private readonly program: Program
  private readonly world: Observed
  private readonly ledger: Ledger
  private readonly timers: Timers
  private readonly obligations = new Obligations()
  private readonly results = new Results()
  private readonly hits: HitCounters
  private readonly channels: Channels
  private readonly states: Spellings
  private readonly reasons: Spellings
  private readonly isRtm: boolean
  private readonly removedAfterMs: number
  private readonly edges: readonly number[]
  private readonly pairs: readonly number[]
  private readonly repeatable: readonly number[]
  private readonly stateChanged: number
  private traces = 0
  private events = 0
  private index = 0
  private overdue: Overdue[] = []
  private getter: PendingGetter | undefined
  private incoming: CallbackEvent | ServiceEvent | undefined

  constructor(profile: Profile, assumptions: Assumptions, options: JudgeOptions) {
    this.profile = profile
    this.assumptions = assumptions
    this.program = compile(profile, assumptions)
    this.isRtm = profile.id === 'rtm-1'
    this.removedAfterMs = this.isRtm ? rtm1Timers.removedAfterMs : NEVER
    this.world = new Observed(assumptions, options.observes ?? [], this.isRtm)
    this.ledger = new Ledger(profile, this.program.clauseIds, options.readings ?? {})
    this.timers = new Timers(this.program)
    this.hits = new HitCounters(profile, this.program.edges)
    this.channels = new Channels(this.world)
    const { states, reasons } = spellingsOf(profile)
    this.states = states
    this.reasons = reasons
    this.stateChanged = this.program.keys.callback('onConnectionStateChanged')
    const bits = (table: Readonly<Record<string, readonly string[]>>, find: (name: string) => number): number[] => {
      const masks = [0, 0, 0, 0, 0, 0]
      for (const { name, number } of profile.states) {
        for (const other of table[name] ?? []) masks[number] = (masks[number] ?? 0) | (1 << find(other))
      }
      return masks
    }
    this.edges = bits(profile.edges, (name) => states.number(name))
    this.pairs = bits(profile.pairs, (name) => reasons.number(name))
    this.repeatable = bits(profile.repeatable, (name) => reasons.number(name))
  }

  begin(clients: readonly Client[]): void {
    this.index = 0
    this.world.begin(clients)
    this.ledger.begin()
    this.timers.begin(clients.length)
    this.obligations.begin()
    this.results.begin()
    if (this.overdue.length > 0) this.overdue = []
    this.getter = undefined
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
    if (event.atMs !== world.now) {
      if (!(event.atMs > world.now)) throw new Error(`Time runs backwards: from ${ms(world.now)} to ${ms(event.atMs)}.`)
      this.advance(event.atMs)
    }
    if ('ends' in event) return
    const client = world.client(event.client)
    if (client === undefined) throw new Error(`The trace's header names no client "${event.client}".`)
    if ('callback' in event) this.onCallback(client, event)
    else if ('call' in event) this.onCall(client, event)
    else if ('happens' in event) this.onHappening(client, event)
    else if ('returns' in event) this.onReturns(client, event)
    else if ('service' in event) this.onService(client, event)
    this.index += 1
  }

  end(): TraceVerdict {
    this.traces += 1
    this.events += this.index
    for (const { violation } of this.overdue) violation.observed = `nothing until ${ms(this.world.now)}`
    const { violations, contradictions } = this.ledger.end()
    return { violations, contradictions, undecided: this.obligations.open.length, events: this.index }
  }

  tally(): Tally {
    const exercised: Record<string, number> = {}
    this.program.clauseIds.forEach((id, index) => {
      exercised[id] = this.ledger.exercised[index] ?? 0
    })
    return {
      traces: this.traces,
      events: this.events,
      exercised,
      readings: this.ledger.readings(),
      hits: this.hits.read(),
    }
  }

  // Time.

  private advance(now: number): void {
    const { world } = this
    if (this.timers.nextCheck + world.toleranceMs < now) this.timers.advance(now, world, this)
    if (this.obligations.nextCheck + world.toleranceMs < now) {
      for (const obligation of this.obligations.expired(now, world.toleranceMs)) this.missedObligation(obligation)
    }
    if (this.results.nextCheck + world.toleranceMs < now) {
      for (const { rule, client, returned } of this.results.expired(now - world.toleranceMs)) {
        const { codes, call } = rule.rule
        this.broken(
          rule,
          world.clients[client],
          `${call} fails with ${codes.join(' or ')}`,
          `${call} met a state or a credential that must fail`,
          `it returned ${returned}, and no callback told the code`,
        )
      }
    }
    if (world.mail.nextClose + world.toleranceMs < now) judgeResent(world, this.program, this.ledger, this.index, now)
    if (this.getter !== undefined && this.getter.atMs + world.toleranceMs < now) this.concludeGetter()
    world.now = now
  }

  // Verdicts.

  private broken(
    compiled: Compiled,
    client: ClientFacts | undefined,
    expected: string,
    because: string,
    observed: string,
  ): Growing | undefined {
    return this.ledger.broken(compiled, this.world.now, this.index, () => ({
      client: client?.id ?? '',
      expected,
      because,
      observed,
    }))
  }

  held(compiled: Compiled): void {
    this.ledger.held(compiled)
  }

  missed(
    timer: CompiledTimer | CompiledPair,
    client: ClientFacts,
    observer: ClientFacts,
    since: number,
    due: number,
  ): void {
    const { rule } = timer
    const until =
      rule.kind === 'timer' && rule.mode === 'at'
        ? `at ${ms(due)}`
        : rule.kind === 'timer' && rule.mode === 'by'
          ? `by ${ms(due)}`
          : `between ${ms(due)} and ${ms(due + this.world.promptMs)}`
    const deadline = due + ('slackMs' in timer ? timer.slackMs : this.world.promptMs)
    const violation = this.ledger.broken(timer, deadline, this.index, () => ({
      client: observer.id,
      expected: `${tellObservation(rule.due)}${observer === client ? '' : ` about ${client.id}`} ${until}`,
      because:
        observer === client
          ? `${client.id} ${rule.since.text}, since ${ms(since)}`
          : `${observer.id} ${rule.since.text} ${client.id} since ${ms(since)}`,
      observed: '',
    }))
    this.awaitLate(violation, observer, (key) => timer.due.matches(key, this.world))
  }

  membersDue(compiled: CompiledMembers, client: ClientFacts, due: number): void {
    this.channels.eachToldMember(client, (observer, channel) => {
      // Whoever came at this very instant may or may not be told.
      if (Math.max(observer.connectedSince, observer.reachableSince) >= due - this.world.toleranceMs) return
      const seen = this.world.views.seen(channel, observer.index, client.index)
      if (seen === GONE) return this.held(compiled)
      // Where the silence may have begun earlier, only those who saw the user all the time must be told now.
      if (seen !== PRESENT && client.unheardMaybe < due - compiled.rule.afterMs) return
      this.obligations.add(
        new Obligation(
          compiled,
          observer,
          client,
          channel,
          emptyMatcher,
          compiled.callbackKey,
          due,
          this.world.promptMs,
          [],
          false,
        ),
      )
    })
  }

  private missedObligation(obligation: Obligation): void {
    const { compiled, observer, subject, fromMs, toMs } = obligation
    const { rule } = compiled
    if (rule.kind !== 'response' && rule.kind !== 'members') return
    this.world.views.missed(obligation.channel, observer.index, subject.index)
    const what = rule.kind === 'response' ? tellObservation(rule.due) : rule.callback
    const channel = obligation.channel >= 0 ? ` in ${this.world.views.name(obligation.channel)}` : ''
    const violation = this.ledger.broken(compiled, toMs, this.index, () => ({
      client: observer.id,
      expected: `${what}${observer === subject ? '' : ` about ${subject.id}${channel}`} between ${ms(fromMs)} and ${ms(toMs)}`,
      because:
        rule.kind === 'response'
          ? `${subject.id}: ${tellStimulus(rule.when)} at ${ms(fromMs)}, while it ${rule.given.map(({ text }) => text).join(' and ') || 'runs'}`
          : `${subject.id} ${rule.since.text} for ${ms(rule.afterMs)}`,
      observed: '',
    }))
    this.awaitLate(violation, observer, (key) =>
      obligation.callbackKey >= 0
        ? obligation.callbackKey === key && this.world.subject === subject
        : obligation.due.matches(key, this.world),
    )
  }

  /** What was missed may still come, too late: then the violation says when. */
  private awaitLate(violation: Growing | undefined, observer: ClientFacts, matches: (key: number) => boolean): void {
    if (violation === undefined) return
    if (this.overdue.length >= overdueLimit) {
      violation.observed = `nothing until ${ms(this.world.now)}`
      return
    }
    this.overdue.push({ violation, observer, matches })
  }

  private tellLate(client: ClientFacts, key: number): void {
    this.overdue = this.overdue.filter(({ violation, observer, matches }) => {
      if (observer !== client || !matches(key)) return true
      violation.observed = `the same at ${ms(this.world.now)}`
      return false
    })
  }

  private decodeFinding(finding: DecodeRule['finding'], client: ClientFacts, expected: string, observed: string): void {
    for (const compiled of this.program.decode[finding]) {
      this.broken(compiled, client, expected, `${client.id} was ${this.stateName(client.state)}`, observed)
    }
  }

  private decodeHeld(finding: DecodeRule['finding']): void {
    const rules = this.program.decode[finding]
    for (let index = 0; index < rules.length; index += 1) {
      const compiled = rules[index]
      if (compiled !== undefined) this.ledger.held(compiled)
    }
  }

  private stateName(state: number): string {
    return this.states.name(state) ?? `state ${state}`
  }

  // Rules that are set off.

  /** The event that is being judged, as it was reported. */
  private tellIncoming(): string {
    const { incoming, world } = this
    if (incoming === undefined) return tellState(this.profile, world.incomingState, world.incomingReason)
    if ('service' in incoming) return `the service saw ${incoming.service}`
    return `${incoming.callback}(${incoming.args.map((arg) => JSON.stringify(arg)).join(', ')})`
  }

  private checkOnly(client: ClientFacts, key: number): void {
    const { world, ledger } = this
    const rules = this.program.onlyByKey[key]
    if (rules === undefined) return
    for (let index = 0; index < rules.length; index += 1) {
      const compiled = rules[index]
      if (compiled === undefined || !compiled.what.matches(key, world) || !ledger.stands(compiled)) continue
      const { given, needs } = compiled.rule
      if (!all(given, client, world)) continue
      if (needs.holds(client, world)) ledger.held(compiled)
      else ledger.broken(compiled, world.now, this.index, () => this.tellOnly(compiled, client))
    }
  }

  private tellOnly({ rule }: CompiledOnly, client: ClientFacts): Told {
    const { given, needs, what } = rule
    const where = given.length === 0 ? '' : `, while it ${given.map((fact) => fact.text).join(' and ')}`
    return {
      client: client.id,
      expected: `${tellObservation(what)} only if ${client.id} ${needs.text}`,
      because: `${client.id} was ${this.stateName(client.state)} since ${ms(client.stateSince)}${where}`,
      observed: `${this.tellIncoming()} at ${ms(this.world.now)}`,
    }
  }

  private witness(witnesses: readonly Witness[] | undefined, client: ClientFacts, key: number): void {
    if (witnesses === undefined) return
    for (const witness of witnesses) {
      if (witness.trigger !== undefined && !witness.trigger.matches(key, this.world)) continue
      if (all(witness.rule.witness?.given ?? [], client, this.world)) this.held(witness)
    }
  }

  private respond(
    responses: readonly CompiledResponse[] | undefined,
    client: ClientFacts,
    key: number,
    credential: string | undefined,
  ): void {
    if (responses === undefined) return
    const { world } = this
    // All of them look at the client as it is before any of them makes it unsettled.
    let due: CompiledResponse[] | undefined
    for (let index = 0; index < responses.length; index += 1) {
      const compiled = responses[index]
      if (compiled === undefined) continue
      if (compiled.trigger !== undefined && !compiled.trigger.matches(key, world)) continue
      if (compiled.credential !== undefined && compiled.credential !== credential) continue
      if (
        !this.ledger.stands(compiled) ||
        !all(compiled.rule.given, client, world) ||
        !all(compiled.rule.while, client, world)
      )
        continue
      if (due === undefined) due = [compiled]
      else due.push(compiled)
    }
    if (due === undefined) return
    for (const compiled of due) this.open(compiled, client)
  }

  private open(compiled: CompiledResponse, subject: ClientFacts): void {
    const { rule, due, withinMs } = compiled
    const { world } = this
    if (rule.who === 'self') {
      const ofState = rule.due.kind === 'state' || rule.due.kind === 'leaves'
      this.obligations.add(
        new Obligation(compiled, subject, subject, -1, due, -1, world.now, withinMs, rule.while, ofState),
      )
      return
    }
    const callbackKey = due.keys[0] ?? -1
    const joins =
      rule.due.kind === 'callback' && (rule.due.callback === 'onUserJoined' || rule.due.callback === 'onMemberJoined')
    const again = subject.rejoined
    this.channels.eachToldMember(subject, (observer, channel) => {
      const seen = world.views.seen(channel, observer.index, subject.index)
      if (joins) {
        if (again ? seen !== GONE : seen === PRESENT || seen === STALE) {
          if (seen === PRESENT && (!again || subject.removedSure)) this.held(compiled)
          return
        }
      } else if (seen !== PRESENT) return
      this.obligations.add(
        new Obligation(compiled, observer, subject, channel, due, callbackKey, world.now, withinMs, rule.while, false),
      )
    })
  }

  private conclude(client: ClientFacts, key: number): void {
    this.timers.observe(client, key, this.world, this)
    if (this.obligations.open.length > 0) this.obligations.observe(client, key, this.world, this.heldObligation)
    if (this.overdue.length > 0) this.tellLate(client, key)
  }

  private readonly heldObligation = (obligation: Obligation): void => this.ledger.held(obligation.compiled)

  /** Something changed for the client: what is still due, and which timers run? */
  private changed(client: ClientFacts): void {
    if (this.obligations.open.length > 0) this.obligations.review(client, this.world)
    this.timers.rearm(client, this.world)
  }

  // Events.

  private onCall(client: ClientFacts, event: CallEvent): void {
    const { world } = this
    this.hits.step(client.state, event.call)
    this.timers.countEdges(client, world.now, this.hits.edgeCounts)
    if (!client.alive) return
    const credential = text(event.args, 'credential', 'valid')
    const results = this.program.results.get(event.call)
    const isGetter = event.call === 'getConnectionState'
    if (results !== undefined || isGetter)
      this.results.called(client.index, event.call, event.seq, this.resultRule(results, client, credential))
    if (isGetter) return
    switch (event.call) {
      case 'login':
        applyEntry(client, credential, '', world)
        break
      case 'logout':
      case 'leaveChannel':
        if (this.isRtm && event.call === 'leaveChannel') {
          this.channels.leave(client, text(event.args, 'channel', ''))
          this.obligations.dropChannel(client, world.views.find(text(event.args, 'channel', '')))
          world.mail.leave(client.index, text(event.args, 'channel', ''))
        } else {
          this.results.drop(client.index)
          applyExit(client, world)
        }
        break
      case 'joinChannel':
        if (this.isRtm) this.channels.join(client, text(event.args, 'channel', ''))
        else this.joinRtc(client, credential, text(event.args, 'channel', ''))
        break
      case 'renewToken':
        applyRenewal(client, credential, world)
        break
      case 'startEchoTest':
        // In a channel the test may be refused; what then holds, no document says.
        if (client.echo !== 2) client.echo = client.state === DISCONNECTED && client.enteringAt === NEVER ? 2 : 1
        break
      case 'stopEchoTest':
        client.echo = 0
        break
      case 'sendPeerMessage':
        this.channels.sendPeer(client, text(event.args, 'to', ''), text(event.args, 'text', ''))
        return
      case 'sendChannelMessage':
        this.channels.sendToChannel(client, text(event.args, 'channel', ''), text(event.args, 'text', ''))
        return
      case 'setLocalUserAttributes':
        client.attributesSure =
          client.state === CONNECTED && client.reachableSince !== NEVER && client.undisturbedSince !== NEVER
        // Set without a connection, they may or may not take effect: any of them is right later.
        client.attributes = client.attributesSure ? JSON.stringify(event.args?.['attributes'] ?? null) : undefined
        return
    }
    this.respond(this.program.responseByCall.get(event.call), client, -1, credential)
    this.witness(this.program.witnessByCall.get(event.call), client, -1)
    if (client.undisturbedSince === NEVER) world.mail.disturb(client.index)
    this.changed(client)
  }

  private joinRtc(client: ClientFacts, credential: string, channel: string): void {
    const enters = client.state === DISCONNECTED && client.enteringAt === NEVER
    if (enters || client.entryRefused) this.channels.enter(client, channel)
    applyEntry(client, credential, channel, this.world)
  }

  private resultRule(
    rules: readonly CompiledResult[] | undefined,
    client: ClientFacts,
    credential: string,
  ): CompiledResult | undefined {
    if (rules === undefined) return undefined
    for (const compiled of rules) {
      if (compiled.rule.credential !== undefined && compiled.rule.credential !== credential) continue
      if (all(compiled.rule.given, client, this.world)) return compiled
    }
    return undefined
  }

  private onHappening(client: ClientFacts, event: HappensEvent): void {
    const { world } = this
    this.hits.step(client.state, event.happens)
    this.timers.countEdges(client, world.now, this.hits.edgeCounts)
    const state = client.state
    this.results.drop(client.index)
    applyHappening(client, event.happens, event.args, world, this.removedAfterMs)
    if (event.happens === 'processKilled') {
      world.mail.forget(client.index)
      this.channels.killed(client)
    } else if (event.happens === 'networkRestored' && state === CONNECTED) world.mail.forget(client.index)
    else if (event.happens === 'networkLost' && this.isRtm) this.channels.interrupted(client)
    if ((event.happens === 'networkRestored' || event.happens === 'serviceRestored') && state === CONNECTED)
      this.channels.comeBack(client)
    this.respond(this.program.responseByHappening.get(event.happens), client, -1, undefined)
    this.witness(this.program.witnessByHappening.get(event.happens), client, -1)
    if (event.happens !== 'networkRestored' && event.happens !== 'serviceRestored') world.mail.disturb(client.index)
    this.changed(client)
  }

  private onService(client: ClientFacts, event: ServiceEvent): void {
    const { world } = this
    const key = this.program.keys.service(event.service)
    world.incomingReason = -1
    world.incomingText = event.service === 'userAttributesSet' ? JSON.stringify(event.args?.[0] ?? null) : ''
    world.subject = undefined
    this.incoming = event
    this.checkOnly(client, key)
    this.conclude(client, key)
    if (event.service === 'connectionAttempt') client.lastAttemptAt = world.now
    else if (event.service === 'userAttributesSet') client.attributesSeenAt = world.now
    else if (event.service === 'userOffline') client.offlineSeen = true
    this.respond(this.program.responseByKey[key], client, key, undefined)
    if (event.service === 'connectionAttempt') this.timers.rearmKey(client, key, world)
    else this.timers.rearm(client, world)
  }

  private onCallback(client: ClientFacts, event: CallbackEvent): void {
    const { world, program } = this
    const key = program.keys.callbacks.get(event.callback)
    if (key === undefined) return
    if (!client.alive) {
      this.decodeFinding(
        'dead',
        client,
        `nothing from ${client.id}, whose process was killed at ${ms(client.killedAt)}`,
        `${event.callback} at ${ms(world.now)}`,
      )
      return
    }
    if (key === this.stateChanged) this.onState(client, event.args)
    else this.onOther(client, key, event)
  }

  private onOther(client: ClientFacts, key: number, event: CallbackEvent): void {
    const { world } = this
    const { args } = event
    world.incomingReason = -1
    world.subject = undefined
    world.channel = -1
    const word = this.program.keys.words[key - 16] ?? ''
    switch (word) {
      case 'onUserJoined':
      case 'onUserOffline':
        world.subject = world.client(String(args[0]))
        world.channel = client.channel === '' ? -1 : world.views.find(client.channel)
        if (word === 'onUserOffline') world.incomingReason = offlineReason(args[1])
        break
      case 'onMemberJoined':
      case 'onMemberLeft':
        world.subject = world.client(String(args[1]))
        world.channel = world.views.find(String(args[0]))
        break
      case 'onMessageReceived':
        this.delivered(client, String(args[0]), '', String(args[1]))
        break
      case 'onChannelMessageReceived':
        this.delivered(client, String(args[1]), String(args[0]), String(args[2]))
        break
      default:
        break
    }
    this.incoming = event
    this.checkOnly(client, key)
    this.conclude(client, key)
    this.told(client, word, args)
    this.respond(this.program.responseByKey[key], client, key, undefined)
    this.witness(this.program.witnessByKey[key], client, key)
    this.timers.rearm(client, world)
    if (world.subject !== undefined && this.program.pairs.length > 0) this.timers.rearm(world.subject, world)
  }

  /** What the client has said of itself or of others, for what may be said next. */
  private told(client: ClientFacts, word: string, args: readonly Json[]): void {
    const { world } = this
    switch (word) {
      case 'onLoginSuccess':
      case 'onJoinChannelSuccess':
        client.successTold = true
        break
      case 'onRejoinChannelSuccess':
        client.rejoinTold = true
        break
      case 'onConnectionLost':
        client.lostCallbackTold = true
        if (client.state === RECONNECTING && client.lostSignalAt === NEVER) client.lostSignalAt = world.now
        break
      case 'onTokenExpired':
        client.expiredReconnectingAt = NEVER
        break
      case 'onLoginFailure':
      case 'onLogout':
      case 'onRenewTokenResult':
        this.tellResult(client, word, args)
        break
      case 'onUserJoined':
      case 'onMemberJoined':
        if (world.subject !== undefined && world.channel >= 0)
          world.views.see(world.channel, client.index, world.subject.index, PRESENT)
        break
      case 'onUserOffline':
      case 'onMemberLeft':
        if (world.subject !== undefined && world.channel >= 0)
          world.views.see(world.channel, client.index, world.subject.index, GONE)
        break
      default:
        break
    }
  }

  private tellResult(client: ClientFacts, word: string, args: readonly Json[]): void {
    const code = Math.abs(Number(args[0]))
    if (client.failuresToTell > 0) client.failuresToTell -= 1
    const awaited = this.results.told(client.index, this.program.keys.callback(word))
    if (awaited === undefined) return
    if (awaited.rule.rule.codes.includes(code)) this.held(awaited.rule)
    else
      this.broken(
        awaited.rule,
        client,
        `${word}(${awaited.rule.rule.codes.join(' or ')})`,
        `${awaited.rule.rule.call} met a state or a credential that must fail`,
        `${word}(${String(args[0])}) at ${ms(this.world.now)}`,
      )
  }

  private delivered(client: ClientFacts, sender: string, channel: string, message: string): void {
    const { world } = this
    const delivery = world.mail.received(client.index, world.client(sender)?.index ?? -1, channel, message)
    for (const compiled of this.program.resend.get('notTwice') ?? []) {
      if (delivery === 'expected') this.held(compiled)
      else if (delivery !== 'not followed') {
        this.broken(
          compiled,
          client,
          `each message once, and only if ${sender} sent it`,
          `${sender} sent ${JSON.stringify(message)} ${delivery === 'twice' ? 'once' : 'never'}`,
          `${client.id} received it${delivery === 'twice' ? ' twice, the second time' : ''} at ${ms(world.now)}`,
        )
      }
    }
  }

  private onState(client: ClientFacts, args: readonly Json[]): void {
    const { world } = this
    let state = this.states.number(args[0])
    let reason = this.reasons.number(args[1])
    const shown = (): string => `onConnectionStateChanged(${args.map((arg) => JSON.stringify(arg)).join(', ')})`
    if (this.looksSwapped(client, args, state, reason)) {
      this.decodeFinding(
        'swapped',
        client,
        'onConnectionStateChanged(state, reason), the state first',
        `${shown()} at ${ms(world.now)}`,
      )
      state = this.states.number(args[1])
      reason = this.reasons.number(args[0])
    } else this.decodeHeld('swapped')
    if (state < 0) {
      this.decodeFinding('unknownState', client, 'a state that the documents know', `${shown()} at ${ms(world.now)}`)
      return
    }
    this.decodeHeld('unknownState')
    if (reason < 0)
      this.decodeFinding('unknownReason', client, 'a reason that the documents know', `${shown()} at ${ms(world.now)}`)
    else if (((this.pairs[state] ?? 0) & (1 << reason)) === 0) {
      this.decodeFinding(
        'pair',
        client,
        `${this.stateName(state)} with one of the reasons ${(this.profile.pairs[this.stateName(state)] ?? []).join(', ')}`,
        `${tellState(this.profile, state, reason)} at ${ms(world.now)}`,
      )
    } else this.decodeHeld('pair')
    this.applyChange(client, state, reason)
  }

  private looksSwapped(client: ClientFacts, args: readonly Json[], state: number, reason: number): boolean {
    const otherState = this.states.number(args[1])
    const otherReason = this.reasons.number(args[0])
    if (otherState < 0 || otherReason < 0 || ((this.pairs[otherState] ?? 0) & (1 << otherReason)) === 0) return false
    if (state < 0) return typeof args[0] === 'string'
    if (reason >= 0 && ((this.pairs[state] ?? 0) & (1 << reason)) !== 0) return false
    if (((this.edges[client.state] ?? 0) & (1 << state)) !== 0) return false
    return client.state !== otherState && ((this.edges[client.state] ?? 0) & (1 << otherState)) !== 0
  }

  private applyChange(client: ClientFacts, state: number, reason: number): void {
    const { world } = this
    const from = client.state
    world.incomingState = state
    world.incomingFrom = from
    world.incomingReason = reason
    world.subject = undefined
    this.hits.transition(from, state, reason)
    if (from === state) {
      if (reason < 0 || ((this.repeatable[state] ?? 0) & (1 << reason)) === 0) {
        this.decodeFinding(
          'sameState',
          client,
          `no report while the state stays ${this.stateName(state)}`,
          `${tellState(this.profile, state, reason)} at ${ms(world.now)}`,
        )
        return
      }
    } else {
      this.decodeHeld('sameState')
      if (((this.edges[from] ?? 0) & (1 << state)) === 0) {
        this.decodeFinding(
          'edge',
          client,
          `from ${this.stateName(from)} only to ${(this.profile.edges[this.stateName(from)] ?? []).join(', ')}`,
          `${tellState(this.profile, state, reason)} at ${ms(world.now)}`,
        )
      } else {
        this.decodeHeld('edge')
        this.incoming = undefined
        this.checkOnly(client, state)
      }
    }
    if (from === state) {
      this.incoming = undefined
      this.checkOnly(client, state)
    }
    this.conclude(client, state)
    if (from === state) {
      if (reason === lostReason && !this.isRtm) {
        client.lostStateTold = true
        if (client.lostSignalAt === NEVER) client.lostSignalAt = world.now
      }
    } else {
      applyState(client, state, reason, world)
      if (state === CONNECTING && from === ENDED && !this.isRtm) this.channels.enter(client, client.channel)
      this.channels.stateChanged(client, from)
      if (this.isRtm) {
        if (state === CONNECTED && from === RECONNECTING)
          world.mail.reconnected(client.index, client.restoredAt, world.now, world.promptMs)
        else if (state === DISCONNECTED || state === ENDED) world.mail.forget(client.index)
        else if (state !== CONNECTED) world.mail.disturb(client.index)
      }
    }
    this.respond(this.program.responseByKey[state], client, state, undefined)
    this.witness(this.program.witnessByKey[state], client, state)
    if (state === CONNECTED) {
      client.removedSure = false
      client.offlineSeen = false
    }
    this.settleGetter(client)
    this.changed(client)
    if (this.channels.isShared)
      for (const other of world.clients)
        if (other !== client && this.obligations.open.length > 0) this.obligations.review(other, world)
  }

  // Results of calls.

  private onReturns(client: ClientFacts, event: ReturnsEvent): void {
    if (!client.alive) return
    if (event.returns === 'getConnectionState') {
      this.results.returned(client.index, event.returns, event.seq)
      if (event.error === undefined) this.onGetter(client, event.value)
      return
    }
    if (event.error !== undefined && (event.returns === 'login' || (event.returns === 'joinChannel' && !this.isRtm))) {
      client.entryRefused = client.state === DISCONNECTED && client.enteringAt !== NEVER
    }
    if (!this.program.results.has(event.returns)) return
    const compiled = this.results.returned(client.index, event.returns, event.seq)
    if (compiled === undefined) return
    const code = Math.abs(Number(event.error === undefined ? (event.value ?? 0) : event.error.code))
    const { codes, call } = compiled.rule
    if (codes.includes(code)) this.held(compiled)
    else if ((code === 0 || Number.isNaN(code)) && event.error === undefined && compiled.callbackKey >= 0) {
      this.results.await({
        rule: compiled,
        client: client.index,
        toMs: this.world.now + this.world.promptMs,
        returned: 0,
      })
    } else
      this.broken(
        compiled,
        client,
        `${call} fails with ${codes.join(' or ')}`,
        `${client.id} was ${this.stateName(client.state)} and ${compiled.rule.given.map(({ text: words }) => words).join(' and ')}`,
        `it returned ${event.error === undefined ? JSON.stringify(event.value ?? 0) : String(event.error.code)} at ${ms(this.world.now)}`,
      )
  }

  private onGetter(client: ClientFacts, value: Json | undefined): void {
    const state = this.states.number(value)
    for (const compiled of this.program.getters) {
      if (!all(compiled.rule.given, client, this.world)) continue
      if (state === client.state || this.mayBeState(client, state)) this.held(compiled)
      else if (this.getter === undefined) this.getter = { compiled, client, value: state, atMs: this.world.now }
    }
  }

  /** A change that is due, or that came about at this very instant, may show in either order. */
  private mayBeState(client: ClientFacts, state: number): boolean {
    if (state < 0) return false
    if (state === client.from && this.world.now - client.stateSince <= this.world.toleranceMs) return true
    if (state === CONNECTING && client.enteringAt !== NEVER) return true
    return this.obligations.open.some(
      (obligation) => obligation.observer === client && obligation.ofState && obligation.due.keys.includes(state),
    )
  }

  private settleGetter(client: ClientFacts): void {
    const { getter } = this
    if (getter === undefined || getter.client !== client || getter.value !== client.state) return
    this.held(getter.compiled)
    this.getter = undefined
  }

  private concludeGetter(): void {
    const { getter } = this
    this.getter = undefined
    if (getter === undefined) return
    const { client, value, atMs } = getter
    this.broken(
      getter.compiled,
      client,
      `getConnectionState returns ${this.stateName(client.state)}`,
      `${client.id} reported ${this.stateName(client.state)} at ${ms(client.stateSince)}, and nothing since`,
      `${value < 0 ? 'a value that no document knows' : this.stateName(value)} at ${ms(atMs)}`,
    )
  }
}

const lostReason = 16
const emptyMatcher = new Matcher([])

function all(
  facts: readonly { holds(client: ClientFacts, world: Observed): boolean }[],
  client: ClientFacts,
  world: Observed,
): boolean {
  for (let index = 0; index < facts.length; index += 1) {
    if (facts[index]?.holds(client, world) === false) return false
  }
  return true
}

function text(args: CallEvent['args'], name: string, otherwise: string): string {
  const value = args?.[name]
  return typeof value === 'string' ? value : otherwise
}

const offlineReasons: Readonly<Record<string, number>> = {
  userOfflineQuit: 0,
  userOfflineDropped: 1,
  userOfflineBecomeAudience: 2,
  USER_OFFLINE_QUIT: 0,
  USER_OFFLINE_DROPPED: 1,
  USER_OFFLINE_BECOME_AUDIENCE: 2,
  UserOfflineQuit: 0,
  UserOfflineDropped: 1,
  UserOfflineBecomeAudience: 2,
  AgoraUserOfflineReasonQuit: 0,
  AgoraUserOfflineReasonDropped: 1,
  AgoraUserOfflineReasonBecomeAudience: 2,
  quit: 0,
  dropped: 1,
}

function offlineReason(value: Json | undefined): number {
  if (typeof value === 'number') return value
  return typeof value === 'string' ? (offlineReasons[value] ?? -1) : -1
}

function tellStimulus(stimulus: CompiledResponse['rule']['when']): string {
  switch (stimulus.kind) {
    case 'call':
      return `${stimulus.call}(${stimulus.credential ?? ''})`
    case 'happening':
      return stimulus.happening
    default:
      return tellObservation(stimulus)
  }
}
