/**
 * Lets the code of a session see the session's timers in the globals, and no other code.
 *
 * While any session is open, the globals look up to whom they speak: to code that a session runs, its callbacks and
 * promises included, they are the session's own; to everybody else they are the real ones. So several sessions can be
 * open at once, and a progress display or a test's timeout beside them keeps real time. The real globals come back
 * when the last session closes. An SDK that takes its timers from `node:timers`, or that kept the globals when it was
 * loaded, does not pass here.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import { promisify } from 'node:util'
import type { TimerClock } from './definition.ts'

const names = ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate'] as const
type TimerFunction = (...args: unknown[]) => unknown

const current = new AsyncLocalStorage<TimerClock>()
let sessions = 0
let restore = () => {}

/** Runs the code, and everything that it sets off, with these timers. */
export function runWithTimers<Value>(timers: TimerClock, work: () => Value): Value {
  return current.run(timers, work)
}

/** Makes the globals look up their session. Call what it returns when the session is over. */
export function shareGlobals(): () => void {
  if (sessions === 0) restore = replaceGlobals()
  sessions += 1
  let isShared = true
  return () => {
    if (!isShared) return
    isShared = false
    sessions -= 1
    if (sessions === 0) restore()
  }
}

function replaceGlobals(): () => void {
  const scope = globalThis as unknown as Record<string, unknown>
  const real = Object.fromEntries([...names, 'Date'].map((name) => [name, scope[name]]))
  for (const name of names) scope[name] = dispatch(name, real[name] as TimerFunction)
  const realDate = Date
  scope['Date'] = dispatchDate(realDate)
  const realNow = performance.now.bind(performance)
  performance.now = () => current.getStore()?.performance.now() ?? realNow()
  return () => {
    Object.assign(scope, real)
    // The real method is the prototype's.
    Reflect.deleteProperty(performance, 'now')
  }
}

function dispatch(name: (typeof names)[number], real: TimerFunction): TimerFunction {
  const look = (...args: unknown[]): unknown => {
    const own = current.getStore()?.[name] as TimerFunction | undefined
    return (own ?? real)(...args)
  }
  // `promisify(setTimeout)` takes its arguments in another order than `setTimeout`, so Node has it bring its own.
  const sleep = (delayMs?: number, value?: unknown) => new Promise((resolve) => look(resolve, delayMs, value))
  return name === 'setTimeout' ? Object.assign(look, { [promisify.custom]: sleep }) : look
}

function dispatchDate(real: DateConstructor): DateConstructor {
  const date = () => current.getStore()?.Date ?? real
  const proxy: DateConstructor = new Proxy(real, {
    apply: () => new (date())().toString(),
    construct: (_, args, target) => Reflect.construct(date(), args, target === proxy ? date() : target) as object,
    get: (_, key) => (key === 'now' ? () => date().now() : (Reflect.get(real, key) as unknown)),
  })
  return proxy
}
