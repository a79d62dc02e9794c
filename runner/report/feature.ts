/** A counterexample as a Gherkin scenario, in the words of the kit's own features where they have words for a step. */
import { castInWords } from '../../features/index.ts'
import {
  type Client,
  type ClientId,
  defaultClients,
  isWait,
  type NamedArguments,
  type Platform,
  type ProfileId,
  profiles,
  type Step,
} from '../../spec/index.ts'

/** What a scenario file of a counterexample tells. */
export interface FeatureStory {
  readonly profile: ProfileId
  readonly clause: string
  readonly text: string
  readonly expected: string
  readonly observed: string
  /** Who was in the session; named in the scenario if they are not those that a scenario has anyway. */
  readonly clients: readonly Client[]
  readonly steps: readonly Step[]
}

/** The feature file. No step judges: after a scenario, the kit judges every clause on its whole trace. */
export function toFeature({ profile, clause, text, expected, observed, clients, steps }: FeatureStory): string {
  const cast = castOf(profile, clients)
  const told = steps.map(
    (step, index) => `    ${index === 0 ? 'When' : 'And'} ${stepInGherkin(step, profile, clients)}`,
  )
  return [
    `@${profile}`,
    `Feature: A counterexample to ${clause}`,
    `  Expected: ${oneLine(expected)}`,
    `  Observed: ${oneLine(observed)}`,
    '',
    `  @${clause}`,
    `  Scenario: ${oneLine(text)}`,
    ...(cast === undefined ? [] : [`    Given ${cast}`]),
    ...told,
    '',
  ].join('\n')
}

/** One step: `the client logs in`, `9 seconds pass`, and for the rest `uid3 calls login with {"credential":"valid"}`. */
export function stepInGherkin(step: Step, profile: ProfileId, clients: readonly Client[]): string {
  if (isWait(step)) return waitInGherkin(step.waitMs)
  const { client, args = {} } = step
  const name = 'call' in step ? step.call : step.happens
  const user = userName(profile, client)
  const platform = clients.find(({ id }) => id === client)?.platform ?? profiles[profile].defaultPlatform
  const words = user === undefined ? undefined : phrases[name]?.({ user, args, client, profile, platform })
  return words ?? `${client} ${'call' in step ? 'calls' : 'meets'} ${name}${argumentsInGherkin(step.args)}`
}

/** `UID 1 on Android and UID 2 on the Web`, unless the scenarios of the profile have these clients anyway. */
function castOf(profile: ProfileId, clients: readonly Client[]): string | undefined {
  const usual = defaultClients(profiles[profile])
  const isUsual =
    clients.length === usual.length &&
    clients.every(({ id, platform }, index) => id === usual[index]?.id && platform === usual[index]?.platform)
  return isUsual ? undefined : castInWords(clients)
}

/** The local user of the RTM document is a client, those of the RTC documents have numbers. */
function userName(profile: ProfileId, client: ClientId): string | undefined {
  if (profile === 'rtm-1' && client === 'uid1') return 'the client'
  if (profile === 'rtm-1' && client === 'uid2') return 'the other user'
  return /^uid\d+$/.test(client) ? client.replace('uid', 'UID ') : undefined
}

/** A step of which the features may have words. */
interface Phrased {
  readonly user: string
  readonly args: NamedArguments
  readonly client: ClientId
  readonly profile: ProfileId
  readonly platform: Platform
}

type Phrase = (phrased: Phrased) => string | undefined

/** What the features say of the local user alone. */
const local =
  (words: string): Phrase =>
  ({ client }) =>
    client === 'uid1' ? words : undefined

const credentials: Readonly<Record<string, string>> = {
  invalidAppId: 'an invalid app id',
  invalidChannelName: 'an invalid channel name',
  invalidToken: 'an invalid token',
  expiredToken: 'an expired token',
}

function credentialOf({ credential = 'valid' }: NamedArguments): string {
  return credential === 'valid' ? '' : ` with ${credentials[credential as string] ?? ''}`
}

/** The features know one channel of RTC, and one word for what the Web calls otherwise. */
const inChannel =
  (where: 'native' | 'web', words: (phrased: Phrased) => string): Phrase =>
  (phrased) => {
    const { profile, platform, args } = phrased
    const fits = profile !== 'rtm-1' && (platform === 'web') === (where === 'web')
    return fits && (args['channel'] ?? 'c1') === 'c1' ? words(phrased) : undefined
  }
const joins = ({ user, args }: Phrased): string => `${user} joins the channel${credentialOf(args)}`
const leaves = ({ user }: Phrased): string => `${user} leaves the channel`

const phrases: Readonly<Record<string, Phrase>> = {
  login: ({ user, args }) => `${user} logs in${credentialOf(args)}`,
  logout: ({ user }) => `${user} logs out`,
  renewToken: ({ user, args }) => `${user} renews the token${credentialOf(args) || ' with a valid token'}`,
  joinChannel: inChannel('native', joins),
  leaveChannel: inChannel('native', leaves),
  join: inChannel('web', joins),
  leave: inChannel('web', leaves),
  publish: ({ user }) => `${user} publishes its stream`,
  unpublish: ({ user }) => `${user} unpublishes its stream`,
  getConnectionState: ({ user }) => `${user} is asked for its connection state`,
  networkLost: ({ user, args: { direction = 'both', manner = 'silent' }, client }) => {
    if (manner !== 'silent') return undefined
    if (client === 'uid1') return `the ${direction === 'both' ? 'network' : (direction as string)} is lost`
    return direction === 'both' ? `the network of ${user} is lost` : undefined
  },
  networkRestored: ({ user, client }) => (client === 'uid1' ? 'the network is back' : `the network of ${user} is back`),
  serviceUnresponsive: local('the service does not answer'),
  serviceRestored: local('the service answers again'),
  tokenExpired: local('the token expires'),
  loggedInElsewhere: local('the same user id logs in elsewhere'),
  bannedByServer: ({ user }) => `the server bans ${user}`,
  ipAddressChanged: local('the IP address changes'),
  keepAliveTimedOut: local('the keep-alive times out'),
  proxySet: local('the proxy is set'),
  processKilled: ({ user, platform }) =>
    platform === 'web' ? `the page of ${user} is closed` : `the process of ${user} is killed`,
  processRestarted: ({ user }) => `the app of ${user} is started again`,
}

function waitInGherkin(ms: number): string {
  const [amount, unit] =
    ms !== 0 && ms % 60_000 === 0 ? [ms / 60_000, 'minute'] : ms % 1_000 === 0 ? [ms / 1_000, 'second'] : [ms, 'ms']
  if (unit === 'ms') return `${amount} ms pass`
  return amount === 1 ? `1 ${unit} passes` : `${amount} ${unit}s pass`
}

function argumentsInGherkin(args: NamedArguments | undefined): string {
  return args === undefined || Object.keys(args).length === 0 ? '' : ` with ${JSON.stringify(args)}`
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
