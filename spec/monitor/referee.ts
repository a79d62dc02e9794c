/** Applies the rules: sets them off, concludes them, and enters in the ledger what was kept and what was broken. */
import type { Dialect } from '../dialect.ts'
import { dialectsOf, type Profile } from '../profile.ts'
import { nothing, type Observation, type Stimulus } from '../rule.ts'
import type { CallbackEvent, ServiceEvent } from '../vocabulary.ts'
import type { Channels } from './channels.ts'
import { type ClientFacts, DISCONNECTED, ENDED, NEVER } from './client-facts.ts'
import {
  type Compiled,
  type CompiledMembers,
  type CompiledOnly,
  type CompiledPair,
  type CompiledResponse,
  type CompiledTimer,
  type Holds,
  Matcher,
  type Program,
  type Witness,
} from './compile.ts'
import { tellsState } from './implied-states.ts'
import type { Growing, Ledger, Told } from './ledger.ts'
import { Obligation, Obligations } from './obligations.ts'
import { loseTrack } from './observe.ts'
import { Overdue } from './overdue.ts'
import { ms, type Speaker, tellCallback, tellFact, tellObservation, tellState, tellStateName } from './tell.ts'
import { type TimerEvents, Timers } from './timers.ts'
import { GONE, PRESENT, STALE } from './views.ts'
import type { Observed } from './world.ts'

const matchesNothing = new Matcher([])
const noFacts: readonly Holds[] = []

/** Whether all facts hold for the client. */
export function allHold(facts: readonly Holds[], client: ClientFacts, world: Observed): boolean {
  for (let index = 0; index < facts.length; index += 1) {
    if (facts[index]?.(client, world) === false) return false
  }
  return true
}

/** Whether what the client tells of others can be what it has heard of them. */
function hears({ reachableSince, state }: ClientFacts): boolean {
  return reachableSince !== NEVER && state !== DISCONNECTED && state !== ENDED
}

/** Holds the rules of one profile against what is observed. */
export class Referee implements TimerEvents {
  readonly program: Program
  readonly world: Observed
  readonly ledger: Ledger
  readonly timers: Timers
  readonly obligations = new Obligations()
  /** The position in the trace of the event that is being judged. */
  eventIndex = 0
  /** The event that is being judged, where it is not a report of a state. */
  incoming: CallbackEvent | ServiceEvent | undefined
  private readonly profile: Profile
  private readonly dialects: readonly Dialect[]
  private readonly channels: Channels
  private readonly overdue = new Overdue()

  constructor(profile: Profile, program: Program, world: Observed, ledger: Ledger, channels: Channels) {
    this.profile = profile
    this.dialects = dialectsOf(profile)
    this.program = program
    this.world = world
    this.ledger = ledger
    this.channels = channels
    this.timers = new Timers(program)
  }

  begin(clients: number): void {
    this.eventIndex = 0
    this.timers.begin(clients)
    this.obligations.begin()
    this.overdue.begin()
  }

  /** Finds what is overdue once the time is `now`. */
  advance(now: number): void {
    const { toleranceMs } = this.world
    if (this.timers.nextCheck + toleranceMs < now) this.timers.advance(now, this.world, this)
    if (this.obligations.nextCheck + toleranceMs < now) {
      for (const obligation of this.obligations.expired(now, toleranceMs)) this.missedObligation(obligation)
    }
  }

  /** The trace is over: what was overdue never came. */
  end(): void {
    this.overdue.end(this.world.now)
  }

  held(compiled: Compiled): void {
    this.ledger.held(compiled)
  }

  broken(compiled: Compiled, tell: () => Told): void {
    this.ledger.broken(compiled, this.world.now, this.eventIndex, tell)
  }

  // Rules about what may come at all.

  /** Checks the rules that allow this observation only under a condition. */
  checkOnly(client: ClientFacts, key: number, reason: number): void {
    const { world, ledger } = this
    const rules = this.program.onlyFor.find(key, reason, client.state)
    for (let index = 0; index < rules.length; index += 1) {
      const compiled = rules[index]
      if (compiled === undefined || (compiled.clients & client.kind) === 0) continue
      // Also for a reading that is contradicted: whether it fits this time tells a mixture from what fits no reading.
      if (!allHold(compiled.facts, client, world)) continue
      if (!compiled.needs(client, world)) this.brokenOnly(compiled, client)
      else if (compiled.quiet) continue
      // What only repeats a push could not have broken the rule; nor does a guess at others by one who hears nothing.
      else if (ledger.author !== undefined) ledger.notTested(compiled)
      else if (world.subject === undefined || world.subject === client || hears(client)) ledger.held(compiled)
    }
  }

  /** By itself, for a closure in the loop would cost each turn of it a context. */
  private brokenOnly(compiled: CompiledOnly, client: ClientFacts): void {
    // A callback that only repeats a push says nothing against the SDK.
    if (this.ledger.author !== undefined) return
    this.broken(compiled, () => this.tellOnly(compiled, client))
  }

  /** Whether a change into the state would be right now, as far as rules without a reading tell. */
  wouldAllow(client: ClientFacts, state: number, reason: number): boolean {
    const { world } = this
    const { incomingState, incomingFrom, incomingReason } = world
    world.incomingState = state
    world.incomingFrom = client.state
    world.incomingReason = reason
    const allowed = this.program.onlyFor
      .find(state, reason, client.state)
      .every(
        ({ facts, question, needs, clients }) =>
          question >= 0 || (clients & client.kind) === 0 || !allHold(facts, client, world) || needs(client, world),
      )
    world.incomingState = incomingState
    world.incomingFrom = incomingFrom
    world.incomingReason = incomingReason
    return allowed
  }

  private tellOnly({ rule }: CompiledOnly, client: ClientFacts): Told {
    const { given, needs } = rule
    const speaker = this.speaker(client)
    const what = tellObservation(rule.what, speaker)
    const expected = needs === nothing ? `no ${what}` : `${what} only if ${client.id} ${tellFact(speaker, needs)}`
    const where = given.length === 0 ? '' : `, while it ${given.map((fact) => tellFact(speaker, fact)).join(' and ')}`
    return {
      client: client.id,
      expected,
      because: `${client.id} was ${this.stateName(client)} since ${ms(client.stateSince)}${where}`,
      observed: `${this.tellIncoming(client)} at ${ms(this.world.now)}`,
    }
  }

  private tellIncoming(client: ClientFacts): string {
    const { incoming, world } = this
    if (incoming === undefined) return tellState(this.speaker(client), world)
    if ('service' in incoming) return `the service saw ${incoming.service}`
    return `${incoming.callback}(${incoming.args.map((arg) => JSON.stringify(arg)).join(', ')})`
  }

  /** How the client tells of itself. */
  dialect(client: ClientFacts): Dialect {
    return this.dialects[client.dialect] ?? this.profile
  }

  /** Whether the profile's document names the change; it speaks of the clients of its own dialect. */
  isTransition(client: ClientFacts, from: string, to: string): boolean {
    const { profile } = this
    if (this.dialect(client) !== profile) return false
    return profile.transitions.some((transition) => transition.from === from && transition.to === to)
  }

  /** By which names the client's callbacks are told. */
  speaker(client: ClientFacts): Speaker {
    return { dialect: this.dialect(client), platform: client.platform }
  }

  /** The documented name of the client's state, or of another. */
  stateName(client: ClientFacts, state = client.state): string {
    return tellStateName(this.dialect(client), state)
  }

  /** Counts a rule as put to the test where it could have been broken now. */
  witness(witnesses: readonly Witness[] | undefined, client: ClientFacts, key: number): void {
    if (witnesses === undefined) return
    for (let index = 0; index < witnesses.length; index += 1) {
      const witness = witnesses[index]
      if (witness === undefined || (witness.clients & client.kind) === 0) continue
      if (witness.trigger?.matches(key, this.world) === false) continue
      if (allHold(witness.facts, client, this.world)) this.ledger.held(witness)
    }
  }

  // Rules about what has to come.

  /** Opens what is due after a stimulus. */
  respond(
    responses: readonly CompiledResponse[] | undefined,
    client: ClientFacts,
    key: number,
    credential: string | undefined,
  ): void {
    if (responses === undefined || responses.length === 0) return
    // All of them look at the client as it is before any of them makes it unsettled.
    let due: CompiledResponse[] | undefined
    for (let index = 0; index < responses.length; index += 1) {
      const compiled = responses[index]
      if (compiled === undefined || !this.isSetOff(compiled, client, key, credential)) continue
      if (due === undefined) due = [compiled]
      else due.push(compiled)
    }
    if (due === undefined) return
    for (const compiled of due) this.open(compiled, client)
  }

  private isSetOff(
    compiled: CompiledResponse,
    client: ClientFacts,
    key: number,
    credential: string | undefined,
  ): boolean {
    const { facts, trigger } = compiled
    if ((compiled.clients & client.kind) === 0) return false
    if (trigger?.matches(key, this.world) === false) return false
    if (compiled.credential !== undefined && compiled.credential !== credential) return false
    if (!this.ledger.stands(compiled)) return false
    return allHold(facts, client, this.world)
  }

  private open(compiled: CompiledResponse, subject: ClientFacts): void {
    const { rule, due, withinMs, lasts } = compiled
    const { world } = this
    if (rule.who === 'self') {
      const ofState = tellsState(rule.due, this.dialect(subject))
      this.obligations.add(new Obligation(compiled, subject, subject, -1, due, -1, world.now, withinMs, lasts, ofState))
      return
    }
    const callbackKey = due.keys[0] ?? -1
    const joins = isJoin(rule.due)
    this.channels.eachToldMember(subject, isOfStream(rule.due), (observer, channel) => {
      if ((compiled.tells & observer.kind) === 0) return
      const seen = world.views.seen(channel, observer.index, subject.index)
      if (rule.evenIfTold !== true && !(joins ? this.mustHearOfJoin(compiled, subject, seen) : seen === PRESENT)) return
      this.obligations.add(
        new Obligation(compiled, observer, subject, channel, due, callbackKey, world.now, withinMs, lasts, false),
      )
    })
  }

  /** Whoever was told of the user already hears of it again only after having been told that it is gone. */
  private mustHearOfJoin(compiled: Compiled, subject: ClientFacts, seen: number): boolean {
    const again = subject.rejoined
    const due = again ? seen === GONE : seen !== PRESENT && seen !== STALE
    if (!due && seen === PRESENT && (!again || subject.removedSure)) this.ledger.held(compiled)
    return due
  }

  /** Concludes what waited for the observation. */
  conclude(client: ClientFacts, key: number): void {
    this.timers.observe(client, key, this.world, this)
    if (this.obligations.open.length > 0) this.obligations.observe(client, key, this.world, this.heldObligation)
    this.overdue.observe(client, key, this.world.now, this.ledger.author !== undefined)
  }

  private readonly heldObligation = (obligation: Obligation): void => this.ledger.held(obligation.compiled)

  /** Something changed for the client: what is still due, and which timers run? */
  changed(client: ClientFacts): void {
    if (this.obligations.open.length > 0) this.obligations.review(client, this.world)
    this.timers.rearm(client, this.world)
    if (!this.world.knowsKills) return
    // A channel that somebody enters is not left by the last one any more.
    for (const other of this.world.clients) {
      if (!other.alive && other !== client) this.timers.rearm(other, this.world)
    }
  }

  // What did not come.

  missed(
    timer: CompiledTimer | CompiledPair,
    client: ClientFacts,
    observer: ClientFacts,
    since: number,
    due: number,
  ): void {
    const { rule } = timer
    const deadline = due + timer.slackMs
    const isOwn = observer === client
    if (!isOwn && this.wasNeverTold(rule.due, client, since)) {
      this.world.views.missed(this.world.views.find(client.channel), observer.index, client.index)
      return
    }
    const violation = this.ledger.broken(timer, deadline, this.eventIndex, () => ({
      client: observer.id,
      expected: `${tellObservation(rule.due, this.speaker(observer))}${isOwn ? '' : ` about ${client.id}`} ${tellDue(timer, due, deadline)}`,
      because: isOwn
        ? `${client.id} ${rule.since.text}, since ${ms(since)}`
        : `${observer.id} ${rule.since.text} ${client.id} since ${ms(since)}`,
      observed: '',
    }))
    this.awaitLate(timer, violation, observer, (key) => timer.due.matches(key, this.world))
    // A reading that is contradicted says nothing of what the others still demand.
    if (!isOwn && timer.bit === 0)
      this.world.views.missed(this.world.views.find(client.channel), observer.index, client.index)
    else if (timer.bit === 0 && tellsState(rule.due, this.dialect(client))) {
      loseTrack(client, deadline)
      this.channels.doubt(client)
    } else if (rule.due.kind === 'service' && client.reachableSince === NEVER) client.idle = true
  }

  /** Whether the double has not yet taken the user for offline, so that nobody can have been told so. Of streams, nothing shows. */
  private wasNeverTold(due: Observation, subject: ClientFacts, since: number): boolean {
    const { showsDoubledOffline, toleranceMs } = this.world
    return showsDoubledOffline && !isOfStream(due) && subject.offlineAt < since - toleranceMs
  }

  /** What did not come in time may still come. */
  private awaitLate(
    compiled: Compiled,
    violation: Growing | undefined,
    observer: ClientFacts,
    matches: (key: number) => boolean,
  ): void {
    if (violation === undefined) return
    const retract = compiled.bit === 0 ? (): void => this.ledger.retract(compiled, violation) : undefined
    this.overdue.add({ violation, observer, matches, retract }, this.world.now)
  }

  membersDue(compiled: CompiledMembers, client: ClientFacts, due: number): void {
    const { world } = this
    if (client.offlineEarly) return
    this.channels.eachToldMember(client, false, (observer, channel) => {
      // Whoever came at this very instant may or may not be told.
      if (Math.max(observer.connectedSince, observer.reachableSince) >= due - world.toleranceMs) return
      const seen = world.views.seen(channel, observer.index, client.index)
      if (seen === GONE || world.views.toldGoneSince(channel, observer.index, client.index, due - world.toleranceMs))
        return this.held(compiled)
      // Where the silence may have begun earlier, only those who saw the user all the time must be told now.
      if (seen !== PRESENT && client.unheardMaybe < due - compiled.rule.afterMs) return
      const { callbackKey } = compiled
      this.obligations.add(
        new Obligation(
          compiled,
          observer,
          client,
          channel,
          matchesNothing,
          callbackKey,
          due,
          world.promptMs,
          noFacts,
          false,
        ),
      )
    })
  }

  private missedObligation(obligation: Obligation): void {
    const { compiled, observer, subject, toMs } = obligation
    this.world.views.missed(obligation.channel, observer.index, subject.index)
    // One who should have been put into its channels again may be outside them.
    if (compiled.rule.kind === 'response' && compiled.rule.who === 'members') this.channels.doubt(subject)
    const violation = this.ledger.broken(compiled, toMs, this.eventIndex, () => this.tellObligation(obligation))
    if (obligation.ofState && compiled.bit === 0) loseTrack(subject, toMs)
    const matches = (key: number): boolean =>
      obligation.callbackKey >= 0
        ? obligation.callbackKey === key && this.world.subject === subject
        : obligation.due.matches(key, this.world)
    this.awaitLate(compiled, violation, observer, matches)
  }

  private tellObligation({ compiled, observer, subject, channel, fromMs, toMs }: Obligation): Told {
    const { rule } = compiled
    const inChannel = channel >= 0 ? ` in ${this.world.views.name(channel)}` : ''
    const about = observer === subject ? '' : ` about ${subject.id}${inChannel}`
    const window = `between ${ms(fromMs)} and ${ms(toMs)}`
    if (rule.kind === 'members') {
      const because = `${subject.id} ${rule.since.text} for ${ms(rule.afterMs)}`
      return {
        client: observer.id,
        expected: `${tellCallback(this.speaker(observer), rule.callback)}${about} ${window}`,
        because,
        observed: '',
      }
    }
    if (rule.kind !== 'response') throw new Error(`A rule of kind ${rule.kind} opens no obligation.`)
    const speaker = this.speaker(subject)
    const given = rule.given.map((fact) => tellFact(speaker, fact)).join(' and ')
    const because = `${subject.id}: ${tellStimulus(rule.when, speaker)} at ${ms(fromMs)}${given === '' ? '' : `, while it ${given}`}`
    return {
      client: observer.id,
      expected: `${tellObservation(rule.due, this.speaker(observer))}${about} ${window}`,
      because,
      observed: '',
    }
  }
}

const joinCallbacks: readonly string[] = [
  'onUserJoined',
  'onMemberJoined',
  'peer-online',
  'stream-added',
  'user-joined',
  'user-published',
]
const streamCallbacks: readonly string[] = ['stream-added', 'stream-removed', 'user-published', 'user-unpublished']

function isJoin(due: Observation): boolean {
  return due.kind === 'callback' && joinCallbacks.includes(due.callback)
}

/** Whether it is told of what a user publishes, and not of the user. */
function isOfStream(due: Observation): boolean {
  return due.kind === 'callback' && streamCallbacks.includes(due.callback)
}

function tellDue({ rule }: CompiledTimer | CompiledPair, due: number, deadline: number): string {
  if (rule.kind === 'timer' && rule.mode === 'at') return `at ${ms(due)}`
  if (rule.kind === 'timer' && rule.mode === 'by') return `by ${ms(due)}`
  return `between ${ms(due)} and ${ms(deadline)}`
}

function tellStimulus(stimulus: Stimulus, speaker: Speaker): string {
  switch (stimulus.kind) {
    case 'call':
      return `${stimulus.call}(${stimulus.credential ?? ''})`
    case 'happening':
      return stimulus.happening
    default:
      return tellObservation(stimulus, speaker)
  }
}
