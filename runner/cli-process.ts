/** Runs the command line as a process of its own, for tests: exit codes and streams are what a user sees. */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll } from 'vitest'

/** Where `test/build-program.ts` has put the program as it is shipped, in a few files that are found at once. */
const bundled = fileURLToPath(new URL('../node_modules/.cache/agora-conformance/', import.meta.url))
/** The compiled program. */
export const compiledCli = join(bundled, 'runner', 'cli.js')
/** A compiled module of the program, as a word of a script: a module that imports it starts at once. */
export const compiled = (file: string): string => JSON.stringify(join(bundled, file))
/** The compiled reference, likewise. */
export const compiledReference = compiled('adapters/reference/index.js')
const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** What a process leaves behind. */
export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** What a test may do to the process while it runs. */
export interface CliOptions {
  readonly cwd?: string
  readonly input?: string
  readonly environment?: Readonly<Record<string, string>>
  /** Called with each piece of standard error, and a way to send a signal. */
  readonly onStderr?: (text: string, kill: (signal: NodeJS.Signals) => void) => void
}

/** Runs it to its end. */
export function runCli(args: readonly string[], options: CliOptions = {}): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const { NO_COLOR: _no, FORCE_COLOR: _force, ...inherited } = process.env
    const child = spawn(process.execPath, [compiledCli, ...args], {
      cwd: options.cwd ?? newFolder(),
      env: { ...inherited, ...options.environment },
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    let stdout = ''
    let stderr = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text
      options.onStderr?.(stderr, (signal) => child.kill(signal))
    })
    // A program that has seen enough may close its input before all of it is written.
    child.stdin.on('error', () => {})
    child.stdin.end(options.input ?? '')
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
}

/** A fresh folder with these files; it is removed after the tests of the file. */
export function newFolder(files: Readonly<Record<string, string>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'agora-conformance-'))
  folders.push(folder)
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return folder
}
