/** The usual way to test a stateful thing with fast-check, for comparison: commands, run one by one and awaited. */
import fc from 'fast-check'
import { openRecorder, type Recorder } from '../adapters/index.ts'
import { isWait, type Judge, type Step } from '../spec/index.ts'
import { mustHold, type Subject } from './subject.ts'

/** Such a loop, ready to run. */
export interface CommandsLoop {
  readonly subject: Subject
  readonly judge: Judge
  /** Commands are drawn from these, so that both sides take the same mix of steps. */
  readonly pool: readonly Step[]
  /** Commands of one sequence, at most; the average is half of it. */
  readonly maxCommands: number
}

/** What a command acts on. */
interface Running {
  readonly recorder: Recorder
  readonly judge: Judge
  readonly count: { steps: number; events: number }
}

class StepCommand implements fc.AsyncCommand<object, Running> {
  private readonly step: Step

  constructor(step: Step) {
    this.step = step
  }

  check(): boolean {
    return true
  }

  async run(_model: object, { recorder, judge, count }: Running): Promise<void> {
    count.steps += 1
    for (const event of await recorder.play([this.step])) judge.next(event)
  }

  toString(): string {
    return JSON.stringify(this.step)
  }
}

/** The steps of the first two clients: fewer clients are less work, so this favours the commands. */
export function poolOf({ plan }: Subject, sequences: readonly (readonly Step[])[]): readonly Step[] {
  const ids = new Set(plan.clients.slice(0, 2).map(({ id }) => id))
  return sequences.flat().filter((step) => isWait(step) || ids.has(step.client))
}

/** What the commands came to. */
export interface CommandsRun {
  readonly steps: number
  readonly events: number
}

/** Runs so many sequences of commands, each in a session of its own. */
export async function runCommands(loop: CommandsLoop, sequences: number): Promise<CommandsRun> {
  const { subject, judge, pool, maxCommands } = loop
  const clients = subject.plan.clients.slice(0, 2)
  // The cast is safe: the number is below the length of the pool.
  const command = fc.nat({ max: pool.length - 1 }).map((at) => new StepCommand(pool[at] as Step))
  // Without the size, fast-check draws ten commands at most, whatever the limit is.
  const commands = fc.commands([command], { maxCommands, size: 'max' })
  const count = { steps: 0, events: 0 }
  const property = fc.asyncProperty(commands, async (drawn) => {
    const recorder = await openRecorder(subject.adapter, { profile: subject.id, clients })
    judge.begin(clients)
    await fc.asyncModelRun(() => ({ model: {}, real: { recorder, judge, count } }), drawn)
    const events = await recorder.close()
    count.events += events.length
    const end = events.at(-1)
    if (end !== undefined) judge.next(end)
    mustHold(judge.end().violations)
  })
  await fc.assert(property, { numRuns: sequences, seed: 1, endOnFailure: true })
  return count
}
