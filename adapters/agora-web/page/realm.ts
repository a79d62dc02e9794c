/** A page as the director sees it, and the time that it is given. */
import { startsAtMs, type VirtualClock } from './virtual-clock.ts'

/** The global object of a page of the same origin. The kit is compiled without the types of a browser. */
export type Realm = Record<string, unknown> & {
  Date: DateConstructor
  readonly performance: object
  readonly Math: Math
  readonly EventTarget: new () => EventTarget
  readonly Event: new (type: string) => Event
}

/** What can be done to the time and the chance of a page. */
export interface PageTime {
  /** Repeats the page's chance from its beginning. */
  readonly reseed: () => void
  /** The page is loaded: to its own eyes a second ago, for an SDK may go by how long it has been there. */
  readonly age: () => void
}

/** How old a page is to its own eyes when it is loaded. */
const loadedAgoMs = 1_000

/** Gives the page the clock's time in place of its own: timers, dates, frames. Chance is decided by the seed. */
export function installTime(
  realm: Realm,
  clock: VirtualClock,
  seed: number,
  onError: (thrown: unknown) => void,
): PageTime {
  let behindMs = loadedAgoMs
  const guarded = (run: unknown, args: readonly unknown[]) => (): void => {
    try {
      // Pages may give a text to evaluate, which no SDK of ours does.
      if (typeof run === 'function') Reflect.apply(run, realm, args)
    } catch (thrown) {
      onError(thrown)
    }
  }
  const stop = (id: unknown): void => clock.stop(Number(id))
  const now = (): number => startsAtMs + clock.nowMs - behindMs
  Object.assign(realm, {
    setTimeout: (run: unknown, delayMs: number, ...args: unknown[]) => clock.start(realm, guarded(run, args), delayMs),
    setInterval: (run: unknown, delayMs: number, ...args: unknown[]) =>
      clock.start(realm, guarded(run, args), delayMs, true),
    clearTimeout: stop,
    clearInterval: stop,
    requestAnimationFrame: (run: (atMs: number) => void) =>
      clock.start(realm, () => guarded(run, [clock.nowMs])(), frameMs),
    cancelAnimationFrame: stop,
    requestIdleCallback: (run: unknown) =>
      clock.start(realm, guarded(run, [{ didTimeout: false, timeRemaining: () => frameMs }]), 1),
    cancelIdleCallback: stop,
    Date: virtualDate(realm.Date, now),
  })
  Object.defineProperty(realm.performance, 'now', { value: () => clock.nowMs, configurable: true })
  let random = createRandom(seed)
  realm.Math.random = () => random()
  return {
    reseed: () => {
      random = createRandom(seed)
    },
    age: () => {
      behindMs = 0
    },
  }
}

const frameMs = 16

function virtualDate(real: DateConstructor, now: () => number): DateConstructor {
  const date: DateConstructor = new Proxy(real, {
    apply: () => new real(now()).toString(),
    construct: (target, args: unknown[], by) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, by === date ? target : by) as object,
    get: (target, key) => (key === 'now' ? now : (Reflect.get(target, key) as unknown)),
  })
  return date
}

/** Numbers from 0 to 1 that the seed decides (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
