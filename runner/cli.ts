#!/usr/bin/env node
/**
 * The command line: which commands and options there are. What they do stands in `commands/`, and is loaded when it is
 * asked for: a list of clauses need not wait for Cucumber.
 */
import { Command } from 'commander'
import { type ExitCode, exitCodeMeanings, exitCodes } from './exit-code.ts'
import { endProcess, guardProcess, writeNow } from './last-words.ts'
import { adapterUse, splitWords } from './options/adapter-use.ts'
import { collect, collectWhole, notEmpty, parseDurationMs, parseTimeScale } from './options/parse-values.ts'
import { fullRealRuns, fullRuns, readRunOptions, usualOut, usualSeed } from './options/run-options.ts'
import { reportError } from './report-error.ts'
import { readSuite } from './suite.ts'
import { createTerminal, type Terminal } from './terminal.ts'
import { UsageError } from './usage-error.ts'

/** Builds the program; the exit code of whatever command runs is handed to `done`. */
function createProgram(
  terminal: Terminal,
  adapterCommand: readonly string[] | undefined,
  done: (code: ExitCode) => void,
): Command {
  const suite = readSuite()
  const program = new Command('agora-conformance')
    .description('Judges an Agora SDK, a wrapper, a fake or a log by what the public documents say of connections.')
    .version(`${suite.name} ${suite.version}`, '-V, --version')
    .exitOverride()
    .configureOutput({ writeOut: terminal.out, writeErr: () => {}, outputError: () => {} })
    .addHelpText('after', () => `\nExit codes:\n${exitCodeTable()}\n`)

  program
    .command('run')
    .description('play scenarios and generated sequences against an adapter, and write reports')
    .option('--profile <id...>', 'only these SDK families (default: all of the adapter)', collect)
    .usage(usageWithAdapter)
    .option('--adapter <adapter>', adapterHelp, notEmpty)
    .option('--answer-within <duration>', answerHelp)
    .option(
      '--runs <n>',
      `generated sequences for each profile (default: ${fullRuns}, or ${fullRealRuns} with a real clock)`,
    )
    .option('--seed <n>', 'the same seed gives the same run', String(usualSeed))
    .option('--time-budget <duration>', timeBudgetHelp)
    .option('--time-scale <factor>', timeScaleHelp)
    .option('--clause <id...>', 'only these clauses; a glob selects several', collect)
    .option('--tags <expression>', 'only the scenarios with these tags', notEmpty)
    .option('--bail [n]', 'stop at the first violated clause, or at the nth')
    .option('--reading <question=reading>', 'pin the reading of a question; repeatable', collect)
    .option('--waivers <file>', 'YAML list of violations that are accepted until a day', notEmpty)
    .option('--strict', 'violated SHOULD clauses count, too')
    .option('--partial', 'the adapter need not speak of every step')
    .option('--reporter <name[:path]>', 'terminal, json, junit; repeatable (default: all three)', collectWhole)
    .option('--out <dir>', 'where reports and counterexamples go', notEmpty, usualOut)
    .option('--shard <i/n>', 'play only this part of the run; "merge" joins the reports of all n')
    .option('--jobs <n>', 'threads, each with an adapter of its own', '1')
    .option('--list', 'print what would run, and run nothing')
    .option('--dry-run', 'check the options and the adapter, and run nothing')
    .action(async (raw) => {
      // Options that cannot be meant are told before all that a run needs is loaded.
      const options = await readRunOptions(raw, adapterCommand)
      const { run } = await import('./commands/run.ts')
      done(await run(options, terminal))
    })

  program
    .command('merge')
    .description('join the reports of all shards of a run into one')
    .argument('<report...>', 'report.json of each shard, or the folder that it lies in')
    .option('--reporter <name[:path]>', 'terminal, json, junit; repeatable (default: all three)', collectWhole)
    .option('--out <dir>', 'where the joined report and counterexamples go', notEmpty, usualOut)
    .action(async (reports: readonly string[], options) =>
      done((await import('./commands/merge.ts')).merge(reports, options, terminal)),
    )

  program
    .command('check')
    .description('judge a recorded trace or a log, as it streams')
    .argument('<trace>', 'a JSON Lines file, or - for standard input')
    .option('--profile <id>', 'the SDK family, where the header does not say it or shall not decide')
    .option('--reading <question=reading>', 'pin the reading of a question; repeatable', collect)
    .option('--strict', 'violated SHOULD clauses count, too')
    .action(async (trace: string, options) =>
      done(await (await import('./commands/check.ts')).check(trace, options, terminal)),
    )

  program
    .command('replay')
    .description('play a counterexample again, print its trace and judge it')
    .argument('<what>', 'a trace file, or a token that a report prints')
    .usage(`<what> ${usageWithAdapter}`)
    .option('--adapter <adapter>', adapterHelp, notEmpty)
    .option('--answer-within <duration>', answerHelp)
    .option('--time-scale <factor>', timeScaleHelp)
    .option('--reading <question=reading>', 'pin the reading of a question; repeatable', collect)
    .option('--strict', 'violated SHOULD clauses count, too')
    .action(async (what: string, raw) => {
      const timeScale = raw.timeScale === undefined ? undefined : parseTimeScale(raw.timeScale)
      const options = { ...raw, ...adapterOptions(raw, adapterCommand), timeScale }
      done(await (await import('./commands/replay.ts')).replay(what, options, terminal))
    })

  program
    .command('doctor')
    .description('examine an adapter, and say what is wrong with it before anything is judged')
    .usage(usageWithAdapter)
    .option('--adapter <adapter>', adapterHelp)
    .option('--answer-within <duration>', answerHelp)
    .action(async (raw) => {
      const { doctor } = await import('./commands/doctor.ts')
      done(await doctor(adapterOptions(raw, adapterCommand), terminal))
    })

  program
    .command('init')
    .description('write a project whose adapter works before anything in it is changed')
    .argument('<dir>', 'the folder, which must be empty or not exist yet')
    .option('--language <language>', 'ts, python, cpp or java')
    .action(async (dir: string, options) => done((await import('./commands/init.ts')).init(dir, options, terminal)))

  program
    .command('list')
    .description('print the clauses of each SDK family')
    .option('--profile <id...>', 'only these SDK families', collect)
    .option('--clause <id...>', 'only these clauses; a glob selects several', collect)
    .option('--coverage', 'print the rules, scenarios, faults and readings behind each clause')
    .option('--json', 'print JSON')
    .action(async (options) => done(await (await import('./commands/list.ts')).list(options, terminal)))

  program
    .command('explain')
    .description('print everything about one clause')
    .argument('<clause>', 'its id, for example RTM-RECONNECT-01')
    .action(async (clause: string) => done((await import('./commands/explain.ts')).explain(clause, terminal)))

  program
    .command('handbook')
    .description('write everything about every clause as pages, with diagrams, timelines and contradictions')
    .requiredOption('--out <dir>', 'a folder that is not there yet, is empty, or holds an older handbook')
    .action(async (options) => done((await import('./commands/handbook.ts')).handbook(options, terminal)))
  return program
}

const usageWithAdapter = '[options] [-- command of an adapter…]'
const adapterHelp = 'reference, faulty:<id>, networked or module:<path> (default: reference)'
const answerHelp = 'how long the adapter may take to answer (default: 60s)'

function adapterOptions(
  { adapter, answerWithin }: { readonly adapter?: string; readonly answerWithin?: string },
  command: readonly string[] | undefined,
) {
  return {
    adapter: adapterUse(adapter, command),
    answerWithinMs: answerWithin === undefined ? undefined : parseDurationMs(answerWithin, '--answer-within'),
  }
}

function exitCodeTable(): string {
  return Object.entries(exitCodeMeanings)
    .map(([code, meaning]) => `  ${code.padStart(3)}  ${meaning}`)
    .join('\n')
}

/** Runs one command and gives the exit code. Nothing that goes wrong reaches the caller as an error. */
export async function main(
  argv: readonly string[],
  terminal: Terminal,
  environment: NodeJS.ProcessEnv,
): Promise<ExitCode> {
  let code: ExitCode | undefined
  try {
    const { words, command } = splitWords(argv)
    const program = createProgram(terminal, command, (done) => {
      code = done
    })
    if (argv.length === 0) {
      terminal.err(program.helpInformation())
      throw new UsageError('There is no command.', 'Try: agora-conformance run')
    }
    await program.parseAsync([...words], { from: 'user' })
    return code ?? exitCodes.unusable
  } catch (error) {
    if (isHelp(error)) return exitCodes.conforms
    return reportError(error, terminal.err, environment)
  }
}

const timeBudgetHelp =
  'stop after 30s, 5m…; what did not fit makes the run incomplete (default: none, or 22m with a real clock)'
const timeScaleHelp = 'let the timers of a real clock run so many times faster; the adapter has to support it'

/** Help and version end commander with an error that is none. */
function isHelp(error: unknown): boolean {
  const { exitCode, code } = (error ?? {}) as { readonly exitCode?: unknown; readonly code?: unknown }
  return exitCode === 0 && typeof code === 'string' && code.startsWith('commander.')
}

guardProcess((thrown) => reportError(thrown, writeNow, process.env))
const code = await main(process.argv.slice(2), createTerminal(process.stdout, process.stderr, process.env), process.env)
// An adapter may have left something open that would keep the process alive; what was printed goes out first.
process.stdout.write('', () => process.stderr.write('', () => endProcess(code)))
