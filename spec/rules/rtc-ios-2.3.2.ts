/** What the iOS document demands and forbids: the rules of the native family, as its own statements say them. */
import { nativeKinds } from '../dialect.ts'
import * as is from '../facts/index.ts'
import { becomes, call, callback, type Rule, rule } from '../rule.ts'
import { type RetellTable, retell } from './retell.ts'

const says: RetellTable = {
  'RTC-STATE-01': ['IOS-STATE-00'],
  'RTC-STATE-02': ['IOS-DIAG-01'],
  'RTC-STATE-03': ['IOS-STATE-06'],
  'RTC-STATE-04': ['IOS-STATE-01'],
  'RTC-STATE-05': ['IOS-STATE-01'],
  'RTC-STATE-06': { demands: [], forbids: ['IOS-STATE-01'] },
  'RTC-STATE-07': ['IOS-STATE-02'],
  'RTC-STATE-08': ['IOS-STATE-03'],
  'RTC-STATE-09': ['IOS-T1d'],
  'RTC-STATE-10': [],
  'RTC-STATE-11': ['IOS-STATE-04'],
  'RTC-STATE-12': ['IOS-RECONNECT-01'],
  'RTC-STATE-13': ['IOS-REJOIN'],
  'RTC-STATE-14': [],
  'RTC-STATE-15': ['IOS-T5c'],
  'RTC-STATE-16': ['IOS-STATE-05'],
  'RTC-STATE-17': ['IOS-T7b'],
  'RTC-STATE-18': [],
  'RTC-CB-01': ['IOS-CB-02'],
  'RTC-CB-02': ['IOS-CB-03'],
  'RTC-CB-03': ['IOS-API-02'],
  'RTC-DIAG-01': ['IOS-DIAG-01'],
  'RTC-DIAG-02': ['IOS-DIAG-02'],
  'RTC-RECONNECT-01': ['IOS-RECONNECT-01'],
  'RTC-T0': ['IOS-T0'],
  'RTC-T1a': ['IOS-T1a'],
  'RTC-T1b': ['IOS-T1b'],
  'RTC-T1c': ['IOS-T1c'],
  'RTC-T1d': ['IOS-T1d'],
  'RTC-T2a': ['IOS-T2a'],
  'RTC-T2b': ['IOS-T2b'],
  'RTC-T3a': ['IOS-T3a'],
  'RTC-T3b': ['IOS-T3b'],
  'RTC-T4a': ['IOS-T4a'],
  'RTC-T4b': ['IOS-T4b'],
  'RTC-T4c': ['IOS-T4c'],
  'RTC-T5a': ['IOS-T5a'],
  'RTC-T5b': ['IOS-T5b'],
  'RTC-T5c': ['IOS-T5c'],
  'RTC-T6a': ['IOS-T6a'],
  'RTC-T6b': ['IOS-T6b'],
  'RTC-T6c': ['IOS-T6c'],
  'RTC-T7a': ['IOS-T7a'],
  'RTC-T7b': ['IOS-T7b'],
  'RTC-T7c': ['IOS-T7c'],
  'RTC-T7d': [],
  'RTC-API-01': [],
  'RTC-API-02': ['IOS-API-01'],
  'RTC-API-03': [],
  'RTC-REASON-00': [],
  'RTC-REASON-MAP': ['IOS-API-02'],
  'RTC-REASON-00C': ['IOS-T1b'],
  'RTC-REASON-01': ['IOS-API-02'],
  'RTC-REASON-02a': ['IOS-T4b'],
  'RTC-REASON-02b': ['IOS-T7a'],
  'RTC-REASON-03': { demands: ['IOS-BAN'], forbids: ['IOS-BAN', 'IOS-API-02'] },
  'RTC-REASON-04a': ['IOS-T7c'],
  'RTC-REASON-04b': [],
  'RTC-REASON-05': { demands: ['IOS-LEAVE'], forbids: ['IOS-API-02'] },
  'RTC-REASON-06': { demands: [], forbids: ['IOS-API-02'] },
  'RTC-REASON-07': { demands: [], forbids: ['IOS-API-02'] },
  'RTC-REASON-08': { demands: [], forbids: ['IOS-API-02'] },
  'RTC-REASON-09': { demands: [], forbids: ['IOS-API-02'] },
  'RTC-REASON-10a': { demands: ['IOS-CODE-JOIN-17'], forbids: ['IOS-CODE-JOIN-17', 'IOS-API-02'] },
  'RTC-REASON-10b': { demands: [], forbids: ['IOS-API-02'] },
  'RTC-REASON-11': { demands: [], forbids: ['IOS-API-02'] },
  'RTC-REASON-12': { demands: [], forbids: ['IOS-API-02'] },
  'RTC-REASON-13': { demands: [], forbids: ['IOS-API-02'] },
  'RTC-REASON-14': { demands: [], forbids: ['IOS-API-02'] },
  'RTC-REASON-16': [],
  'RTC-OFFLINE-DROPPED': ['IOS-OFFLINE-DROPPED'],
  'RTC-OFFLINE-QUIT': ['IOS-OFFLINE-QUIT'],
  'RTC-CODE-JOIN-17': ['IOS-CODE-JOIN-17'],
  'RTC-CODE-JOIN-ECHO': [],
}

const leaving: readonly Rule[] = [
  rule('IOS-RECONNECT-01', 'IOS-CB-02')
    .after(callback('onRejoinChannelSuccess'))
    .given(is.inState('RECONNECTING'), is.undisturbed)
    .while(is.alive, is.notExiting, is.undisturbed, is.reachable)
    .due(becomes('CONNECTED')),
  rule('IOS-LEAVE')
    .after(call('leaveChannel'))
    .given(is.inState('CONNECTED', 'FAILED'), is.settledButForEntry)
    .while(is.alive, is.notAboutToEnd)
    .due(becomes('DISCONNECTED')),
  rule('IOS-LEAVE-RECONNECTING')
    .after(call('leaveChannel'))
    .given(is.inState('RECONNECTING'), is.settledButForEntry)
    .while(is.alive, is.notAboutToEnd)
    .due(becomes('DISCONNECTED')),
]

/** Every rule of RTC iOS from 2.3.2 on. */
export const rtcIos232Rules: readonly Rule[] = [
  ...retell({
    says,
    questions: ['A-01', 'A-04', 'A-06', 'A-19', 'A-21', 'A-25', 'X-03'],
    timers: {
      'A-01=ten-seconds-after-loss': 'lostAfterLossMs',
      'A-04=twenty-minutes-after-loss': 'failedAfterLossMs',
    },
    clients: nativeKinds,
  }),
  ...leaving,
]
