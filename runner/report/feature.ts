/** A counterexample as a Gherkin scenario, in the words of the kit's own features where they have words for a step. */
import { type ClientId, isWait, type NamedArguments, type ProfileId, type Step } from '../../spec/index.ts'

/** What a scenario file of a counterexample tells. */
export interface FeatureStory {
  readonly profile: ProfileId
  readonly clause: string
  readonly text: string
  readonly expected: string
  readonly observed: string
  readonly steps: readonly Step[]
}

/** The feature file. No step judges: after a scenario, the kit judges every clause on its whole trace. */
export function toFeature({ profile, clause, text, expected, observed, steps }: FeatureStory): string {
  const told = steps.map((step, index) => `    ${index === 0 ? 'When' : 'And'} ${stepInGherkin(step, profile)}`)
  return [
    `@${profile}`,
    `Feature: A counterexample to ${clause}`,
    `  Expected: ${oneLine(expected)}`,
    `  Observed: ${oneLine(observed)}`,
    '',
    `  @${clause}`,
    `  Scenario: ${oneLine(text)}`,
    ...told,
    '',
  ].join('\n')
}

/** One step: `the client logs in`, `9 seconds pass`, and for the rest `uid3 calls login with {"credential":"valid"}`. */
export function stepInGherkin(step: Step, profile: ProfileId): string {
  if (isWait(step)) return waitInGherkin(step.waitMs)
  const name = 'call' in step ? step.call : step.happens
  const user = userNames[profile][step.client]
  const words = user === undefined ? undefined : phrases[name]?.(user, step.args ?? {}, step.client, profile)
  return words ?? `${step.client} ${'call' in step ? 'calls' : 'meets'} ${name}${argumentsInGherkin(step.args)}`
}

const userNames: Readonly<Record<ProfileId, Readonly<Record<ClientId, string>>>> = {
  'rtm-1': { uid1: 'the client', uid2: 'the other user' },
  'rtc-4': { uid1: 'UID 1', uid2: 'UID 2' },
  'rtc-ios-2.3.2': { uid1: 'UID 1', uid2: 'UID 2' },
  'rtc-native-2.3.1': { uid1: 'UID 1', uid2: 'UID 2' },
  'rtc-native-2.3.2': { uid1: 'UID 1', uid2: 'UID 2' },
  'rtc-web-3': { uid1: 'UID 1', uid2: 'UID 2' },
}

type Phrase = (user: string, args: NamedArguments, client: ClientId, profile: ProfileId) => string | undefined

/** What the features say of the local user alone. */
const local =
  (words: string): Phrase =>
  (_user, _args, client) =>
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

const phrases: Readonly<Record<string, Phrase>> = {
  login: (user, args) => `${user} logs in${credentialOf(args)}`,
  logout: (user) => `${user} logs out`,
  renewToken: (user, args) => `${user} renews the token${credentialOf(args) || ' with a valid token'}`,
  joinChannel: (user, args, _client, profile) =>
    profile === 'rtc-4' && (args['channel'] ?? 'c1') === 'c1'
      ? `${user} joins the channel${credentialOf(args)}`
      : undefined,
  leaveChannel: (user, _args, _client, profile) => (profile === 'rtc-4' ? `${user} leaves the channel` : undefined),
  getConnectionState: (user) => `${user} is asked for its connection state`,
  networkLost: (_user, { direction = 'both', manner = 'silent' }, client) =>
    client === 'uid1' && manner === 'silent'
      ? `the ${direction === 'both' ? 'network' : (direction as string)} is lost`
      : undefined,
  networkRestored: (user, _args, client) => {
    if (client === 'uid1') return 'the network is back'
    return user === 'UID 2' ? 'the network of UID 2 is back' : undefined
  },
  serviceUnresponsive: local('the service does not answer'),
  serviceRestored: local('the service answers again'),
  tokenExpired: local('the token expires'),
  loggedInElsewhere: local('the same user id logs in elsewhere'),
  bannedByServer: (user, _args, client) => (client === 'uid1' ? `the server bans ${user}` : undefined),
  ipAddressChanged: local('the IP address changes'),
  keepAliveTimedOut: local('the keep-alive times out'),
  proxySet: local('the proxy is set'),
  processKilled: (user) => `the app of ${user} is killed`,
  processRestarted: (user) => `the app of ${user} is started again`,
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
