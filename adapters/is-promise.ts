/**
 * Whether a value has to be awaited. Adapters may be synchronous, and a run plays thousands of sequences a second, so
 * the kit awaits only what really is a promise.
 */
export function isPromise<Value>(value: Value | PromiseLike<Value>): value is PromiseLike<Value> {
  return typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function'
}
