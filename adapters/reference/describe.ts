/** What the reference tells about itself. */
import { happenings, rtcNativeCalls, rtmCalls } from '../../spec/vocabulary.ts'
import type { Description } from '../contract.ts'

const notInRtm = 'The RTM document knows no such stimulus.'

/** The description of the reference under a name. */
export function describeReference(name: string): Description {
  return {
    name,
    version: '1.0.0',
    profiles: ['rtm-1', 'rtc-4'],
    clock: 'virtual',
    drives: {
      'rtm-1': [
        ...rtmCalls,
        'networkLost',
        'networkRestored',
        'tokenExpired',
        'bannedByServer',
        'loggedInElsewhere',
        'processKilled',
        'processRestarted',
        'serviceUnresponsive',
        'serviceRestored',
      ],
      'rtc-4': [...rtcNativeCalls, ...happenings],
    },
    observes: {
      'rtm-1': ['connectionAttempt', 'userAttributesSet', 'userOffline', 'userOnline'],
      'rtc-4': ['connectionAttempt', 'userOffline', 'userOnline', 'channelDestroyed'],
    },
    cannot: { 'rtm-1': { ipAddressChanged: notInRtm, proxySet: notInRtm, keepAliveTimedOut: notInRtm } },
    promptWithinMs: 1_000,
  }
}
