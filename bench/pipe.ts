/** (d) Playing through a pipe, against the bare exchange of the same bytes, and against one message at a time. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { mostInFlight, openRecorder, type ProcessAdapter, startAdapter } from '../adapters/index.ts'
import { clientsOf, sweep } from '../properties/index.ts'
import { type Judge, type ProfileId, type Step } from '../spec/index.ts'
import { type CaseName, columnHeads, type Figures, figures, ofBoth, rate, timedProfiles } from './figures.ts'
import { type Case, type Measured, type MeasureOptions, measure } from './measure.ts'
import { createSubject, drawnSequences, mustHold, type Subject } from './subject.ts'
import { atLeast, type Row, ratio, type Table, whole } from './table.ts'

const seed = 42

type Kind = 'run' | 'bare' | 'single' | 'steps' | 'here'
type Name = CaseName<Kind>

/** How much is timed. */
export interface PipeOptions extends MeasureOptions {
  /** Sequences of each case in each round. */
  readonly sequences: number
  /** The command that serves the reference; the compiled one unless told. */
  readonly command?: readonly string[]
}

const served = [process.execPath, fileURLToPath(new URL('../runner/adapter/serve-bundled.js', import.meta.url))]

/** Times playing through a pipe. The same child program answers in every case, and each case has one of its own. */
export async function benchPipe(options: PipeOptions): Promise<Table> {
  const command = options.command ?? served
  const adapters = [startAdapter(command), startAdapter(command)] as const
  const bare = new BareExchange(command)
  try {
    const cases = timedProfiles.flatMap((id) => casesOf(createSubject(id), options.sequences, adapters, bare))
    return tableOf(await measure(cases, options), options)
  } finally {
    bare.end()
    await Promise.all(adapters.map((adapter) => adapter.stop()))
  }
}

function casesOf(
  subject: Subject,
  count: number,
  [pipelined, oneByOne]: readonly [ProcessAdapter, ProcessAdapter],
  bare: BareExchange,
): readonly Case<Name>[] {
  const { id, plan } = subject
  const sequences = drawnSequences(plan, seed, count)
  const judges = {
    run: subject.createJudge(),
    single: subject.createJudge(),
    steps: subject.createJudge(),
    here: subject.createJudge(),
  }
  const sweepWith = async (
    adapter: typeof pipelined | Subject['adapter'],
    kind: keyof typeof judges,
    inFlight: number,
  ) => {
    const options = { ...subject, adapter, judge: judges[kind], seed, sequences: count, exhaustiveDepth: 0, inFlight }
    const result = await sweep(options)
    if (result.failure !== undefined) throw result.failure.error
    mustHold(result.findings.map(({ violation }) => violation))
    return result.sequences
  }
  return [
    { name: `run ${id}`, run: () => sweepWith(pipelined, 'run', mostInFlight) },
    { name: `bare ${id}`, run: () => bare.exchange(id, subject, sequences) },
    { name: `single ${id}`, run: () => sweepWith(oneByOne, 'single', 1) },
    { name: `steps ${id}`, run: () => playStepByStep(subject, sequences, oneByOne, judges.steps) },
    { name: `here ${id}`, run: () => sweepWith(subject.adapter, 'here', 1) },
  ]
}

/** Sends each step in a message of its own and awaits its answer, as a protocol without sequences would. */
async function playStepByStep(
  { id, plan }: Subject,
  sequences: readonly (readonly Step[])[],
  adapter: ProcessAdapter,
  judge: Judge,
): Promise<number> {
  for (const steps of sequences) {
    const clients = clientsOf(plan, steps)
    const recorder = await openRecorder(adapter, { profile: id, clients })
    for (const step of steps) await recorder.play([step])
    mustHold(judge.judge(clients, await recorder.close()).violations)
  }
  return sequences.length
}

/** Sends what was written beforehand, as far ahead as a run does, and does nothing with the answers but count them. */
class BareExchange {
  readonly #child: ChildProcessWithoutNullStreams
  #sessions = 0
  #heard: () => void = () => {}

  constructor([program = '', ...args]: readonly string[]) {
    this.#child = spawn(program, args)
    this.#child.stdout.on('data', (chunk: Buffer) => {
      for (let at = chunk.indexOf(0x0a); at !== -1; at = chunk.indexOf(0x0a, at + 1)) this.#heard()
    })
  }

  end(): void {
    this.#child.kill()
  }

  /** The messages of a run, three for each sequence; gives how many sequences were played. */
  exchange(id: ProfileId, { plan }: Subject, sequences: readonly (readonly Step[])[]): Promise<number> {
    const messages = sequences.map((steps) => {
      this.#sessions += 1
      const session = `b${this.#sessions}`
      const requests = [
        { method: 'open', params: { session, profile: id, clients: clientsOf(plan, steps) } },
        { method: 'play', params: { session, steps } },
        { method: 'close', params: { session } },
      ]
      return requests.map((request) => `${JSON.stringify({ jsonrpc: '2.0', id: 1, ...request })}\n`).join('')
    })
    return new Promise((resolve) => {
      let sent = Math.min(mostInFlight, messages.length)
      let heard = 0
      this.#heard = () => {
        heard += 1
        if (heard === 3 * messages.length) resolve(messages.length)
        const next = heard % 3 === 0 ? messages[sent] : undefined
        if (next === undefined) return
        sent += 1
        this.#child.stdin.write(next)
      }
      this.#child.stdin.write(messages.slice(0, sent).join(''))
    })
  }
}

function tableOf(measured: Measured<Name>, options: PipeOptions): Table {
  const perSecond = (kind: Kind): Figures => figures(measured, (round, ids) => rate<Kind>(round, kind, ids))
  const against = (kind: Kind): Figures =>
    figures(measured, (round, ids) => rate<Kind>(round, 'run', ids) / rate<Kind>(round, kind, ids))
  const [bare, steps] = [against('bare'), against('steps')]
  const rows: readonly Row[] = [
    ['sequences a second, through a pipe', ...perSecond('run').map(whole), ''],
    ['… bare exchange of the same bytes', ...perSecond('bare').map(whole), ''],
    ['… one sequence at a time', ...perSecond('single').map(whole), ''],
    ['… one message at a time', ...perSecond('steps').map(whole), ''],
    ['… in this process', ...perSecond('here').map(whole), ''],
    ['pipe / bare exchange', ...bare.map(ratio), atLeast(0.6, ofBoth(bare))],
    ['pipe / one message at a time', ...steps.map(ratio), atLeast(4, ofBoth(steps))],
    ['pipe / one sequence at a time', ...against('single').map(ratio), ''],
    ['pipe / in this process', ...against('here').map(ratio), ''],
  ]
  return {
    title: 'Play through a pipe',
    head: ['figure', ...columnHeads, 'goal'],
    rows,
    notes: [
      'Times are wall time, for two processes share the work; figures are medians over the rounds.',
      `Each case plays ${options.sequences} sequences of each profile, of about 50 steps, in each round. What plays is the reference in a process of its own.`,
      `Through a pipe, at most ${mostInFlight} sequences are under way at once, and each is judged while the next are.`,
      'The bare exchange sends the same messages, written beforehand, as far ahead, and only counts the answers: nothing is drawn, read, checked or judged.',
      "What limits the pipe is the kit's own thread: it draws, reads, checks and judges what the child plays, and takes longer for it than the child does. Where that matters, `--jobs` gives each of several threads a child of its own.",
      'One message at a time sends each step by itself and awaits its answer, as a protocol without sequences must; one sequence at a time is the run with a single sequence under way. Both judge alike.',
    ],
  }
}
