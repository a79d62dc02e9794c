/** Facts about what was done to a client and may still take effect. */
import { DISCONNECTED, may, NEVER } from '../monitor/client-facts.ts'
import type { Fact } from '../rule.ts'
import { fact, not } from './fact.ts'

export const pending = (what: keyof typeof may, text: string): Fact =>
  fact(text, (client) => (client.mays & may[what]) !== 0)
export const kicked = pending('kick', 'was logged in elsewhere just before')
/** Kicked in this session, lately or so long ago that its effect would be late. */
export const everKicked = fact(
  'was logged in elsewhere during this session',
  (client) => ((client.mays | client.wornOff) & may.kick) !== 0,
  ['loggedInElsewhere'],
)
/** It comes back from where it went when its user had logged in elsewhere. */
export const leftKicked = fact(
  'had been logged in elsewhere when it called itself DISCONNECTED',
  (client) => client.state === DISCONNECTED && client.leftKicked,
)
export const bannedLately = pending('ban', 'was banned')
/** Where no callback reports a state: something has happened that may have ended the session unseen. */
export const mayHaveEnded = fact(
  'may have ended: it was banned, logged in elsewhere, told to join again, or given another token',
  (client) => client.mays !== 0 || client.banned || client.tokenExpired || client.tokenUnsure || client.astray,
)
/** The Web: what ends a session without a call of its own. */
export const mayEnd = fact(
  'has been told to leave, or was banned, logged in elsewhere or given a token that expired',
  (client) =>
    client.exitAt !== NEVER ||
    client.banned ||
    client.tokenExpired ||
    client.tokenUnsure ||
    (client.mays & (may.kick | may.ban | may.expire)) !== 0,
)
export const notBanned = fact('was not banned', (client) => !client.banned)
export const banned = fact('was banned', (client) => client.banned)
export const expired = fact(
  'has an expired token',
  (client) => client.tokenExpired || client.tokenUnsure || client.credential === 'expiredToken',
)
export const tokenToTell = fact('has an expiry to tell', (client) => client.tokenToTell)
export const expiryUntold = fact('has not told this expiry yet', (client) => client.tokenToTell && !client.expiryTold)
/** Nothing speaks against the demand to be connected. */
export const undisturbed = fact(
  'is not disturbed by a kick, a ban, an expired token, a leave or another stimulus',
  (client) => client.undisturbedSince !== NEVER,
)
export const echoRunning = fact('is running an echo test', (client) => client.echo === 2, ['startEchoTest'])
export const echoPerhaps = fact('has started an echo test, perhaps', (client) => client.echo !== 0)
export const noEcho = not(echoPerhaps)
export const noSecondJoin = fact(
  'was not told to join again, and was not banned',
  (client) => client.mays === 0 && !client.banned,
)
export const onlyInterrupted = fact(
  'has no other reason to re-join than an interruption',
  (client) => (client.mays & (may.proxy | may.ipChange | may.keepAlive | may.renew)) === 0,
)
export const notAboutToEnd = fact(
  'is not being kicked, banned or out of a token',
  (client) => (client.mays & (may.kick | may.ban | may.expire)) === 0,
)
export const undisturbedBut = (
  what: 'kick' | 'ban' | 'expire' | 'proxy' | 'ipChange' | 'keepAlive' | 'renew' | 'secondJoin' | 'echoJoin',
): Fact =>
  fact('is not disturbed by anything else', (client) => {
    if ((client.mays & ~may[what]) !== 0 || client.exitAt !== NEVER || client.tokenUnsure || !client.alive) return false
    return (what === 'ban' || !client.banned) && (what === 'expire' || !client.tokenExpired)
  })
export const renewedLately = fact(
  'was given a new token after its old one had expired',
  (client) => client.renewedReconnecting,
)
export const expiredJustNow = fact(
  'has a token that expired just now',
  (client, world) => client.tokenExpired && world.now - client.expiredAt <= world.toleranceMs,
  ['tokenExpired'],
)
/** It was told to join a second time just now, and nothing else happened to it. */
export const joinsAgainNow = (what: 'secondJoin' | 'echoJoin'): Fact =>
  fact(
    'was just told to join although it must not',
    (client, world) =>
      world.now - client.secondJoinAt <= world.promptMs &&
      (client.mays & ~may[what]) === 0 &&
      (client.mays & may[what]) !== 0 &&
      client.exitAt === NEVER &&
      client.reachableSince !== NEVER &&
      client.reachableSince < client.secondJoinAt,
  )

/** A valid token came to a client with a healthy network, and nothing else has happened to it. */
export const onlyRenewed = fact(
  'was given a new token and is not disturbed by anything else',
  (client, world) =>
    client.mays === may.renew &&
    client.exitAt === NEVER &&
    !client.banned &&
    !client.tokenExpired &&
    !client.tokenUnsure &&
    client.reachableSince < client.maysSince &&
    client.connectedSince < client.maysSince &&
    world.now - client.silenceEndedAt > world.promptMs + world.toleranceMs,
  ['renewToken'],
)
export const hasRenewalToTell = fact(
  'was given a token whose result it has not told',
  (client) => client.renewalsToTell > 0,
  ['renewToken'],
)
export const hasExitToTell = fact(
  'was told to log out or to leave, and has not told it',
  (client) => client.exitsToTell > 0,
)
