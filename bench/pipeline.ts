/** (a) Generating, playing and judging, against a bare loop and against the commands of fast-check. */
import { record } from '../adapters/index.ts'
import { clientsOf, drawSequence, sweep } from '../properties/index.ts'
import { type Client, type ProfileId, profileIds, type Step, type TraceEvent } from '../spec/index.ts'
import { runCommands } from './commands-loop.ts'
import { type CaseName, columnHeads, type Figures, figures, guardRow, ofBoth, rate } from './figures.ts'
import { type Case, type Measured, measure, type MeasureOptions } from './measure.ts'
import { createSubject, drawnSeeds, drawnSequences, mustHold, type Subject } from './subject.ts'
import { goal, ratio, type Row, type Table, whole } from './table.ts'

const seed = 42

type Kind = 'sweep' | 'bare' | 'checked' | 'commands' | 'generate' | 'play' | 'judge'
type Name = CaseName<Kind>

/** How much is timed. */
export interface PipelineOptions extends MeasureOptions {
  /** Sequences of each case in each round. */
  readonly sequences: number
}

/** A trace, ready to be judged. */
interface Played {
  readonly clients: readonly Client[]
  readonly events: readonly TraceEvent[]
}

/** Times the pipeline. */
export async function benchPipeline(options: PipelineOptions): Promise<Table> {
  const eventsPerStep = new Map<Name, number>()
  const cases = profileIds.flatMap((id) => casesOf(createSubject(id), options.sequences, eventsPerStep))
  return tableOf(await measure(cases, options), eventsPerStep, options)
}

function casesOf(subject: Subject, count: number, eventsPerStep: Map<Name, number>): readonly Case<Name>[] {
  const { id, adapter, plan } = subject
  const sequences = drawnSequences(plan, seed, count)
  const seeds = drawnSeeds(seed, count)
  const traces = sequences.map((steps) => played(subject, steps))
  const steps = sequences.reduce((sum, { length }) => sum + length, 0)
  const judges = { sweep: subject.createJudge(), bare: subject.createJudge(), checked: subject.createJudge() }
  const commandsJudge = subject.createJudge()
  const judge = subject.createJudge()
  const loop = (take: (drawn: readonly Step[]) => void) => () => {
    let done = 0
    for (const [first, second] of seeds) {
      const drawn = drawSequence(plan, first, second)
      take(drawn)
      done += drawn.length
    }
    // Otherwise the loop would be compared with other work.
    if (done !== steps) throw new Error(`The bare loop took ${done} steps of ${id}, and the sweep ${steps}.`)
    return done
  }
  return [
    {
      name: `sweep ${id}`,
      run: async () => {
        const result = await sweep({ ...subject, judge: judges.sweep, seed, sequences: count, exhaustiveDepth: 0 })
        mustHold(result.findings.map(({ violation }) => violation))
        eventsPerStep.set(`sweep ${id}`, result.events / result.steps)
        return result.steps
      },
    },
    {
      name: `bare ${id}`,
      run: loop((drawn) => {
        const clients = clientsOf(plan, drawn)
        const session = adapter.open({ profile: id, clients })
        mustHold(judges.bare.judge(clients, session.play(drawn)).violations)
        session.close()
      }),
    },
    {
      name: `checked ${id}`,
      run: loop((drawn) => {
        const { clients, events } = played(subject, drawn)
        mustHold(judges.checked.judge(clients, events).violations)
      }),
    },
    {
      name: `commands ${id}`,
      run: async () => {
        const done = await runCommands(subject, commandsJudge, count)
        eventsPerStep.set(`commands ${id}`, done.events / done.steps)
        return done.steps
      },
    },
    { name: `generate ${id}`, run: () => drawnSequences(plan, seed, count).reduce((sum, { length }) => sum + length, 0) },
    {
      name: `play ${id}`,
      run: () => {
        for (const drawn of sequences) played(subject, drawn)
        return steps
      },
    },
    {
      name: `judge ${id}`,
      run: () => {
        for (const { clients, events } of traces) judge.judge(clients, events)
        return steps
      },
    },
  ]
}

function played({ id, adapter, plan }: Subject, steps: readonly Step[]): Played {
  const clients = clientsOf(plan, steps)
  const events = record(adapter, { profile: id, clients }, steps)
  if (events instanceof Promise) throw new Error('The reference answers at once, and this was a promise.')
  // The cast is safe: what is no promise of events is the events.
  return { clients, events: events as readonly TraceEvent[] }
}

function tableOf(measured: Measured<Name>, eventsPerStep: ReadonlyMap<Name, number>, options: PipelineOptions): Table {
  const rates = (kind: Kind): Figures => figures(measured, (round, ids) => rate<Kind>(round, kind, ids))
  const against = (kind: Kind): Figures =>
    figures(measured, (round, ids) => rate<Kind>(round, 'sweep', ids) / rate<Kind>(round, kind, ids))
  const nsPerStep = (kind: Kind): Figures => figures(measured, (round, ids) => 1e9 / rate<Kind>(round, kind, ids))
  const sweepRates = rates('sweep')
  const bare = against('bare')
  const checked = against('checked')
  const commands = against('commands')
  const parts = (['generate', 'play', 'judge'] as const).map((kind) => ({ kind, times: nsPerStep(kind) }))
  const events = (kind: Kind) => profileIds.map((id: ProfileId) => ratio(eventsPerStep.get(`${kind} ${id}`) ?? Number.NaN))
  const rows: readonly Row[] = [
    ['steps a second, end to end', ...sweepRates.map(whole), goal(ofBoth(sweepRates), 250_000, 'at least 250 000')],
    ['sweep / bare loop', ...bare.map(ratio), goal(ofBoth(bare), 0.85, 'at least 0.85')],
    ['sweep / bare loop with the border', ...checked.map(ratio), ''],
    ['sweep / fc.commands', ...commands.map(ratio), goal(ofBoth(commands), 2, 'at least 2')],
    ['bare loop, ns a step', ...nsPerStep('bare').map(whole), ''],
    ['fc.commands, ns a step', ...nsPerStep('commands').map(whole), ''],
    ['sweep, ns a step', ...nsPerStep('sweep').map(whole), ''],
    ...parts.map(
      ({ kind, times }): Row => [
        `… to ${kind}`,
        ...times.map((time, column) => `${whole(time)} (${share(time, parts.map((part) => part.times[column] ?? 0))})`),
        '',
      ],
    ),
    ['events a step, sweep', ...events('sweep'), '', ''],
    ['events a step, fc.commands', ...events('commands'), '', ''],
    guardRow(measured),
  ]
  return {
    title: 'Generate, play and judge',
    head: ['figure', ...columnHeads, 'goal'],
    rows,
    notes: [
      `Each case plays ${options.sequences} sequences of each profile in each round; medians over the rounds. The sweep and the bare loops play the very same sequences, of 50 steps on average.`,
      'The bare loop draws with the same generator, plays in the same adapter and judges with the same judge, and has neither fast-check nor the checks of the adapter border; the second one has the border.',
      '`fc.commands` with `fc.asyncModelRun` drives the same adapter and judge, with up to 100 commands out of the same mix of steps, but without the model, so that more of them change nothing.',
      'To generate, to play and to judge are timed one after the other, and so do not add up to the sweep exactly.',
    ],
  }
}

function share(part: number, all: readonly number[]): string {
  return `${Math.round((100 * part) / all.reduce((sum, one) => sum + one, 0))} %`
}
