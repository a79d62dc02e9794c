/** RTC Web 4.x: which reason comes with DISCONNECTED, and what must have happened for it. */
import * as is from '../facts/index.ts'
import { type Rule, rule } from '../rule.ts'
import { becomes, connected, connecting, disconnecting, rejoining } from './rtc-web-4-words.ts'

const banned = ['UID_BANNED', 'IP_BANNED', 'CHANNEL_BANNED'] as const
const refusable = ['invalidAppId', 'invalidChannelName', 'invalidToken'] as const
const healthy = is.not(is.interruptedAtAll)

const leave: readonly Rule[] = [
  rule('WEB4-REASON-LEAVE').only(becomes('DISCONNECTED', 'LEAVE')).ifIt(is.exiting),
  rule('WEB4-REASON-LEAVE')
    .only(
      becomes('DISCONNECTED'),
      is.either(connected, disconnecting),
      is.exiting,
      is.notAboutToEnd,
      is.notBanned,
      is.not(is.expired),
      healthy,
    )
    .ifIt(is.reasonAmong('LEAVE')),
]

const network: readonly Rule[] = [
  rule('WEB4-REASON-NETWORK')
    .only(becomes('DISCONNECTED', 'NETWORK_ERROR'))
    .ifIt(is.either(rejoining, is.interruptedAtAll, is.not(is.heard), is.both(connecting, is.hasNotUsedNetwork))),
  rule('WEB4-REASON-NETWORK')
    .only(becomes('DISCONNECTED'), rejoining, is.not(is.mayEnd))
    .ifIt(is.reasonAmong('NETWORK_ERROR', 'SERVER_ERROR')),
]

const service: readonly Rule[] = [
  rule('WEB4-REASON-SERVER')
    .only(becomes('DISCONNECTED', 'SERVER_ERROR'), connecting, healthy)
    .ifIt(is.either(is.mayFailToEnter, is.not(is.heard))),
  rule('WEB4-REASON-SERVER')
    .only(becomes('DISCONNECTED'), connecting, is.presented(...refusable), is.not(is.mayEnd), is.heard, healthy)
    .ifIt(is.reasonAmong('SERVER_ERROR')),
]

const ban: readonly Rule[] = [
  rule('WEB4-REASON-BANNED')
    .only(becomes('DISCONNECTED', ...banned))
    .ifIt(is.either(is.banned, is.kicked, is.everKicked)),
  rule('WEB4-REASON-BANNED')
    .only(becomes('DISCONNECTED'), connected, is.banned, is.undisturbedBut('ban'), healthy)
    .ifIt(is.reasonAmong(...banned)),
]

const token: readonly Rule[] = [
  rule('WEB4-REASON-TOKEN').only(becomes('DISCONNECTED', 'TOKEN_EXPIRE')).ifIt(is.expired),
  rule('WEB4-REASON-TOKEN')
    .only(becomes('DISCONNECTED'), connected, is.expired, is.undisturbedBut('expire'), healthy)
    .ifIt(is.reasonAmong('TOKEN_EXPIRE')),
]

/** What the reasons of a disconnection must be. */
export const reasons: readonly Rule[] = [...leave, ...network, ...service, ...ban, ...token]
