/** Timers of the rules: armed while their condition lasts, and looked at again whenever something changes for a client. */
import { type ClientFacts, NEVER } from './client-facts.ts'
import type { CompiledMembers, CompiledPair, CompiledTimer, Program } from './compile.ts'
import type { Observed } from './world.ts'

/** What the timers report to the judge. */
export interface TimerEvents {
  held(timer: CompiledTimer | CompiledPair): void
  missed(
    timer: CompiledTimer | CompiledPair,
    client: ClientFacts,
    observer: ClientFacts,
    since: number,
    due: number,
  ): void
  /** The members of the client's channels are to be told since this instant. */
  membersDue(rule: CompiledMembers, client: ClientFacts, due: number): void
}

/** The timers of one client, or of one pair of clients. */
class Slots {
  readonly since: Float64Array
  readonly concluded: Uint8Array
  /** The latest deadline, also once the timer has fired or been stopped. */
  readonly deadline: Float64Array
  /** The state for which the timers were looked at last. */
  state = 0
  /** No timer of these is overdue before. */
  nextCheck = NEVER
  /** Whether any timer was armed since the last reset. */
  private armed = false

  constructor(count: number) {
    this.since = new Float64Array(count).fill(NEVER)
    this.concluded = new Uint8Array(count)
    this.deadline = new Float64Array(count).fill(NEVER)
  }

  reset(): void {
    this.state = 0
    this.nextCheck = NEVER
    if (!this.armed) return
    this.armed = false
    this.since.fill(NEVER)
    this.concluded.fill(0)
    this.deadline.fill(NEVER)
  }

  /** A condition that is noticed only when its time is up demands nothing: both outcomes are right. */
  arm(index: number, since: number, deadline: number, slackMs: number, now: number): void {
    if (this.since[index] !== since) {
      this.armed = true
      if (since !== NEVER) this.deadline[index] = deadline
      this.since[index] = since
      this.concluded[index] = deadline + slackMs <= now ? 1 : 0
    }
  }
}

/** Makes the slots ready for a trace. Those of a trace before are taken again, as new ones cost more than its events. */
function prepare(list: Slots[], wanted: number, timers: number): void {
  for (let index = 0; index < wanted; index += 1) {
    const slots = list[index]
    if (slots === undefined) list.push(new Slots(timers))
    else slots.reset()
  }
}

/** All timers of one trace. */
export class Timers {
  private readonly timers: readonly CompiledTimer[]
  private readonly byState: Program['timersByState']
  private readonly byKey: Program['timersByKey']
  private readonly pairs: readonly CompiledPair[]
  private readonly members: readonly CompiledMembers[]
  private readonly counted: readonly Counted[]
  private readonly countedPairs: readonly Counted[]
  private readonly ofClients: Slots[] = []
  private readonly ofMembers: Slots[] = []
  private readonly ofPairs: Slots[] = []
  private clients = 0
  nextCheck = NEVER

  constructor({ timers, timersByState, timersByKey, pairs, members }: Program) {
    this.timers = timers
    this.byState = timersByState
    this.byKey = timersByKey
    this.pairs = pairs
    this.members = members
    this.counted = countedOf(timers)
    this.countedPairs = countedOf(pairs)
  }

  begin(clients: number): void {
    this.nextCheck = NEVER
    this.clients = clients
    prepare(this.ofClients, clients, this.timers.length)
    prepare(this.ofMembers, clients, this.members.length)
    prepare(this.ofPairs, this.pairs.length === 0 ? 0 : clients * clients, this.pairs.length)
  }

  /** Looks at the conditions of this client again. */
  rearm(client: ClientFacts, world: Observed): void {
    const slots = this.ofClients[client.index]
    if (slots === undefined) return
    if (slots.state !== client.state) {
      this.leave(slots)
      slots.state = client.state
    }
    const running = this.byState[client.state]
    if (running !== undefined) this.rearmSome(running, slots, client, world)
    if (this.members.length > 0) this.rearmMembers(client, world)
    if (this.pairs.length > 0 && world.clients.length > 1) {
      for (const other of world.clients) this.rearmPairs(client, other, world)
    }
  }

  /** Looks again only at what waits for this observation. */
  rearmKey(client: ClientFacts, key: number, world: Observed): void {
    const slots = this.ofClients[client.index]
    const waiting = this.byKey[key]
    if (slots !== undefined && waiting !== undefined) this.rearmSome(waiting, slots, client, world)
  }

  /** Looks again at what the two are to be told of each other. */
  rearmPairs(client: ClientFacts, other: ClientFacts, world: Observed): void {
    if (this.pairs.length === 0 || client === other) return
    this.rearmPair(client, other, world)
    this.rearmPair(other, client, world)
  }

  /** No timer of a state runs on outside it. */
  private leave(slots: Slots): void {
    const stopped = this.byState[slots.state]
    if (stopped === undefined) return
    for (let position = 0; position < stopped.length; position += 1) slots.since[stopped[position] ?? 0] = NEVER
  }

  private rearmSome(some: readonly number[], slots: Slots, client: ClientFacts, world: Observed): void {
    for (let position = 0; position < some.length; position += 1) {
      const index = some[position] ?? 0
      const timer = this.timers[index]
      if (timer === undefined || (timer.clients & client.kind) === 0) continue
      const since = timer.since(client, world)
      if (since === NEVER) {
        slots.since[index] = NEVER
        continue
      }
      const due = since + timer.afterMs + timer.slackMs
      slots.arm(index, since, since + timer.afterMs, timer.slackMs, world.now)
      if (slots.concluded[index] === 0) this.soon(slots, due)
    }
  }

  private rearmMembers(client: ClientFacts, world: Observed): void {
    const slots = this.ofMembers[client.index]
    if (slots === undefined) return
    for (let index = 0; index < this.members.length; index += 1) {
      const rule = this.members[index]
      if (rule === undefined) continue
      const since = rule.since(client, world)
      slots.arm(index, since, since + rule.afterMs, 0, world.now)
      if (since !== NEVER && slots.concluded[index] === 0) this.soon(slots, since + rule.afterMs)
    }
  }

  private rearmPair(subject: ClientFacts, observer: ClientFacts, world: Observed): void {
    const slots = this.ofPairs[subject.index * this.clients + observer.index]
    if (slots === undefined) return
    for (let index = 0; index < this.pairs.length; index += 1) {
      const pair = this.pairs[index]
      if (pair === undefined || (pair.clients & observer.kind) === 0) continue
      const since = pair.pairSince(subject, observer, world)
      slots.arm(index, since, since + pair.afterMs, pair.slackMs, world.now)
      if (since !== NEVER && slots.concluded[index] === 0) this.soon(slots, since + pair.afterMs + pair.slackMs)
    }
  }

  private soon(slots: Slots, due: number): void {
    if (due < slots.nextCheck) slots.nextCheck = due
    if (due < this.nextCheck) this.nextCheck = due
  }

  /** Concludes those that the observation fulfils; an observation that came too early is the business of other rules. */
  observe(client: ClientFacts, key: number, world: Observed, events: TimerEvents): void {
    const slots = this.ofClients[client.index]
    if (slots === undefined) return
    const waiting = this.byKey[key] ?? []
    for (let position = 0; position < waiting.length; position += 1) {
      const index = waiting[position] ?? 0
      const timer = this.timers[index]
      const since = slots.since[index] ?? NEVER
      if (timer === undefined || since === NEVER || slots.concluded[index] === 1 || !timer.due.matches(key, world))
        continue
      slots.concluded[index] = 1
      if (timer.rule.mode === 'by' || world.now >= since + timer.afterMs - world.toleranceMs) events.held(timer)
    }
    const { subject } = world
    if (subject === undefined || this.pairs.length === 0) return
    const pairSlots = this.ofPairs[subject.index * this.clients + client.index]
    if (pairSlots === undefined) return
    for (let index = 0; index < this.pairs.length; index += 1) {
      const pair = this.pairs[index]
      const since = pairSlots.since[index] ?? NEVER
      if (pair === undefined || since === NEVER || pairSlots.concluded[index] === 1 || !pair.due.matches(key, world))
        continue
      pairSlots.concluded[index] = 1
      if (world.now >= since + pair.afterMs - world.toleranceMs) events.held(pair)
    }
  }

  /** Finds those that are overdue at `now`. */
  advance(now: number, world: Observed, events: TimerEvents): void {
    this.nextCheck = NEVER
    for (let index = 0; index < world.clients.length; index += 1) {
      const client = world.clients[index]
      const slots = this.ofClients[index]
      const members = this.ofMembers[index]
      if (client === undefined || slots === undefined || members === undefined) continue
      if (this.isDue(slots, now, world)) this.advanceClient(slots, client, now, world, events)
      if (this.isDue(members, now, world)) this.advanceMembers(members, client, now, world, events)
    }
    if (this.pairs.length === 0) return
    for (let cell = 0; cell < this.clients * this.clients; cell += 1) {
      const slots = this.ofPairs[cell]
      if (slots !== undefined && this.isDue(slots, now, world)) this.advancePair(slots, cell, now, world, events)
    }
  }

  /** Whether any of the timers may be overdue; if not, when to look again. */
  private isDue(slots: Slots, now: number, { toleranceMs }: Observed): boolean {
    if (slots.nextCheck + toleranceMs < now) {
      slots.nextCheck = NEVER
      return true
    }
    if (slots.nextCheck < this.nextCheck) this.nextCheck = slots.nextCheck
    return false
  }

  private advanceClient(
    slots: Slots,
    client: ClientFacts,
    now: number,
    { toleranceMs }: Observed,
    events: TimerEvents,
  ): void {
    const running = this.byState[slots.state] ?? []
    for (let position = 0; position < running.length; position += 1) {
      const index = running[position] ?? 0
      const timer = this.timers[index]
      const since = slots.since[index] ?? NEVER
      if (timer === undefined || since === NEVER || slots.concluded[index] === 1) continue
      const due = since + timer.afterMs + timer.slackMs
      if (due + toleranceMs >= now) {
        this.soon(slots, due)
        continue
      }
      slots.concluded[index] = 1
      events.missed(timer, client, client, since, since + timer.afterMs)
    }
  }

  private advanceMembers(
    slots: Slots,
    client: ClientFacts,
    now: number,
    { toleranceMs }: Observed,
    events: TimerEvents,
  ): void {
    for (let index = 0; index < this.members.length; index += 1) {
      const rule = this.members[index]
      const since = slots.since[index] ?? NEVER
      if (rule === undefined || since === NEVER || slots.concluded[index] === 1) continue
      const due = since + rule.afterMs
      if (due + toleranceMs >= now) {
        this.soon(slots, due)
        continue
      }
      slots.concluded[index] = 1
      events.membersDue(rule, client, due)
    }
  }

  private advancePair(slots: Slots, cell: number, now: number, world: Observed, events: TimerEvents): void {
    const subject = world.clients[Math.floor(cell / this.clients)]
    const observer = world.clients[cell % this.clients]
    if (subject === undefined || observer === undefined) return
    for (let index = 0; index < this.pairs.length; index += 1) {
      const pair = this.pairs[index]
      const since = slots.since[index] ?? NEVER
      if (pair === undefined || since === NEVER || slots.concluded[index] === 1) continue
      const due = since + pair.afterMs + pair.slackMs
      if (due + world.toleranceMs >= now) {
        this.soon(slots, due)
        continue
      }
      slots.concluded[index] = 1
      events.missed(pair, subject, observer, since, since + pair.afterMs)
    }
  }

  /** Counts how far a step came from each deadline of a documented timer, fired or not: −1, 0 or +1 ms. */
  countEdges(client: ClientFacts, now: number, counts: Float64Array): void {
    countNear(this.ofClients[client.index], this.counted, now, counts)
    if (this.countedPairs.length === 0) return
    for (let other = 0; other < this.clients; other += 1) {
      if (other === client.index) continue
      countNear(this.ofPairs[client.index * this.clients + other], this.countedPairs, now, counts)
      countNear(this.ofPairs[other * this.clients + client.index], this.countedPairs, now, counts)
    }
  }
}

/** A timer whose deadlines are counted: its position, and its number among the documented timers. */
interface Counted {
  readonly position: number
  readonly edge: number
}

function countedOf(timers: readonly { readonly edge: number }[]): readonly Counted[] {
  return timers.flatMap(({ edge }, position) => (edge < 0 ? [] : [{ position, edge }]))
}

function countNear(slots: Slots | undefined, counted: readonly Counted[], now: number, counts: Float64Array): void {
  if (slots === undefined) return
  for (let index = 0; index < counted.length; index += 1) {
    const one = counted[index]
    if (one === undefined) continue
    const offset = now - (slots.deadline[one.position] ?? NEVER)
    if (offset < -1 || offset > 1) continue
    const cell = one.edge * 3 + offset + 1
    counts[cell] = (counts[cell] ?? 0) + 1
  }
}
