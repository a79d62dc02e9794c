/**
 * What the FAQ demands and forbids from 2.3.2 on: the rules of the native family as its own statements say them, what
 * Web viewers are told of native users, and what others are told when a process is killed.
 */
import { type ClientKind, nativeKinds } from '../dialect.ts'
import * as is from '../facts/index.ts'
import { rtcNative232Timers as timers } from '../profiles/timers.ts'
import {
  becomes,
  call,
  callback,
  evenIfTold,
  happens,
  ofClients,
  quietly,
  type Rule,
  rule,
  service,
  telling,
  under,
  witnessedBy,
} from '../rule.ts'
import { type RetellTable, retell } from './retell.ts'

const says: RetellTable = {
  'RTC-STATE-01': ['NATIVE232-DIAG'],
  'RTC-STATE-02': ['NATIVE232-DIAG'],
  'RTC-STATE-03': ['FAQ-SCOPE-05'],
  'RTC-STATE-04': ['NATIVE232-DIAG'],
  'RTC-STATE-05': ['NATIVE232-DIAG'],
  'RTC-STATE-06': { demands: [], forbids: ['NATIVE232-DIAG'] },
  'RTC-STATE-07': ['NATIVE232-T1b'],
  'RTC-STATE-08': ['NATIVE232-T1c'],
  'RTC-STATE-09': ['NATIVE232-T1d'],
  'RTC-STATE-10': [],
  'RTC-STATE-11': ['NATIVE232-T4b'],
  'RTC-STATE-12': ['FAQ-SCOPE-02'],
  'RTC-STATE-13': ['NATIVE232-REJOIN'],
  'RTC-STATE-14': [],
  'RTC-STATE-15': ['NATIVE232-T5c'],
  'RTC-STATE-16': ['NATIVE232-T7c'],
  'RTC-STATE-17': ['NATIVE232-T7b'],
  'RTC-STATE-18': [],
  'RTC-CB-01': ['FAQ-SCOPE-05'],
  'RTC-CB-02': ['FAQ-SCOPE-05'],
  'RTC-CB-03': ['FAQ-SCOPE-05'],
  'RTC-DIAG-01': ['NATIVE232-DIAG'],
  'RTC-DIAG-02': ['NATIVE232-DIAG'],
  'RTC-RECONNECT-01': ['FAQ-SCOPE-02'],
  'RTC-T0': ['NATIVE232-T0'],
  'RTC-T1a': ['NATIVE232-T1a'],
  'RTC-T1b': ['NATIVE232-T1b'],
  'RTC-T1c': ['NATIVE232-T1c'],
  'RTC-T1d': ['NATIVE232-T1d'],
  'RTC-T2a': ['NATIVE232-T2a'],
  'RTC-T2b': ['NATIVE232-T2b'],
  'RTC-T3a': ['NATIVE232-T3a'],
  'RTC-T3b': ['NATIVE232-T3b'],
  'RTC-T4a': ['NATIVE232-T4a'],
  'RTC-T4b': ['NATIVE232-T4b'],
  'RTC-T4c': ['NATIVE232-T4c'],
  'RTC-T5a': ['NATIVE232-T5a'],
  'RTC-T5b': ['NATIVE232-T5b'],
  'RTC-T5c': ['NATIVE232-T5c'],
  'RTC-T6a': ['NATIVE232-T6a'],
  'RTC-T6b': ['NATIVE232-T6b'],
  'RTC-T6c': ['NATIVE232-T6c'],
  'RTC-T7a': ['NATIVE232-T7a'],
  'RTC-T7b': ['NATIVE232-T7b'],
  'RTC-T7c': ['NATIVE232-T7c'],
  'RTC-T7d': [],
  'RTC-API-01': [],
  'RTC-API-02': [],
  'RTC-API-03': [],
  'RTC-REASON-00': [],
  'RTC-REASON-MAP': ['FAQ-SCOPE-05'],
  'RTC-REASON-00C': ['NATIVE232-T1b'],
  'RTC-REASON-01': ['FAQ-SCOPE-05'],
  'RTC-REASON-02a': ['NATIVE232-T4b'],
  'RTC-REASON-02b': ['NATIVE232-T7a'],
  'RTC-REASON-03': { demands: ['NATIVE232-BAN'], forbids: ['NATIVE232-BAN', 'FAQ-SCOPE-05'] },
  'RTC-REASON-04a': ['NATIVE232-T7c'],
  'RTC-REASON-04b': [],
  'RTC-REASON-05': { demands: ['NATIVE232-LEAVE'], forbids: ['FAQ-SCOPE-05'] },
  'RTC-REASON-06': { demands: [], forbids: ['FAQ-SCOPE-05'] },
  'RTC-REASON-07': { demands: [], forbids: ['FAQ-SCOPE-05'] },
  'RTC-REASON-08': { demands: [], forbids: ['FAQ-SCOPE-05'] },
  'RTC-REASON-09': { demands: [], forbids: ['FAQ-SCOPE-05'] },
  'RTC-REASON-10a': { demands: ['NATIVE232-CODE-JOIN-17'], forbids: ['NATIVE232-CODE-JOIN-17', 'FAQ-SCOPE-05'] },
  'RTC-REASON-10b': { demands: [], forbids: ['FAQ-SCOPE-05'] },
  'RTC-REASON-11': { demands: [], forbids: ['FAQ-SCOPE-05'] },
  'RTC-REASON-12': { demands: [], forbids: ['FAQ-SCOPE-05'] },
  'RTC-REASON-13': { demands: [], forbids: ['FAQ-SCOPE-05'] },
  'RTC-REASON-14': { demands: [], forbids: ['FAQ-SCOPE-05'] },
  'RTC-REASON-16': [],
  'RTC-OFFLINE-DROPPED': ['NATIVE232-OFFLINE-DROPPED'],
  'RTC-OFFLINE-QUIT': ['NATIVE232-OFFLINE-QUIT'],
  'RTC-CODE-JOIN-17': ['NATIVE232-CODE-JOIN-17'],
  'RTC-CODE-JOIN-ECHO': [],
}

const web: readonly ClientKind[] = ['web']
/** The watchers that the table of killed processes names. */
const android: readonly ClientKind[] = ['native']
const apple: readonly ClientKind[] = ['apple']

const killedBefore = is.subjectKilledBefore(['native'], timers.streamRemovedAfterMs)
const missedBefore = is.subjectKilledBefore(['native', 'linux', 'web'], timers.offlineAfterMs)

/** What is said of native users says nothing of the Web users in the channel. */
const ofNative = is.subjectIs(nativeKinds)

const leaving: readonly Rule[] = ofClients(nativeKinds, [
  rule('FAQ-SCOPE-02', 'FAQ-SCOPE-05')
    .after(callback('onRejoinChannelSuccess'))
    .given(is.inState('RECONNECTING'), is.undisturbed)
    .while(is.alive, is.notExiting, is.undisturbed, is.reachable)
    .due(becomes('CONNECTED')),
  rule('NATIVE232-LEAVE')
    .after(call('leaveChannel'))
    .given(is.inState('CONNECTED', 'FAILED'), is.settledButForEntry)
    .while(is.alive, is.notAboutToEnd)
    .due(becomes('DISCONNECTED')),
  rule('NATIVE232-LEAVE-RECONNECTING')
    .after(call('leaveChannel'))
    .given(is.inState('RECONNECTING'), is.settledButForEntry)
    .while(is.alive, is.notAboutToEnd)
    .due(becomes('DISCONNECTED')),
  rule('FAQ-SCOPE-02')
    .after(call('joinChannel', 'valid'))
    .given(is.restarted, is.inState('DISCONNECTED'), is.settled, is.noEcho, is.not(is.banned))
    .while(is.alive, is.reachable, is.undisturbed)
    .due(becomes('CONNECTED')),
])

/** Each platform tells by the names of its own document. */
const spellings: readonly Rule[] = [
  rule('NATIVE232-T1d').spells('onJoinChannelSuccess'),
  rule('NATIVE232-T2b').spells('onUserJoined'),
  rule('NATIVE232-T6c').spells('onUserOffline'),
  rule('NATIVE232-T5b').spells('onConnectionLost'),
  rule('NATIVE232-REJOIN').spells('onRejoinChannelSuccess'),
  rule('FAQ-SCOPE-05').spells('onConnectionStateChanged'),
  rule('XWEB-01a').spells('stream-added'),
  rule('XWEB-02').spells('stream-removed'),
  rule('XWEB-03').spells('peer-leave'),
]

/** What is said of a callback's name here is not retold: the names of these hold for Web clients, too. */
function isSpelledHere(told: Rule): boolean {
  return (
    told.kind === 'decode' &&
    told.finding === 'misspelt' &&
    spellings.some((own) => own.kind === 'decode' && own.callback === told.callback)
  )
}

/** When peer-leave comes, by the readings of A-07. */
const peerLeaves = [
  ['three-minutes', timers.peerLeaveAfterMs, 'peerLeaveAfterMs'],
  ['twenty-seconds', timers.offlineAfterMs, undefined],
  ['ten-seconds', timers.streamRemovedAfterMs, undefined],
] as const

/** What a Web viewer is told of native users. */
const viewers: readonly Rule[] = [
  ...ofClients(nativeKinds, [
    telling(
      web,
      rule('XWEB-01a')
        .after(becomes('CONNECTED'))
        .given(is.cameFrom('CONNECTING'))
        .while(is.alive, is.reachable, is.undisturbed, is.inState('CONNECTED'))
        .othersAreTold(callback('stream-added')),
    ),
    telling(
      web,
      rule('XWEB-01b')
        .after(becomes('CONNECTED'))
        .given(is.cameFrom('RECONNECTING'))
        .while(is.alive, is.reachable, is.undisturbed, is.inState('CONNECTED'))
        .othersAreTold(callback('stream-added')),
    ),
    under(
      'A-42',
      'stream-added-again',
      evenIfTold(
        telling(
          web,
          rule('XWEB-01b')
            .after(becomes('CONNECTED'))
            .given(is.cameFrom('RECONNECTING'))
            .while(is.alive, is.reachable, is.undisturbed, is.inState('CONNECTED'))
            .othersAreTold(callback('stream-added')),
        ),
      ),
    ),
  ]),
  ...ofClients(web, [
    rule('XWEB-01a')
      .only(callback('stream-added'), ofNative)
      .ifIt(
        is.both(
          is.subjectMayHaveJoined,
          is.either(is.subjectNotToldPresent(timers.streamRemovedAfterMs), is.subjectCameBack),
        ),
      ),
    under(
      'A-42',
      'no-callback',
      rule('XWEB-01b', 'KILL-11')
        .only(callback('stream-added'), ofNative, is.subjectCameBack)
        .ifIt(is.either(is.subjectNotToldPresent(timers.streamRemovedAfterMs), is.observerWasAway)),
    ),
    rule('XWEB-02')
      .onceBetween(is.ofUsersOn(nativeKinds, is.streamUnheard), timers.streamRemovedAfterMs, 'streamRemovedAfterMs')
      .due(callback('stream-removed')),
    rule('XWEB-02')
      .only(callback('stream-removed'), ofNative, is.subjectNotToldGone, is.not(killedBefore))
      .ifIt(is.subjectMayHaveLeft(timers.streamRemovedAfterMs)),
    rule('XWEB-02').only(callback('stream-removed'), ofNative).ifIt(is.subjectNotToldGone),
    ...peerLeaves.flatMap(([reading, ms, timer]) => [
      under(
        'A-07',
        reading,
        rule('XWEB-03')
          .onceBetween(is.ofUsersOn(nativeKinds, is.unheardAtServer), ms, timer)
          .due(callback('peer-leave')),
      ),
      under(
        'A-07',
        reading,
        rule('XWEB-03').only(callback('peer-leave'), ofNative, is.subjectNotToldGone).ifIt(is.subjectMayHaveLeft(ms)),
      ),
      under(
        'A-07',
        reading,
        rule('XWEB-03')
          .only(callback('peer-leave'), is.subjectKilled(['native']), is.subjectNotToldGone)
          .ifIt(is.killMayShow(ms)),
      ),
    ]),
    quietly(rule('XWEB-03').only(callback('peer-leave'), ofNative).ifIt(is.subjectNotToldGone)),
  ]),
]

const kills: readonly Rule[] = [
  rule('KILL-01b').decode('dead'),
  // Apple's systems: the leave is sent at once. A trace shows it only by what others are told, so KILL-03 breaks with them.
  ...ofClients(apple, [
    telling(
      android,
      rule('KILL-04', 'KILL-03')
        .after(happens('processKilled'))
        .given(is.killedInHealth)
        .while(is.dead)
        .othersAreTold(callback('onUserOffline')),
    ),
    telling(
      apple,
      rule('KILL-05', 'KILL-03')
        .after(happens('processKilled'))
        .given(is.killedInHealth)
        .while(is.dead)
        .othersAreTold(callback('onUserOffline')),
    ),
    telling(
      web,
      rule('KILL-06', 'KILL-03')
        .after(happens('processKilled'))
        .given(is.killedInHealth)
        .while(is.dead)
        .othersAreTold(callback('peer-leave')),
    ),
  ]),
  // The others fall silent.
  ...(
    [
      ['KILL-07', android],
      ['KILL-08', apple],
    ] as const
  ).flatMap(([clause, watchers]) =>
    ofClients<Rule>(watchers, [
      rule(clause, 'KILL-01b')
        .onceBetween(is.killedAndGone(['native', 'linux'], 'user'), timers.offlineAfterMs, 'killedOfflineAfterMs')
        .due(callback('onUserOffline')),
      rule(clause)
        .only(
          callback('onUserOffline'),
          is.subjectKilled(['native', 'linux']),
          is.subjectNotToldGone,
          is.not(missedBefore),
        )
        .ifIt(is.killMayShow(timers.offlineAfterMs)),
    ]),
  ),
  ...ofClients<Rule>(
    ['native', 'apple'],
    [
      witnessedBy(
        rule('KILL-09')
          .only(callback('onUserOffline'), is.subjectBackInTime(['native', 'linux'], timers.offlineAfterMs))
          .ifIt(is.observerWasAway),
        becomes('CONNECTED'),
        is.backFromKillWithin(timers.offlineAfterMs),
      ),
      rule('KILL-09')
        .only(callback('onUserJoined'), is.subjectBackInTime(['native', 'linux'], timers.offlineAfterMs))
        .ifIt(is.either(is.observerWasAway, is.subjectNotToldPresent(timers.offlineAfterMs))),
    ],
  ),
  // What is left of a kill after which the user was back may strike after a later one.
  ...ofClients<Rule>(nativeKinds, [
    quietly(
      rule('NATIVE232-T6a')
        .only(callback('onUserOffline'), missedBefore, is.subjectIsDead, is.subjectNotToldGone)
        .ifIt(is.either(is.observerWasAway, is.killMayShow(timers.offlineAfterMs))),
    ),
  ]),
  ...ofClients<Rule>(web, [
    rule('KILL-10', 'KILL-01b')
      .onceBetween(is.killedAndGone(['native'], 'streams'), timers.streamRemovedAfterMs, 'killedStreamRemovedAfterMs')
      .due(callback('stream-removed')),
    rule('KILL-10')
      .only(callback('stream-removed'), is.subjectKilled(['native']), is.subjectNotToldGone, is.not(killedBefore))
      .ifIt(is.killMayShow(timers.streamRemovedAfterMs)),
    witnessedBy(
      rule('KILL-11')
        .only(callback('stream-removed'), is.subjectBackInTime(['native'], timers.streamRemovedAfterMs))
        .ifIt(is.observerWasAway),
      becomes('CONNECTED'),
      is.backFromKillWithin(timers.streamRemovedAfterMs),
    ),
    // What is left of a kill may strike after a later one, or in a later interruption.
    quietly(
      rule('KILL-11')
        .only(callback('stream-removed'), killedBefore, is.subjectNotToldGone)
        .ifIt(
          is.either(
            is.observerWasAway,
            is.both(is.subjectMayHaveLeft(timers.streamRemovedAfterMs), is.killMayShow(timers.streamRemovedAfterMs)),
          ),
        ),
    ),
  ]),
  // A silence is a silence, whatever it came of.
  ...ofClients<Rule>(nativeKinds, [
    rule('NATIVE232-OFFLINE-DROPPED')
      .only(
        callback('onUserOffline'),
        is.subjectSilentSinceKill(['native', 'linux', 'web'], timers.offlineAfterMs),
        is.subjectNotToldGone,
      )
      .ifIt(is.saysDropped),
  ]),
  // A Web client that is killed is one that has lost its network.
  ...ofClients<Rule>(nativeKinds, [
    rule('KILL-12', 'KILL-01c')
      .onceBetween(is.killedAndGone(['web'], 'user'), timers.offlineAfterMs)
      .due(callback('onUserOffline')),
    rule('KILL-12', 'KILL-01c')
      .only(callback('onUserOffline'), is.subjectKilled(['web']), is.subjectNotToldGone, is.not(missedBefore))
      .ifIt(is.killMayShow(timers.offlineAfterMs)),
  ]),
  ...ofClients<Rule>(web, [
    rule('KILL-12', 'KILL-01c')
      .onceBetween(is.killedAndGone(['web'], 'streams'), timers.streamRemovedAfterMs)
      .due(callback('stream-removed')),
    rule('KILL-12', 'KILL-01c')
      .only(callback('stream-removed'), is.subjectKilled(['web']), is.subjectNotToldGone)
      .ifIt(is.killMayShow(timers.streamRemovedAfterMs)),
    ...peerLeaves.flatMap(([reading, ms]) => [
      under(
        'A-07',
        reading,
        rule('KILL-12', 'KILL-01c')
          .onceBetween(is.killedAndGone(['web'], 'user'), ms)
          .due(callback('peer-leave')),
      ),
      under(
        'A-07',
        reading,
        rule('KILL-12', 'KILL-01c')
          .only(callback('peer-leave'), is.subjectKilled(['web']), is.subjectNotToldGone)
          .ifIt(is.killMayShow(ms)),
      ),
    ]),
  ]),
  ...(
    [
      ['ten-seconds-after-kill', 0, 'channelDestroyedAfterMs'],
      ['ten-seconds-after-offline', timers.offlineAfterMs, undefined],
    ] as const
  ).flatMap(([reading, offlineMs, timer]) => [
    under(
      'A-41',
      reading,
      rule('KILL-13')
        .once(is.killedAsTheLast(offlineMs), timers.channelDestroyedAfterMs, timer)
        .dueSoonAfter(service('channelDestroyed')),
    ),
    under(
      'A-41',
      reading,
      rule('KILL-13')
        .only(service('channelDestroyed'), is.killedLast)
        .ifIt(is.killedSoLongAgo(offlineMs, timers.channelDestroyedAfterMs)),
    ),
  ]),
]

/** Every rule of native RTC from 2.3.2 on. */
export const rtcNative232Rules: readonly Rule[] = [
  ...retell({
    says,
    questions: ['A-01', 'A-04', 'A-06', 'A-19', 'A-21', 'A-25', 'X-03'],
    timers: {
      'A-01=ten-seconds-after-loss': 'lostAfterLossMs',
      'A-04=twenty-minutes-after-offline': 'failedAfterOfflineMs',
    },
    clients: nativeKinds,
  }).filter((told) => !isSpelledHere(told)),
  ...leaving,
  ...spellings,
  ...viewers,
  ...kills,
]
