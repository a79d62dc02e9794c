/** Runs the kit's own command line on an SDK, as a user would. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { drawn, type ShippedSdk } from './sdks.ts'

const root = join(import.meta.dirname, '..', '..')

/** What a run has come to. */
export interface KitRun {
  readonly code: number
  /** What it has written, if it was to be kept. */
  readonly written: string
}

/**
 * Plays scenarios and sequences, writes the reports into the folder, and gives the exit code. What a run writes that goes
 * on beside another one is kept, so that the two can be read one after the other.
 */
export function runKit(
  sdk: ShippedSdk,
  folder: string,
  more: readonly string[] = [],
  output: 'shown' | 'kept' = 'shown',
): Promise<KitRun> {
  const args = ['--adapter', `module:${sdk.adapter}`, '--profile', sdk.profile, '--clause', sdk.clauses]
  // A scenario lets two hours pass, which takes a browser some seconds, and a minute on a machine that is busy.
  const size = ['--runs', String(drawn), '--jobs', String(sdk.jobs), '--answer-within', '10m', '--out', folder]
  const command = ['--import', 'tsx', join('runner', 'cli.ts'), 'run', ...args, ...size, ...more]
  const written: Buffer[] = []
  return new Promise((resolve, reject) => {
    const stdio = output === 'kept' ? 'pipe' : 'inherit'
    const child = spawn(process.execPath, command, { cwd: root, stdio: ['inherit', stdio, stdio] })
    child.stdout?.on('data', (part: Buffer) => written.push(part))
    child.stderr?.on('data', (part: Buffer) => written.push(part))
    child.once('error', reject)
    child.once('close', (code, signal) => {
      if (code === null) reject(new Error(`The run was ended by ${signal ?? 'nobody'}.`))
      else resolve({ code, written: Buffer.concat(written).toString('utf8') })
    })
  })
}
