/** The ways in which the exhaustive layer goes on from a point. */
import type { Step } from '../spec/index.ts'
import type { Choice, StepName } from './choices.ts'
import type { ClientModel } from './client-model.ts'
import { duesOf, never } from './client-model.ts'
import type { SessionModel } from './model.ts'
import type { Plan } from './plan.ts'
import type { Node } from './roots.ts'
import { settleMs, stepOf } from './roots.ts'

/** One way to go on. */
export interface Move {
  readonly steps: readonly Step[]
  readonly name: StepName | 'wait'
  take(model: SessionModel): void
}

/** How many instants that follow from each other one wait may aim at. */
const chainLimit = 8
/** One more channel message than the service sends again. */
const burst = 33

/** The steps of the documents' timelines: they are tried in longer combinations than the rest. */
const coreSteps: ReadonlySet<StepName> = new Set<StepName>([
  'login',
  'logout',
  'joinChannel',
  'leaveChannel',
  'join',
  'leave',
  'networkLost',
  'networkRestored',
  'processKilled',
  'processRestarted',
])

/** The steps of the acting client that change what the documents say of it, each different one once. */
export function meaningfulMoves(plan: Plan, { model, actor }: Node, coreOnly: boolean): readonly Move[] {
  return ownChoices(plan, actor, coreOnly)
    .filter((choice) => changes(model, actor, choice))
    .map((choice) => moveOf(choice, actor))
}

/** The steps of the acting client that should change nothing; they are worth one try at the end of a sequence. */
export function probeMoves(plan: Plan, { model, actor }: Node): readonly Move[] {
  return ownChoices(plan, actor, false)
    .filter((choice) => !changes(model, actor, choice))
    .map((choice) => moveOf(choice, actor))
}

/** Another client loses its network: both may then miss each other. */
export function peerMoves(plan: Plan, { model, actor }: Node): readonly Move[] {
  const position = actor === 0 ? 1 : 0
  const peer = model.clients[position]
  const choice = plan.kinds.get('networkLost')?.choices.find(isPlain)
  if (choice === undefined || peer === undefined || peer.channels === 0 || !peer.reachable) return []
  return [moveOf(choice, position)]
}

/** Messages between the two clients, while both have been in the channel; too many where the first one misses them. */
export function messageMoves(plan: Plan, node: Node): readonly Move[] {
  const [first, second] = plan.clients
  const [one, other] = [node.model.client(0), node.model.clients[1]]
  if (first === undefined || second === undefined || other === undefined || other.channels === 0) return []
  const moves: Move[] = []
  for (const name of ['sendChannelMessage', 'sendPeerMessage'] as const) {
    const choice = plan.kinds.get(name)?.choices[0]
    if (choice === undefined) continue
    for (const position of [0, 1]) {
      const [from, to] = position === 0 ? [first, second] : [second, first]
      const misses = position === 1 && !one.reachable && one.channels !== 0
      // After another channel message a burst would only be a longer burst.
      const canBurst = misses && name === 'sendChannelMessage' && !isChannelMessage(node.steps.at(-2))
      for (const count of canBurst ? [1, burst] : [1]) {
        const messages = Array.from({ length: count }, (_, sent): Step => {
          const text = `m${node.steps.length + sent}`
          return {
            client: from.id,
            call: name,
            args: name === 'sendPeerMessage' ? { to: to.id, text } : { channel: 'c1', text },
          }
        })
        // A message that is missed has to be well before the return: close to it, nobody can say on which side it falls.
        const pauseMs = misses ? 2 * settleMs : 0
        moves.push({
          steps: misses ? [...messages, { waitMs: pauseMs }] : messages,
          name: misses ? 'wait' : name,
          take(session) {
            session.apply(position, choice)
            session.advance(pauseMs)
          },
        })
      }
    }
  }
  return moves
}

function isChannelMessage(step: Step | undefined): boolean {
  return step !== undefined && 'call' in step && step.call === 'sendChannelMessage'
}

/** Waits to each instant that lies ahead if nothing else is done, and to the millisecond before and after it. */
export function waitMoves(model: SessionModel): readonly Move[] {
  const ahead = model.clone()
  const waits = new Set<number>()
  for (let link = 0; link < chainLimit; link++) {
    const due = Math.min(...ahead.clients.map((client) => client.nextDue))
    if (due === never) break
    const isAnswer = ahead.clients.some((client) => client.connectDue === due)
    const aheadMs = due - model.nowMs
    // No document fixes the instant of an answer, so there is nothing to meet: it only has to be waited for.
    for (const waitMs of isAnswer ? [settleMs] : [aheadMs - 1, aheadMs, aheadMs + 1]) if (waitMs > 0) waits.add(waitMs)
    ahead.advance(due - ahead.nowMs)
  }
  return [...waits].map((waitMs) => ({
    steps: [{ waitMs }],
    name: 'wait',
    take: (session) => session.advance(waitMs),
  }))
}

/** Every different step that the acting client can take in its first channel. */
function ownChoices(plan: Plan, actor: number, coreOnly: boolean): readonly Choice[] {
  const choices = [...plan.kinds.values()].flatMap((kind) => {
    if (kind.name === 'sendChannelMessage' || kind.name === 'sendPeerMessage') return []
    if (coreOnly && !coreSteps.has(kind.name as StepName)) return []
    return kind.choices.filter(
      (choice) => choice.steps[actor] !== undefined && choice.channel === 'c1' && (!coreOnly || isPlain(choice)),
    )
  })
  // A loss without arguments is the one with the default arguments.
  return [...new Set(choices)].filter((choice) => choice.name !== 'networkLost' || 'args' in stepOf(choice, actor))
}

function isPlain(choice: Choice): boolean {
  return choice.credential === 'valid' && choice.direction === 'both'
}

function moveOf(choice: Choice, position: number): Move {
  return { steps: [stepOf(choice, position)], name: choice.name, take: (session) => session.apply(position, choice) }
}

/** Whether the step changes what the documents say of the client that takes it. */
function changes(model: SessionModel, position: number, choice: Choice): boolean {
  const after = model.clone()
  after.apply(position, choice)
  return signature(after.client(position)) !== signature(model.client(position))
}

/** Everything that the model knows of the client, for comparison. */
function signature(client: ClientModel): string {
  const { state, alive, uplink, downlink, service, token, echo, channels, outcome } = client
  return JSON.stringify([state, alive, uplink, downlink, service, token, echo, channels, outcome, duesOf(client)])
}
