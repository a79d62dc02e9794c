/**
 * The usual way to test something that has states with fast-check, for comparison: commands whose `check` asks a model
 * whether they make sense now, run one by one and awaited.
 */
import fc from 'fast-check'
import { openRecorder, type Recorder } from '../adapters/index.ts'
import type { Choice, StepName } from '../properties/index.ts'
import type { SessionModel } from '../properties/model.ts'
import { createModel } from '../properties/plan.ts'
import { rtcWeights, rtmWeights, situationOf, situations } from '../properties/situations.ts'
import type { Judge, Step } from '../spec/index.ts'
import { mustHold, type Subject } from './subject.ts'

/** With so many, and so many waits among them, about 50 steps are taken of which two in five are waits, as in our own sequences. */
const maxCommands = 190

/** What a command acts on, and what all commands together have come to. */
interface Running {
  readonly recorder: Recorder
  readonly judge: Judge
  readonly count: { steps: number; events: number }
}

class StepCommand implements fc.AsyncCommand<SessionModel, Running> {
  private readonly step: Step
  private readonly choice: Choice
  private readonly position: number

  constructor(choice: Choice, position: number) {
    // The cast is safe: a choice holds the step of every client.
    this.step = choice.steps[position] as Step
    this.choice = choice
    this.position = position
  }

  check(model: Readonly<SessionModel>): boolean {
    const { name } = this.choice
    const client = model.client(this.position)
    if (name === 'networkRestored' && client.uplink && client.downlink) return false
    if (name === 'serviceRestored' && client.service) return false
    const weights = model.rtm ? rtmWeights : rtcWeights
    const situation = situations[situationOf(client)]
    return situation !== undefined && weights[situation][name] !== undefined
  }

  async run(model: SessionModel, running: Running): Promise<void> {
    model.apply(this.position, this.choice)
    await play(this.step, running)
  }

  toString(): string {
    return JSON.stringify(this.step)
  }
}

class WaitCommand implements fc.AsyncCommand<SessionModel, Running> {
  private readonly waitMs: number

  constructor(waitMs: number) {
    this.waitMs = waitMs
  }

  check(): boolean {
    return true
  }

  async run(model: SessionModel, running: Running): Promise<void> {
    model.advance(this.waitMs)
    await play({ waitMs: this.waitMs }, running)
  }

  toString(): string {
    return JSON.stringify({ waitMs: this.waitMs })
  }
}

async function play(step: Step, { recorder, judge, count }: Running): Promise<void> {
  const events = await recorder.play([step])
  for (const event of events) judge.next(event)
  count.steps += 1
  count.events += events.length
}

/** What the commands came to. */
export interface CommandsRun {
  readonly steps: number
  readonly events: number
}

/**
 * Runs so many sequences of commands, each in a session of its own. Only two clients take part where our own sequences
 * have three at times: fewer clients are less work, so this favours the commands.
 */
export async function runCommands(subject: Subject, judge: Judge, sequences: number): Promise<CommandsRun> {
  const { plan, adapter, id } = subject
  const clients = plan.clients.slice(0, 2)
  const count = { steps: 0, events: 0 }
  const property = fc.asyncProperty(commandsOf(subject), async (commands) => {
    const recorder = await openRecorder(adapter, { profile: id, clients })
    judge.begin(clients)
    await fc.asyncModelRun(() => ({ model: createModel(plan), real: { recorder, judge, count } }), commands)
    const end = (await recorder.close()).at(-1)
    if (end !== undefined) judge.next(end)
    mustHold(judge.end().violations)
  })
  await fc.assert(property, { numRuns: sequences, seed: 1, endOnFailure: true })
  return count
}

/** Each kind of step is drawn as often as our own generator would draw it where it fits best; `check` does the rest. */
function commandsOf({ plan, id }: Subject) {
  const weights = Object.values(id === 'rtm-1' ? rtmWeights : rtcWeights)
  const weightOf = (name: StepName | 'wait') => Math.max(1, ...weights.map((table) => table[name] ?? 0))
  const waits = plan.waits.map((waitMs) => new WaitCommand(waitMs))
  const kinds = [...plan.kinds.values()].map(({ name, choices }) => ({
    arbitrary: fc.constantFrom(...choices.flatMap((choice) => commandsFor(told(choice)))),
    weight: weightOf(name),
  }))
  const command = fc.oneof({ arbitrary: fc.constantFrom(...waits), weight: weightOf('wait') }, ...kinds)
  // Without the size, fast-check draws ten commands at most, whatever the limit is.
  return fc.commands([command], { maxCommands, size: 'max' })
}

function commandsFor(choice: Choice): readonly StepCommand[] {
  return [0, 1].map((position) => new StepCommand(choice, position))
}

/** A message needs an addressee and a text, which our own generator gives it when it is drawn. */
function told(choice: Choice): Choice {
  const { name } = choice
  if (name !== 'sendPeerMessage' && name !== 'sendChannelMessage') return choice
  const step = (client: string, to: string): Step => ({
    client,
    call: name,
    args: name === 'sendPeerMessage' ? { to, text: 'm1' } : { channel: 'c1', text: 'm1' },
  })
  return { ...choice, steps: [step('uid1', 'uid2'), step('uid2', 'uid1')] }
}
