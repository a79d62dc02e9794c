/** What the reference tells about itself. */
import {
  type CallName,
  type HappeningName,
  happenings,
  profileIds,
  rtcNativeCalls,
  rtcWebCalls,
  rtmCalls,
} from '../../spec/vocabulary.ts'
import type { Description } from '../contract.ts'

const notInRtm = 'The RTM document knows no such stimulus.'
const notBeforeStates = 'Before 2.3.2 there are no states and no reasons that could tell of it.'
const notOnTheWeb = 'The documents of the Web SDKs know no such stimulus.'

const reconnects = ['ipAddressChanged', 'proxySet', 'keepAliveTimedOut'] as const
const others = happenings.filter((name) => !(reconnects as readonly string[]).includes(name))
const ofRtc = ['connectionAttempt', 'userOffline', 'userOnline', 'channelDestroyed'] as const

function because(reason: string): { readonly [name in (typeof reconnects)[number]]: string } {
  return { ipAddressChanged: reason, proxySet: reason, keepAliveTimedOut: reason }
}

function each(...lists: readonly (readonly (CallName | HappeningName)[])[]): readonly (CallName | HappeningName)[] {
  return [...new Set(lists.flat())]
}

/** The description of the reference under a name. */
export function describeReference(name: string): Description {
  return {
    name,
    version: '1.0.0',
    profiles: profileIds,
    clock: 'virtual',
    drives: {
      'rtm-1': each(rtmCalls, others),
      'rtc-4': each(rtcNativeCalls, happenings),
      'rtc-ios-2.3.2': each(rtcNativeCalls, happenings),
      'rtc-native-2.3.1': each(
        rtcNativeCalls.filter((call) => call !== 'getConnectionState'),
        others,
      ),
      'rtc-native-2.3.2': each(rtcNativeCalls, rtcWebCalls, happenings),
      'rtc-web-3': each(rtcWebCalls, others),
      'rtc-web-4': each(rtcWebCalls, others),
    },
    observes: {
      'rtm-1': ['connectionAttempt', 'userAttributesSet', 'userOffline', 'userOnline'],
      'rtc-4': ofRtc,
      'rtc-ios-2.3.2': ofRtc,
      'rtc-native-2.3.1': ofRtc,
      'rtc-native-2.3.2': ofRtc,
      'rtc-web-3': ofRtc,
      'rtc-web-4': ofRtc,
    },
    cannot: {
      'rtm-1': because(notInRtm),
      'rtc-native-2.3.1': because(notBeforeStates),
      'rtc-web-3': because(notOnTheWeb),
      'rtc-web-4': because(notOnTheWeb),
    },
    promptWithinMs: 1_000,
  }
}
