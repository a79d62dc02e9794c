/**
 * Compiles the program once, before the tests that start it: what they test is what is shipped, and starts twice as fast.
 * Most of them start it from a few files, which takes a third less again.
 */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { bundleProgram } from './bundle-program.ts'

export async function setup(): Promise<void> {
  execFileSync('npm', ['run', 'build'], {
    cwd: join(import.meta.dirname, '..'),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await bundleProgram()
}
