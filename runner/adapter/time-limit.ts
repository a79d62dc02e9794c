/** An adapter that does not answer is told so, instead of being waited for without end. */
import { clearTimeout, setTimeout } from 'node:timers'
import { type Adapter, AdapterError, type AdapterErrorCode, isPromise } from '../../adapters/index.ts'
import { type Clock, isWait, type Step } from '../../spec/index.ts'
import { giveUpWhenIdle } from '../last-words.ts'

/** How long a call of an adapter may take; with a real clock, the waits that it plays come on top. */
export const answerWithinMs = 60_000
/** A longer timer would overflow and go off at once. */
const longestTimerMs = 2_147_483_647

type CallOfAdapter = 'describe' | 'open' | 'play' | 'close'
const codes: Readonly<Record<CallOfAdapter, AdapterErrorCode>> = {
  describe: 'describe-failed',
  open: 'open-failed',
  play: 'play-failed',
  close: 'close-failed',
}

/** The same adapter, each of whose calls must be answered in time. What is answered at once stays synchronous. */
export function limitAdapter(adapter: Adapter, withinMs: number = answerWithinMs): Adapter {
  let clock: Clock = 'virtual'
  const keep = (description: Awaited<ReturnType<Adapter['describe']>>) => {
    // The description is not checked yet, so it may be anything.
    clock = (description as Partial<typeof description> | null | undefined)?.clock ?? 'virtual'
    return description
  }
  const toSession = (session: Awaited<ReturnType<Adapter['open']>>): typeof session => {
    // What is no session is refused by the recorder.
    const { play, close } = (session ?? {}) as Partial<typeof session>
    if (typeof play !== 'function' || typeof close !== 'function') return session
    return {
      play: (steps) => inTime('play', session.play(steps), withinMs + (clock === 'virtual' ? 0 : waitsOf(steps))),
      close: () => inTime('close', session.close(), withinMs),
    }
  }
  return {
    describe: () => {
      const described = inTime('describe', adapter.describe(), withinMs)
      return isPromise(described) ? described.then(keep) : keep(described)
    },
    open: (world) => {
      const opened = inTime('open', adapter.open(world), withinMs)
      return isPromise(opened) ? opened.then(toSession) : toSession(opened)
    },
  }
}

function waitsOf(steps: readonly Step[]): number {
  return steps.reduce((sum, step) => sum + (isWait(step) ? step.waitMs : 0), 0)
}

function inTime<Value>(call: CallOfAdapter, answer: Value | Promise<Value>, limitMs: number): Value | Promise<Value> {
  if (!isPromise(answer)) return answer
  return new Promise((resolve, reject) => {
    const giveUp = (why: string) => {
      settle()
      reject(
        new AdapterError(
          codes[call],
          `The adapter's ${call} never answered: ${why}.`,
          `Look for a promise in ${call} that nothing settles, or for an event that never comes.`,
        ),
      )
    }
    const timer = setTimeout(() => giveUp(`${limitMs / 1_000} s have passed`), Math.min(limitMs, longestTimerMs))
    // A process with nothing else to wait for need not wait for the limit either.
    timer.unref()
    const forget = giveUpWhenIdle(() => giveUp('nothing is left that the process could wait for'))
    const settle = () => {
      clearTimeout(timer)
      forget()
    }
    Promise.resolve(answer).finally(settle).then(resolve, reject)
  })
}
