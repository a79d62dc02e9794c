/** A process with all that it starts: it gets a group of its own, so that nothing of it is left behind. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { clearTimeout, setImmediate, setTimeout } from 'node:timers'
import { setTimeout as sleep } from 'node:timers/promises'
import { aftermathMs, lookAgainMs } from './limits.ts'

/** How a process came to its end: by itself, or by the signal that it took. */
export interface Ending {
  readonly by: 'itself' | 'SIGTERM' | 'SIGKILL'
  /** Whether it left processes behind, which were killed. */
  readonly leftBehind: boolean
}

/** A started command. No shell comes in between: the words reach it as they are. */
export class ProcessGroup {
  readonly child: ChildProcessWithoutNullStreams
  /** Settles when the process itself has ended, or could not be started. */
  readonly ended: Promise<void>
  /** Settles when its output has ended, too; a process that it has left behind may hold that open, and is not waited for. */
  readonly closed: Promise<void>
  #ending: Promise<Ending> | undefined

  /** @throws whatever Node.js says of words that cannot be a command; that it cannot be started is an event of `child` */
  constructor(command: string, args: readonly string[]) {
    this.child = spawn(command, args, { detached: true, shell: false, stdio: 'pipe', windowsHide: true })
    this.ended = new Promise((resolve) => {
      this.child.once('exit', () => resolve())
      this.child.once('error', () => resolve())
    })
    this.closed = this.#outputEnded()
    if (this.child.pid !== undefined) remember(this)
  }

  /** Sends the signal to the process and to all that it has started; false if nobody is left. 0 only asks. */
  signal(name: NodeJS.Signals | 0): boolean {
    const { pid } = this.child
    if (pid === undefined) return false
    // Windows has no groups; there the process alone is ended.
    if (process.platform === 'win32') return this.child.kill(name)
    try {
      return process.kill(-pid, name)
    } catch {
      // Nobody of the group is left.
      return false
    }
  }

  /**
   * Ends the group, and settles when nothing of it runs any more: first its standard input ends, then comes SIGTERM,
   * then SIGKILL. Whoever the process leaves behind is killed with it.
   */
  end({ partingMs, graceMs }: { readonly partingMs: number; readonly graceMs: number }): Promise<Ending> {
    this.#ending ??= this.#end(partingMs, graceMs)
    return this.#ending
  }

  async #end(partingMs: number, graceMs: number): Promise<Ending> {
    let by: Ending['by'] = 'itself'
    const send = (name: 'SIGTERM' | 'SIGKILL') => {
      by = name
      this.signal(name)
    }
    this.child.stdin.end()
    const timers = [
      setTimeout(() => send('SIGTERM'), partingMs),
      setTimeout(() => send('SIGKILL'), partingMs + graceMs),
    ]
    await this.ended
    for (const timer of timers) clearTimeout(timer)
    const leftBehind = !(await this.#othersEnded())
    this.signal('SIGKILL')
    forget(this)
    await this.closed
    return { by, leftBehind }
  }

  /** Whether nothing of the group runs any more, soon: what the process has started may end a moment after it. */
  async #othersEnded(): Promise<boolean> {
    const waitUntil = performance.now() + aftermathMs
    while (this.#runs()) {
      if (performance.now() >= waitUntil) return false
      await sleep(lookAgainMs)
    }
    return true
  }

  #runs(): boolean {
    return this.signal(0) && !(process.platform === 'linux' && hasOnlyZombies(this.child.pid))
  }

  async #outputEnded(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.child.once('close', () => resolve()))
    await this.ended
    const destroy = () => {
      for (const stream of [this.child.stdin, this.child.stdout, this.child.stderr]) stream.destroy()
    }
    // The timer may be late because the kit was busy, and then what has arrived is read first.
    const timer = setTimeout(() => setImmediate(destroy), aftermathMs)
    // A command that could not be started has no pipes that could close.
    if (this.child.pid !== undefined) await closed
    clearTimeout(timer)
  }
}

/**
 * Whether all processes of the group have ended and only wait for their parent to notice, as Linux tells in /proc. The
 * first process of a container often never does, or looks once in a while.
 */
function hasOnlyZombies(group: number | undefined): boolean {
  return readdirSync('/proc').every((name) => {
    if (!/^\d+$/.test(name)) return true
    try {
      // "pid (name) state parent group …"; a name may hold anything, brackets too.
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      const [state, , itsGroup] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      return Number(itsGroup) !== group || state === 'Z' || state === 'X'
    } catch {
      // It has ended meanwhile.
      return true
    }
  })
}

/** The groups that have not ended: whatever ends this process ends them first. */
const living = new Set<ProcessGroup>()

function remember(group: ProcessGroup): void {
  if (living.size === 0) process.on('exit', killAll)
  living.add(group)
}

function forget(group: ProcessGroup): void {
  living.delete(group)
  if (living.size === 0) process.off('exit', killAll)
}

function killAll(): void {
  for (const group of living) group.signal('SIGKILL')
}
