/** Runs the kit's own command line on an SDK, as a user would. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { drawn, jobs, type ShippedSdk } from './sdks.ts'

const root = join(import.meta.dirname, '..', '..')

/** Plays scenarios and sequences, writes the reports into the folder, and gives the exit code. */
export function runKit(sdk: ShippedSdk, folder: string, more: readonly string[] = []): Promise<number> {
  const args = ['--adapter', `module:${sdk.adapter}`, '--profile', sdk.profile, '--clause', sdk.clauses]
  // A scenario lets 24 hours pass, which takes a browser half a minute, and several on a machine that is busy.
  const size = ['--runs', String(drawn), '--jobs', String(jobs), '--answer-within', '20m', '--out', folder]
  const command = ['--import', 'tsx', join('runner', 'cli.ts'), 'run', ...args, ...size, ...more]
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, command, { cwd: root, stdio: 'inherit' })
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      if (code === null) reject(new Error(`The run was ended by ${signal ?? 'nobody'}.`))
      else resolve(code)
    })
  })
}
