/** How an object of the page that the kit has made tells its listeners of an event. */
import type { Realm } from './realm.ts'

/** Tells the listener that is set as `on…`, and then all others. What a listener throws is reported and stops nobody. */
export function fireEvent(realm: Realm, target: EventTarget, type: string, fields: object = {}): void {
  const event = Object.assign(new realm.Event(type), fields)
  const listener: unknown = Reflect.get(target, `on${type}`)
  try {
    if (typeof listener === 'function') Reflect.apply(listener, target, [event])
  } catch (thrown) {
    const report = realm['reportError'] as (thrown: unknown) => void
    report(thrown)
  }
  target.dispatchEvent(event)
}
