/** (a) Generating, playing and judging, against a bare loop and against the commands of fast-check. */
import { record } from '../adapters/index.ts'
import { clientsOf, drawSequence, sweep } from '../properties/index.ts'
import type { Client, ProfileId, Step, TraceEvent } from '../spec/index.ts'
import { runCommands } from './commands-loop.ts'
import {
  type CaseName,
  clockNote,
  columnHeads,
  columns,
  type Figures,
  figures,
  guardRow,
  ofBoth,
  rate,
  timedProfiles,
} from './figures.ts'
import { type Case, type Measured, type MeasureOptions, measure } from './measure.ts'
import { createSubject, drawnSeeds, drawnSequences, mustHold, type Subject } from './subject.ts'
import { atLeast, type Row, ratio, type Table, whole } from './table.ts'

const seed = 42

type Kind = 'sweep' | 'bare' | 'checked' | 'commands' | 'generate' | 'play' | 'judge'
type Name = CaseName<Kind>

/** How many steps a case takes, and how many events come of them. */
type Sizes = Map<Name, { readonly steps: number; readonly events: number }>

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
  const sizes: Sizes = new Map()
  const cases = timedProfiles.flatMap((id) => casesOf(createSubject(id), options.sequences, sizes))
  return tableOf(await measure(cases, options), sizes, options)
}

function casesOf(subject: Subject, count: number, sizes: Sizes): readonly Case<Name>[] {
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
        sizes.set(`sweep ${id}`, result)
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
        sizes.set(`commands ${id}`, done)
        return done.steps
      },
    },
    {
      name: `generate ${id}`,
      run: () => drawnSequences(plan, seed, count).reduce((sum, { length }) => sum + length, 0),
    },
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
  return { clients, events }
}

function tableOf(measured: Measured<Name>, sizes: Sizes, options: PipelineOptions): Table {
  const perSecond = (kind: Kind): Figures => figures(measured, (round, ids) => rate<Kind>(round, kind, ids))
  const ns = (kind: Kind): Figures => figures(measured, (round, ids) => 1e9 / rate<Kind>(round, kind, ids))
  const against = (kind: Kind): Figures =>
    figures(measured, (round, ids) => rate<Kind>(round, 'sweep', ids) / rate<Kind>(round, kind, ids))
  const total = (kind: Kind, what: 'steps' | 'events', ids: readonly ProfileId[]) =>
    ids.reduce((sum, id) => sum + (sizes.get(`${kind} ${id}`)?.[what] ?? Number.NaN), 0)
  const eventsAStep = (kind: Kind): Figures =>
    columns.map((ids) => total(kind, 'events', ids) / total(kind, 'steps', ids))
  const stepsASequence = (kind: Kind): Figures =>
    columns.map((ids) => total(kind, 'steps', ids) / (ids.length * options.sequences))
  const endToEnd = perSecond('sweep')
  const bare = against('bare')
  const commands = against('commands')
  const [ours, theirs] = [eventsAStep('sweep'), eventsAStep('commands')]
  const inEvents = commands.map((figure, column) => (figure * (ours[column] ?? 0)) / (theirs[column] ?? 0))
  const parts = (['generate', 'play', 'judge'] as const).map((kind) => ({ kind, times: ns(kind) }))
  const shareOf = (time: number, column: number) =>
    `${whole(time)} (${share(
      time,
      parts.map(({ times }) => times[column] ?? 0),
    )})`
  const rows: readonly Row[] = [
    ['steps a second, end to end', ...endToEnd.map(whole), atLeast(250_000, ofBoth(endToEnd))],
    ['sweep / bare loop', ...bare.map(ratio), atLeast(0.85, ofBoth(bare))],
    ['sweep / bare loop with the border', ...against('checked').map(ratio), ''],
    ['sweep / fc.commands, steps', ...commands.map(ratio), ''],
    ['sweep / fc.commands, events', ...inEvents.map(ratio), atLeast(2, ofBoth(inEvents))],
    ['sweep, ns a step', ...ns('sweep').map(whole), ''],
    ...parts.map(({ kind, times }): Row => [`… to ${kind}`, ...times.map(shareOf), '']),
    ['bare loop, ns a step', ...ns('bare').map(whole), ''],
    ['fc.commands, ns a step', ...ns('commands').map(whole), ''],
    ['steps a sequence, sweep', ...stepsASequence('sweep').map(ratio), ''],
    ['steps a sequence, fc.commands', ...stepsASequence('commands').map(ratio), ''],
    ['events a step, sweep', ...ours.map(ratio), ''],
    ['events a step, fc.commands', ...theirs.map(ratio), ''],
    guardRow(measured),
  ]
  return {
    title: 'Generate, play and judge',
    head: ['figure', ...columnHeads, 'goal'],
    rows,
    notes: [
      clockNote(measured),
      `Each case plays ${options.sequences} sequences of each profile in each round. The sweep and the bare loops play the very same ones.`,
      'The bare loop draws with the same generator, plays in the same adapter and judges with the same judge, and has neither fast-check nor the checks of the adapter border; the second one has the border.',
      '`fc.commands` with `fc.asyncModelRun` drives the same adapter and judge; its commands follow the same model, by their `check`. What they take is a step; but a step of theirs sets off fewer events, and it is events that are played and judged. So the goal is held against events, which are the same work for both.',
      'What limits the sweep against the bare loop is the border, which looks at each event before anything believes it; against `fc.commands`, the judge, which takes two thirds of the time of both.',
      'To generate, to play and to judge are timed one after the other, and so do not quite add up to the sweep.',
    ],
  }
}

function share(part: number, all: readonly number[]): string {
  return `${Math.round((100 * part) / all.reduce((sum, one) => sum + one, 0))} %`
}
