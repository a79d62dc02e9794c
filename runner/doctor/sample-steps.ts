/** Steps to examine an adapter with: drawn by the generator, as a run draws them, and always the same. */
import type { ProfileDescription } from '../../adapters/index.ts'
import { clientsOf, createPlan, generatedSequence } from '../../properties/index.ts'
import { type CallName, type HappeningName, isWait, profiles, type Step, type World } from '../../spec/index.ts'

/** How many drawn sequences are played where time is virtual. */
export const sampleSize = 12
/** How long a short look waits, in milliseconds. */
export const lookMs = 1_000
const seed = 1

/** A session to play. */
export interface Sample {
  readonly world: World
  readonly steps: readonly Step[]
}

/** Drawn sequences; where time is real, one short one. */
export function samplesFor(description: ProfileDescription): readonly Sample[] {
  const { profile, clock, drives, cannot } = description
  if (clock !== 'virtual') return [sampleOf(description, entranceOf(description))]
  const plan = createPlan({ profile: profiles[profile], drives, cannot })
  return Array.from({ length: sampleSize }, (_, index) => {
    const steps = generatedSequence(plan, seed, index)
    return { world: { profile, clients: clientsOf(plan, steps) }, steps }
  })
}

/** A session of the two users of the documents. */
export function sampleOf({ profile }: ProfileDescription, steps: readonly Step[]): Sample {
  const platform = profiles[profile].defaultPlatform
  return { world: { profile, clients: ['uid1', 'uid2'].map((id) => ({ id, platform })) }, steps }
}

/** Coming in, as far as the adapter drives that, and a short wait. */
export function entranceOf({ profile, drives }: ProfileDescription): readonly Step[] {
  const names: readonly CallName[] = profile === 'rtm-1' ? ['login', 'joinChannel'] : ['joinChannel']
  return [
    ...names.filter((name) => drives.includes(name)).map((call) => ({ client: 'uid1', call })),
    { waitMs: lookMs },
  ]
}

/** Coming in, and then the one step. */
export function stepsWith(description: ProfileDescription, name: CallName | HappeningName): readonly Step[] {
  const isCall = profiles[description.profile].calls.some((call) => call === name)
  const step = isCall ? { client: 'uid1', call: name as CallName } : { client: 'uid1', happens: name as HappeningName }
  return [...entranceOf(description), step, { waitMs: lookMs }]
}

/** The sum of the waits, in milliseconds. */
export function waitsOf(steps: readonly Step[]): number {
  return steps.reduce((sum, step) => sum + (isWait(step) ? step.waitMs : 0), 0)
}
