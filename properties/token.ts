/**
 * Replay tokens: one short word from which the steps of a finding come back.
 * `rtm-1:42:g17` is the 18th drawn sequence of seed 42, `rtm-1:42:x4.5` the 6th of the exhaustive layer of depth 4.
 * A fourth part holds exact steps, packed, once they have been shrunk.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { ProfileId, Step } from '../spec/index.ts'
import { profileIds } from '../spec/index.ts'
import { exhaustive } from './exhaustive.ts'
import type { Plan } from './plan.ts'
import { generatedSequence } from './stream.ts'

/** Where a sequence came from: drawn at random, or of the exhaustive layer of that depth. */
export type Origin = { readonly kind: 'generated' } | { readonly kind: 'exhaustive'; readonly depth: number }

/** What a token says. */
export interface Token {
  readonly profile: ProfileId
  readonly seed: number
  readonly origin: Origin
  /** The position of the sequence among those of its origin, counted from 0. */
  readonly index: number
  /** The exact steps, when they are not those of the origin any more. */
  readonly steps?: readonly Step[]
}

/** No token unpacks to more, so that a damaged or hostile one cannot fill the memory. */
const unpackedBytesLimit = 1_000_000

/** Steps as they usually read, so that packed ones need name only what differs. Part of the token format: never change it. */
const dictionary = Buffer.from(
  [
    '{"client":"uid3","happens":"ipAddressChanged"},{"client":"uid3","happens":"keepAliveTimedOut"},',
    '{"client":"uid3","happens":"proxySet"},{"client":"uid1","call":"stopEchoTest"},{"client":"uid1","call":"startEchoTest"},',
    '{"client":"uid1","call":"getConnectionState"},{"client":"uid2","call":"setLocalUserAttributes","args":{"attributes":{"mood":"a1"}}},',
    '{"client":"uid1","happens":"bannedByServer"},{"client":"uid1","happens":"loggedInElsewhere"},',
    '{"client":"uid1","happens":"serviceUnresponsive"},{"client":"uid1","happens":"serviceRestored"},',
    '{"client":"uid1","call":"sendPeerMessage","args":{"to":"uid2","text":"m1"}},',
    '{"client":"uid2","call":"sendChannelMessage","args":{"channel":"c1","text":"m1"}},',
    '{"client":"uid1","call":"renewToken","args":{"credential":"expiredToken"}},',
    '{"client":"uid1","call":"login","args":{"credential":"invalidAppId"}},{"credential":"invalidToken"},"invalidChannelName",',
    '{"client":"uid1","happens":"tokenExpired"},{"client":"uid1","happens":"processKilled"},',
    '{"client":"uid1","happens":"processRestarted"},{"client":"uid1","call":"logout"},',
    '"args":{"channel":"c2"}},{"client":"uid1","call":"leaveChannel"},"args":{"direction":"uplink","manner":"reset"}},',
    '"args":{"direction":"both","manner":"silent"}},{"waitMs":6000},{"waitMs":20000},{"waitMs":30000},{"waitMs":10000},',
    '{"client":"uid1","call":"joinChannel","args":{"channel":"c1"}},{"client":"uid2","call":"joinChannel","args":{"channel":"c1","credential":"valid"}},',
    '{"client":"uid2","call":"login","args":{"credential":"valid"}},{"client":"uid1","happens":"networkRestored"},',
    '{"waitMs":4000},{"client":"uid1","happens":"networkLost"},{"waitMs":1000},[{"client":"uid1","call":"login","args":{"credential":"valid"}}]',
  ].join(''),
)

const shape = /^([a-z0-9.-]+):(-?\d{1,10}):(?:g(\d{1,9})|x(\d{1,2})\.(\d{1,9}))(?::([A-Za-z0-9_-]+))?$/

/** Writes a token. */
export function formatToken(token: Token): string {
  const origin = token.origin.kind === 'generated' ? 'g' : `x${token.origin.depth}.`
  const packed = token.steps === undefined ? '' : `:${packSteps(token.steps)}`
  return `${token.profile}:${token.seed}:${origin}${token.index}${packed}`
}

/**
 * Reads a token.
 * @throws {Error} if the text is not one, if its profile is unknown, or if its steps are damaged.
 */
export function parseToken(text: string): Token {
  const parts = shape.exec(text.trim())
  if (parts === null) throw new Error(`Cannot read ${JSON.stringify(text)} as a replay token such as "rtm-1:42:g17".`)
  const [, name, seed, generated, depth, index, packed] = parts
  const profile = profileIds.find((id) => id === name)
  if (profile === undefined)
    throw new Error(`The token names the profile "${name}"; known are ${profileIds.join(', ')}.`)
  const origin: Origin = generated === undefined ? { kind: 'exhaustive', depth: Number(depth) } : { kind: 'generated' }
  const steps = packed === undefined ? {} : { steps: unpackSteps(packed) }
  return { profile, seed: Number(seed), origin, index: Number(generated ?? index), ...steps }
}

/**
 * The steps that the token stands for. Packed steps come back as they are; others are computed again with the plan.
 * @throws {Error} if the plan is of another profile, or if the exhaustive layer has no such sequence.
 */
export function stepsOfToken(token: Token, plan: Plan): readonly Step[] {
  if (token.profile !== plan.profile.id) {
    throw new Error(`The token is of ${token.profile}, and the plan of ${plan.profile.id}.`)
  }
  if (token.steps !== undefined) return token.steps
  if (token.origin.kind === 'generated') return generatedSequence(plan, token.seed, token.index)
  let position = 0
  for (const steps of exhaustive(plan, token.origin.depth)) {
    if (position === token.index) return steps
    position += 1
  }
  throw new Error(`The exhaustive layer of depth ${token.origin.depth} has only ${position} sequences.`)
}

function packSteps(steps: readonly Step[]): string {
  return deflateRawSync(JSON.stringify(steps), { dictionary, level: 9 }).toString('base64url')
}

function unpackSteps(packed: string): readonly Step[] {
  const steps = parseJson(packed)
  if (!Array.isArray(steps) || !steps.every(isStep)) throw damaged()
  return steps
}

function parseJson(packed: string): unknown {
  try {
    const json = inflateRawSync(Buffer.from(packed, 'base64url'), { dictionary, maxOutputLength: unpackedBytesLimit })
    return JSON.parse(json.toString('utf8'))
  } catch {
    throw damaged()
  }
}

function damaged(): Error {
  return new Error('The steps in the token are damaged; copy the whole token, or replay the trace file instead.')
}

/** Whether the value has the outward form of a step; what its names mean is for the adapter to say. */
function isStep(value: unknown): value is Step {
  if (typeof value !== 'object' || value === null) return false
  if ('waitMs' in value) return Number.isSafeInteger(value.waitMs) && Number(value.waitMs) >= 0
  if (!('client' in value) || typeof value.client !== 'string') return false
  return (
    ('call' in value && typeof value.call === 'string') || ('happens' in value && typeof value.happens === 'string')
  )
}
