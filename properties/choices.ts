/** Every step that a client can be told, with its arguments: made once, drawn many times. */

import type {
  CallName,
  Client,
  Credential,
  HappeningName,
  LossDirection,
  NamedArguments,
  ProfileId,
  Step,
} from '../spec/index.ts'
import { happenings, isWait, kindOf, rtcNativeCalls, rtcWebCalls } from '../spec/index.ts'

/** What a step does: the name of a call or of a happening. */
export type StepName = CallName | HappeningName

/** A step for any client: the model reads the fields, the session plays the entry of `steps`. */
export interface Choice {
  readonly name: StepName
  readonly credential: Credential
  readonly channel: string
  readonly direction: LossDirection
  /** The step itself, by the position of the client in the session; none where its platform has no such call. */
  readonly steps: readonly (Step | undefined)[]
}

/** One way to fill in the arguments of a step, with its weight among the other ways. */
interface Filling {
  readonly args?: NamedArguments
  readonly weight: number
}

const noArguments: readonly Filling[] = [{ weight: 1 }]

const rtmFillings: Readonly<Partial<Record<StepName, readonly Filling[]>>> = {
  login: [
    { args: { credential: 'valid' }, weight: 10 },
    { args: { credential: 'invalidAppId' }, weight: 1 },
    { args: { credential: 'invalidToken' }, weight: 1 },
    { args: { credential: 'expiredToken' }, weight: 1 },
  ],
  joinChannel: [
    { args: { channel: 'c1' }, weight: 7 },
    { args: { channel: 'c2' }, weight: 2 },
  ],
  leaveChannel: [
    { args: { channel: 'c1' }, weight: 3 },
    { args: { channel: 'c2' }, weight: 1 },
  ],
  setLocalUserAttributes: [
    { args: { attributes: { mood: 'a1' } }, weight: 2 },
    { args: { attributes: { mood: 'a2', seat: '7' } }, weight: 1 },
  ],
}

const rtcFillings: Readonly<Partial<Record<StepName, readonly Filling[]>>> = {
  joinChannel: [
    { args: { channel: 'c1', credential: 'valid' }, weight: 40 },
    { args: { channel: 'c2', credential: 'valid' }, weight: 6 },
    { args: { channel: 'c1', credential: 'invalidAppId' }, weight: 3 },
    { args: { channel: 'c1', credential: 'invalidChannelName' }, weight: 3 },
    { args: { channel: 'c1', credential: 'invalidToken' }, weight: 3 },
    { args: { channel: 'c1', credential: 'expiredToken' }, weight: 3 },
  ],
}

const webFillings: Readonly<Partial<Record<StepName, readonly Filling[]>>> = {
  join: [
    { args: { channel: 'c1', credential: 'valid' }, weight: 40 },
    { args: { channel: 'c2', credential: 'valid' }, weight: 6 },
    { args: { channel: 'c1', credential: 'invalidAppId' }, weight: 3 },
    { args: { channel: 'c1', credential: 'invalidChannelName' }, weight: 3 },
    { args: { channel: 'c1', credential: 'invalidToken' }, weight: 3 },
    { args: { channel: 'c1', credential: 'expiredToken' }, weight: 3 },
  ],
}

const sharedFillings: Readonly<Partial<Record<StepName, readonly Filling[]>>> = {
  renewToken: [
    { args: { credential: 'valid' }, weight: 8 },
    { args: { credential: 'invalidToken' }, weight: 1 },
    { args: { credential: 'expiredToken' }, weight: 1 },
  ],
  networkLost: [
    { args: { direction: 'both', manner: 'silent' }, weight: 8 },
    { weight: 1 },
    { args: { direction: 'uplink', manner: 'silent' }, weight: 2 },
    { args: { direction: 'downlink', manner: 'silent' }, weight: 2 },
    { args: { direction: 'both', manner: 'reset' }, weight: 2 },
  ],
}

/** Whether the name is that of a happening; otherwise it is that of a call. */
export function isHappening(name: StepName): name is HappeningName {
  return (happenings as readonly StepName[]).includes(name)
}

/** Whether the client's platform knows the step: the Web has calls of its own. */
export function mayTake(profile: ProfileId, { platform }: Client, name: StepName): boolean {
  if (profile === 'rtm-1' || isHappening(name)) return true
  const calls: readonly StepName[] = kindOf(platform) === 'web' ? rtcWebCalls : rtcNativeCalls
  return calls.includes(name)
}

/** The step of one client with that name and those arguments, frozen because many sequences share it. */
function frozenStep(client: Client, name: StepName, args: NamedArguments | undefined): Step {
  const named = args === undefined ? {} : { args: Object.freeze(args) }
  const step: Step = isHappening(name)
    ? { client: client.id, happens: name, ...named }
    : { client: client.id, call: name, ...named }
  return Object.freeze(step)
}

/** Whether the adapter says that it cannot cause this step, as in `networkLost.direction=uplink`. */
function isImpossible(name: StepName, args: NamedArguments | undefined, cannot: ReadonlySet<string>): boolean {
  return Object.entries(args ?? {}).some(
    ([argument, value]) => typeof value === 'string' && cannot.has(`${name}.${argument}=${value}`),
  )
}

/**
 * The ways to take the named step, each as often as its weight says, for drawing by position.
 * Empty when the adapter can cause none of them.
 */
export function choicesOf(
  name: StepName,
  profile: ProfileId,
  clients: readonly Client[],
  cannot: ReadonlySet<string>,
): readonly Choice[] {
  const own = profile === 'rtm-1' ? rtmFillings : rtcFillings
  const fillings = own[name] ?? webFillings[name] ?? sharedFillings[name] ?? noArguments
  return fillings.flatMap(({ args, weight }) => {
    if (isImpossible(name, args, cannot)) return []
    const choice: Choice = {
      name,
      // The casts are safe: the tables above hold nothing else under these names.
      credential: (args?.['credential'] ?? 'valid') as Credential,
      channel: (args?.['channel'] ?? 'c1') as string,
      direction: (args?.['direction'] ?? 'both') as LossDirection,
      steps: clients.map((client) => (mayTake(profile, client, name) ? frozenStep(client, name, args) : undefined)),
    }
    return Array.from({ length: weight }, () => choice)
  })
}

/** The name of the step's call or happening; nothing for a wait. */
export function nameOf(step: Step): StepName | undefined {
  if (isWait(step)) return undefined
  return 'call' in step ? step.call : step.happens
}
