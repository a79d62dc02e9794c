/** What the steps of a run need to know, kept outside of Cucumber: it can pass nothing but JSON to a scenario. */
import type { Adapter, ProfileDescription } from '../adapters/index.ts'
import type { Client, Judge, Profile } from '../spec/index.ts'
import type { Story } from './steps/story.ts'

/** One run of scenarios against one adapter. */
export interface RunContext {
  readonly profile: Profile
  readonly adapter: Adapter
  readonly description: ProfileDescription
  readonly clients: readonly Client[]
  readonly judge: Judge
  readonly signal?: AbortSignal
  /** The stories that have begun, by the id of their pickle. */
  readonly stories: Map<string, Story>
  /** What the adapter threw; no further scenario begins after that. */
  broken?: { readonly error: unknown }
}

const contexts = new Map<string, RunContext>()
let opened = 0

/** Keeps the context until it is closed. Several may be open at once. Returns the id under which steps find it. */
export function openContext(context: RunContext): string {
  opened += 1
  const id = `run-${opened}`
  contexts.set(id, context)
  return id
}

/** Forgets the context: its run is over. */
export function closeContext(id: string): void {
  contexts.delete(id)
}

/** @throws {Error} if no run of this id is open, for example when the features are run by Cucumber's own command. */
export function contextOf(id: unknown): RunContext {
  const context = contexts.get(String(id))
  if (context === undefined) throw new Error('Cannot find the run of this scenario. Start it with runScenarios.')
  return context
}
