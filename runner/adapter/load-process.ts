/** Starts an adapter that is a command, and sees to it that nothing of it outlives the kit. */
import { type ProcessAdapter, startAdapter } from '../../adapters/index.ts'
import { exitCodes } from '../exit-code.ts'
import { endProcess } from '../last-words.ts'

/** What a shell says of a process that a signal has ended is 128 and the number of the signal. */
const codes = { SIGHUP: 129, SIGINT: exitCodes.interrupted, SIGQUIT: 131, SIGTERM: 143 } as const

/** Starts the command. A signal that ends the kit ends it, too. */
export function loadProcess(command: readonly string[], answerWithinMs: number): ProcessAdapter {
  const adapter = startAdapter(command, { answerWithinMs })
  endWithTheKit()
  return adapter
}

let listens = false

/** Lets signals end this process by its own exit, which ends every process that an adapter has started. */
export function endWithTheKit(): void {
  if (listens) return
  listens = true
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // A run listens to Ctrl-C itself, and stops in its own time; the group ends with it.
      if (process.listenerCount(signal) === 1) endProcess(codes[signal])
    })
  }
}
