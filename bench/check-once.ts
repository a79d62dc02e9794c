/** Runs `check` on one trace in a process of its own, and tells how much memory that took at most. */
import { check } from '../runner/commands/check.ts'
import { silent } from './silent.ts'

/** What the process tells its parent, as JSON. */
export interface CheckedOnce {
  readonly exitCode: number
  /** Of the whole process, the program's own text included. */
  readonly peakMemoryBytes: number
}

/** Between two looks, a trace that streams at its usual speed brings some ten thousand events. */
const lookEveryMs = 20

let peakMemoryBytes = 0
const look = () => {
  peakMemoryBytes = Math.max(peakMemoryBytes, process.memoryUsage.rss())
}
// The peak that the system knows of would also hold that of the parent, out of which this process was made.
const looking = setInterval(look, lookEveryMs)
const exitCode = await check(process.argv[2] ?? '-', {}, silent)
look()
clearInterval(looking)
process.stdout.write(JSON.stringify({ exitCode, peakMemoryBytes } satisfies CheckedOnce))
