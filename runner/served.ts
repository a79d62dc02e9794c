/** The bundled adapters as commands, for tests: the same code as in this process, at the other end of a pipe. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compiled, newFolder } from './cli-process.ts'

const script = fileURLToPath(new URL('adapter/serve-bundled.ts', import.meta.url))

/** The command of the reference, or of the fault with that id; further words do nothing but stand in the list of processes. */
export function servedCommand(use: string, ...marks: readonly string[]): readonly string[] {
  return [process.execPath, '--import', import.meta.resolve('tsx'), script, use, ...marks]
}

const compiledScript = `import { serveAdapter } from ${compiled('adapters/index.js')}
import { createBundled } from ${compiled('runner/adapter/bundled.js')}
const [use = 'reference'] = process.argv.slice(2)
await serveAdapter(createBundled(use === 'reference' ? undefined : use))\n`

/** The same command compiled, which starts at once; `test/build-program.ts` has compiled it. */
export function compiledCommand(use: string, ...marks: readonly string[]): readonly string[] {
  return [process.execPath, join(newFolder({ 'serve.mjs': compiledScript }), 'serve.mjs'), use, ...marks]
}

/** The ids of the processes that are alive and have the mark among their words. */
export function processesWith(mark: string): readonly number[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,stat=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/ +/))
    .filter(([, state = '', ...words]) => !state.startsWith('Z') && words.some((word) => word.includes(mark)))
    .map(([pid]) => Number(pid))
}
