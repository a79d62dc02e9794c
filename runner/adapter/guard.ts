/** Puts an adapter that is not ours behind the border, for whoever drives it without recording. */
import { type Adapter, AdapterError, isPromise, openRecorder, type Recorder } from '../../adapters/index.ts'

/** An adapter all of whose sessions are checked, and that remembers what went wrong first. */
export interface GuardedAdapter extends Adapter {
  readonly failure: () => AdapterError | undefined
}

/** Wraps the adapter. A synchronous adapter stays synchronous, for the search is much faster with one. */
export function guardAdapter(adapter: Adapter): GuardedAdapter {
  let first: AdapterError | undefined
  const keep = (thrown: unknown): never => {
    if (thrown instanceof AdapterError) first ??= thrown
    throw thrown
  }
  const watch = <Value, Result>(
    run: () => Value | Promise<Value>,
    then: (value: Value) => Result,
  ): Result | Promise<Result> => {
    let value: Value | Promise<Value>
    try {
      value = run()
    } catch (thrown) {
      return keep(thrown)
    }
    return isPromise(value) ? Promise.resolve(value).then(then, keep) : then(value)
  }
  const toSession = (recorder: Recorder) => ({
    play: (steps: Parameters<Recorder['play']>[0]) =>
      watch(
        () => recorder.play(steps),
        (events) => events,
      ),
    close: () =>
      watch(
        () => recorder.close(),
        () => undefined,
      ),
  })
  return {
    failure: () => first,
    describe: () => adapter.describe(),
    open: (world) => watch(() => openRecorder(adapter, world), toSession),
  }
}
