/** How this program is started again: what it prints must work when it is pasted into the same shell. */
import { existsSync, realpathSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { shellWord } from './shell.ts'

/** From where and how the program runs. */
export interface Started {
  /** The file of the command line that runs, source or compiled. */
  readonly cli: string
  /** What the process was started with, which may be a link to it. */
  readonly argv1: string | undefined
  readonly cwd: string
  /** The module that lets Node.js run TypeScript. */
  readonly loader: () => string
}

/** The words that start the program, without a command: `npx agora-conformance`, or `npx tsx runner/cli.ts` in a checkout. */
export function ownCommand(started: Started = startedHere()): string {
  const { cli, argv1 = '', cwd, loader } = started
  const fromCwd = relative(cwd, cli)
  const path = fromCwd.startsWith('..') ? cli : fromCwd
  if (cli.endsWith('.ts')) {
    return existsSync(join(cwd, 'node_modules', '.bin', 'tsx')) && path === fromCwd
      ? `npx tsx ${shellWord(path)}`
      : `node --import ${shellWord(loader())} ${shellWord(path)}`
  }
  if (isInstalledFor(cwd, cli)) return `npx ${commandName}`
  // Installed for the whole machine, the program is found by its name.
  return basename(argv1) === commandName ? commandName : `node ${shellWord(path)}`
}

const commandName = 'agora-conformance'

/** How this process was started. */
export function startedHere(): Started {
  return {
    cli: fileURLToPath(new URL(`cli${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url)),
    argv1: process.argv[1],
    cwd: process.cwd(),
    loader: () => import.meta.resolve('tsx'),
  }
}

/** Whether npx would find this very program from the folder: in its packages, or in those of a folder above it. */
function isInstalledFor(cwd: string, cli: string): boolean {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const installed = join(folder, 'node_modules', commandName, 'dist', 'runner', 'cli.js')
    if (existsSync(installed)) return realpathSync(installed) === realpathSync(cli)
    if (folder === dirname(folder)) return false
  }
}
