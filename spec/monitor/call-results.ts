/** Results of calls: codes for a wrong state or a wrong credential, and what the getter answers. */
import type { Spellings } from '../decode.ts'
import type { CallEvent, CallName, Json, ReturnsEvent } from '../vocabulary.ts'
import { type ClientFacts, CONNECTED, CONNECTING, DISCONNECTED, NEVER } from './client-facts.ts'
import type { Compiled, CompiledResult } from './compile.ts'
import { refuseRenewal } from './observe.ts'
import { allHold, type Referee } from './referee.ts'
import { Results } from './results.ts'
import { ms } from './tell.ts'

/** How many answers of the getter may wait for a report of the same instant. */
const getterLimit = 16

interface PendingGetter {
  readonly compiled: Compiled
  readonly client: ClientFacts
  readonly value: number
  readonly atMs: number
}

/** Judges what calls return. */
export class CallResults {
  private readonly referee: Referee
  /** By dialect. */
  private readonly states: readonly Spellings[]
  private readonly isRtm: boolean
  private readonly results = new Results()
  /** The call whose code a callback tells. */
  private readonly callOf: ReadonlyMap<number, CallName>
  /** Answers of the getter that a report at the same instant may still explain, the oldest first. */
  private getters: PendingGetter[] = []

  constructor(referee: Referee, states: readonly Spellings[], isRtm: boolean) {
    this.referee = referee
    this.states = states
    this.isRtm = isRtm
    this.callOf = new Map(
      [...referee.program.results].flatMap(([call, rules]) =>
        rules.map(({ callbackKey }) => [callbackKey, call] as const),
      ),
    )
  }

  begin(): void {
    this.results.begin()
    if (this.getters.length > 0) this.getters = []
  }

  /** Notes the call, before it takes effect, so that its result can be judged by the state that it met. */
  called(client: ClientFacts, event: CallEvent, credential: string): void {
    const rules = this.referee.program.results.get(event.call)
    if (rules === undefined && event.call !== 'getConnectionState') return
    this.results.called(client.index, event.call, event.seq, this.ruleFor(rules, client, credential))
  }

  private ruleFor(
    rules: readonly CompiledResult[] | undefined,
    client: ClientFacts,
    credential: string,
  ): CompiledResult | undefined {
    return rules?.find(
      ({ clients, credential: only, facts }) =>
        (clients & client.kind) !== 0 &&
        (only === undefined || only === credential) &&
        allHold(facts, client, this.referee.world),
    )
  }

  /** Something came between a call and its result: whether its code is still told is open. */
  interrupted(client: ClientFacts): void {
    this.results.drop(client.index)
  }

  returned(client: ClientFacts, event: ReturnsEvent): void {
    if (event.returns === 'getConnectionState') {
      this.results.returned(client.index, event.returns, event.seq)
      if (event.error === undefined) this.gets(client, event.value)
      return
    }
    const enters =
      event.returns === 'login' || event.returns === 'join' || (event.returns === 'joinChannel' && !this.isRtm)
    if (enters && client.leftJoin?.seq === event.seq) client.leftJoin = undefined
    if (event.error !== undefined && enters) {
      // Of two joins that are under way, it is the second that is refused.
      const isSecond = client.enteredTwiceAt >= client.enteringAt
      client.entryRefused = client.state === DISCONNECTED && client.enteringAt !== NEVER && !isSecond
      client.nextChannel = client.nextChannelBefore
      if (client.waitingJoins.length > 0)
        client.waitingJoins = client.waitingJoins.filter(({ seq }) => seq !== event.seq)
    }
    if (event.error !== undefined && event.returns === 'renewToken') {
      refuseRenewal(client, this.referee.world)
      this.referee.changed(client)
    }
    if (!this.referee.program.results.has(event.returns)) return
    const compiled = this.results.returned(client.index, event.returns, event.seq)
    if (compiled !== undefined) this.judge(client, compiled, event)
  }

  private judge(client: ClientFacts, compiled: CompiledResult, { error, value }: ReturnsEvent): void {
    const { world } = this.referee
    const { codes, call, given } = compiled.rule
    const told = error === undefined ? (value ?? 0) : error.code
    const code = Math.abs(Number(told))
    if (codes.includes(code) || (typeof told === 'string' && codes.includes(told))) return this.referee.held(compiled)
    if ((code === 0 || Number.isNaN(code)) && error === undefined && compiled.callbackKey >= 0) {
      return this.results.await({ rule: compiled, client: client.index, toMs: world.now + world.promptMs, returned: 0 })
    }
    this.referee.broken(compiled, () => ({
      client: client.id,
      expected: `${call} fails with ${codes.join(' or ')}`,
      because: `${client.id} was ${this.referee.stateName(client)} and ${given.map(({ text }) => text).join(' and ')}`,
      observed: `it returned ${error === undefined ? JSON.stringify(value ?? 0) : String(error.code)} at ${ms(world.now)}`,
    }))
  }

  /** A callback that may carry the code of a call which returned no failure. */
  told(client: ClientFacts, word: string, args: readonly Json[]): void {
    if (client.failuresToTell > 0) client.failuresToTell -= 1
    const key = this.referee.program.keys.callback(word)
    const code = Math.abs(Number(args[0]))
    const call = this.callOf.get(key)
    const awaited = this.results.told(client.index, key)?.rule
    const compiled = awaited ?? (call === undefined ? undefined : this.results.toldUnasked(client.index, call, code))
    if (compiled === undefined) return
    const { codes } = compiled.rule
    if (codes.includes(code)) return this.referee.held(compiled)
    this.referee.broken(compiled, () => ({
      client: client.id,
      expected: `${word}(${codes.join(' or ')})`,
      because: `${compiled.rule.call} met a state or a credential that must fail`,
      observed: `${word}(${String(args[0])}) at ${ms(this.referee.world.now)}`,
    }))
  }

  /** Finds what is overdue once the time is `now`. */
  advance(now: number): void {
    const { toleranceMs } = this.referee.world
    const oldest = this.getters[0]
    if (oldest !== undefined && oldest.atMs + toleranceMs < now) this.concludeGetters()
    if (this.results.nextCheck + toleranceMs >= now) return
    for (const { rule, client, returned } of this.results.expired(now - toleranceMs)) {
      const { codes, call } = rule.rule
      this.referee.broken(rule, () => ({
        client: this.referee.world.clients[client]?.id ?? '',
        expected: `${call} fails with ${codes.join(' or ')}`,
        because: `${call} met a state or a credential that must fail`,
        observed: `it returned ${returned}, and no callback told the code`,
      }))
    }
  }

  // The getter.

  private gets(client: ClientFacts, value: Json | undefined): void {
    const { world, program } = this.referee
    const state = this.stateOf(client, value)
    for (const compiled of program.getters) {
      if ((compiled.clients & client.kind) === 0) continue
      if (!allHold(compiled.facts, client, world)) continue
      if (state === client.state || this.mayBe(client, state)) this.referee.held(compiled)
      else if (this.getters.length < getterLimit) this.getters.push({ compiled, client, value: state, atMs: world.now })
    }
  }

  private stateOf(client: ClientFacts, value: Json | undefined): number {
    const state = this.states[client.dialect]?.number(value) ?? -1
    const { shown } = this.referee.dialect(client).states.find(({ number }) => number === client.state) ?? {}
    return shown !== undefined && shown === this.states[client.dialect]?.name(state) ? client.state : state
  }

  /** A change that is due, or that came about at this very instant, may show in either order. */
  private mayBe(client: ClientFacts, state: number): boolean {
    const { world, obligations } = this.referee
    if (state < 0) return false
    if (state === client.from && world.now - client.stateSince <= world.toleranceMs) return true
    if (state === CONNECTING && client.enteringAt !== NEVER) return true
    return obligations.open.some(
      ({ observer, ofState, due }) => observer === client && ofState && due.keys.includes(state),
    )
  }

  /** The client has reported a state: an answer of the getter at this instant may have been of that one. */
  reported(client: ClientFacts): void {
    if (client.state === CONNECTED) this.results.close(client.index, 'login')
    if (this.getters.length === 0) return
    this.getters = this.getters.filter((getter) => {
      if (getter.client !== client || getter.value !== client.state) return true
      this.referee.held(getter.compiled)
      return false
    })
  }

  private concludeGetters(): void {
    const { getters, referee } = this
    this.getters = []
    for (const { compiled, client, value, atMs } of getters) {
      referee.broken(compiled, () => ({
        client: client.id,
        expected: `getConnectionState returns ${referee.stateName(client)}`,
        because: `${client.id} reported ${referee.stateName(client)} at ${ms(client.stateSince)}, and nothing since`,
        observed: `${value < 0 ? 'a value that no document knows' : referee.stateName(client, value)} at ${ms(atMs)}`,
      }))
    }
  }
}
