import { describe, expect, it } from 'vitest'
import type { Decisions } from '../adapters/reference/index.ts'
import {
  accepted,
  becomes,
  callback,
  createReference,
  refused,
  reports,
  rtcReason,
  rtcState,
  rtmReason,
  rtmState,
  stateChanged,
  unchanged,
} from '../adapters/reference/index.ts'
import type { ProfileId } from '../spec/index.ts'
import { createJudge, profiles } from '../spec/index.ts'
import { runScenarios } from './index.ts'

const join = accepted(becomes(rtcState.connecting, rtcReason.connecting))
const login = accepted(becomes(rtmState.connecting, rtmReason.login))
const joined = [callback('onJoinChannelSuccess'), stateChanged(rtcState.connected, rtcReason.joinSuccess)] as const

/** Implementations that follow another reading than the reference does, or that take another liberty. */
const others: readonly (readonly [profile: ProfileId, what: string, decisions: Partial<Decisions>])[] = [
  ['rtc-4', 'A-01: ten seconds after the loss', { rtcLostAfterMs: 6_000 }],
  ['rtc-4', 'A-01: fifteen seconds after the loss', { rtcLostAfterMs: 11_000 }],
  ['rtc-4', 'A-02: the callback alone', { rtcLost: reports(callback('onConnectionLost')) }],
  ['rtc-4', 'A-02: the state event alone', { rtcLost: reports(stateChanged(rtcState.reconnecting, rtcReason.lost)) }],
  ['rtc-4', 'A-04: twenty minutes after others see it', { rtcGaveUpAfterMs: 1_216_000 }],
  ['rtc-4', 'A-04: twenty minutes after the loss', { rtcGaveUpAfterMs: 1_196_000 }],
  ['rtc-4', 'A-18: an invalid token fails', { rtcInvalidToken: becomes(rtcState.failed, rtcReason.invalidToken) }],
  [
    'rtc-4',
    'A-19: REJOIN_SUCCESS',
    { rtcRejoined: becomes(rtcState.connected, 15, callback('onRejoinChannelSuccess')) },
  ],
  ['rtc-4', 'A-21: a second join is refused', { rtcJoinWhenConnected: refused(-17) }],
  ['rtc-4', 'A-21: a join during an echo test is refused', { rtcJoinDuringEchoTest: refused(-8) }],
  ['rtc-4', 'A-22: a leave is needed', { rtcJoinWhenFailedForToken: refused(-17) }],
  ['rtc-4', 'A-22: a leave is not needed', { rtcJoinWhenFailedForToken: join }],
  ['rtc-4', 'A-25: the callback first', { rtcJoined: { state: rtcState.connected, reports: joined } }],
  ['rtc-4', 'X-03: stays connecting', { rtcJoinGaveUpAfterMs: Infinity }],
  ['rtc-4', 'X-03: says lost', { rtcJoinLostAfterMs: 10_000, rtcJoinGaveUpAfterMs: Infinity }],
  ['rtc-4', 'X-03: says lost and fails', { rtcJoinLostAfterMs: 10_000 }],
  ['rtc-4', 'X-05: connecting', { rtcProxySet: becomes(rtcState.connecting, rtcReason.settingProxyServer) }],
  ['rtc-4', 'a reset is reported at once', { rtcResetInterruptedAfterMs: 0 }],
  ['rtc-4', 'states and reasons are spelled by name', { spelling: 'names' }],
  ['rtm-1', 'A-29: 32 messages for each channel', { rtmResendLimitFor: 'each channel' }],
  ['rtm-1', 'A-29: the oldest messages', { rtmResendKeeps: 'oldest' }],
  ['rtm-1', 'X-07: ten seconds', { rtmLoginTimeoutMs: 10_000 }],
  ['rtm-1', 'X-07: twelve seconds', { rtmLoginTimeoutMs: 12_000 }],
  ['rtm-1', 'X-08: nothing happens', { rtmTokenExpiredWhenConnected: unchanged }],
  [
    'rtm-1',
    'X-08: the client reconnects',
    { rtmTokenExpiredWhenConnected: becomes(rtmState.reconnecting, rtmReason.tokenExpired) },
  ],
  ['rtm-1', 'X-09: a login works at once', { rtmLoginWhenAborted: login }],
  ['rtm-1', 'a reset is reported at once', { rtmResetInterruptedAfterMs: 0 }],
  ['rtm-1', 'states and reasons are spelled by name', { spelling: 'names' }],
]

async function notPassed(profile: ProfileId, decisions: Partial<Decisions>) {
  const adapter = createReference(decisions)
  const judge = createJudge(profiles[profile], { observes: ['connectionAttempt', 'userAttributesSet', 'userOffline'] })
  const { results } = await runScenarios({ profile, adapter, judge })
  return results
    .filter(({ outcome }) => outcome !== 'passed')
    .map(({ name, outcome, failedStep, message }) => ({ name, outcome, failedStep, message }))
}

describe('an implementation that the documents allow passes every scenario', () => {
  it.each(others)('%s, %s', async (profile, _what, decisions) => {
    expect(await notPassed(profile, decisions)).toEqual([])
  })

  it.each([
    [
      'rtc-4',
      'A user who is back in time has never been away',
      { rtcRetryAfterMs: () => 25_000, rtcRestoredRetryAfterMs: 25_000 },
    ],
    [
      'rtm-1',
      'Others see nothing of a client that is back in time',
      { rtmRetryAfterMs: () => 25_000, rtmRestoredRetryAfterMs: 25_000 },
    ],
  ] as const)('%s, but for "%s" if its retries are slow: that is not driven', async (profile, name, decisions) => {
    const failed = await notPassed(profile, decisions)
    expect(failed).toMatchObject([{ name, outcome: 'not driven' }])
  })
})
