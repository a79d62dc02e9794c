/** The profiles by their ids. */
import type { Profile } from '../profile.ts'
import type { ProfileId } from '../vocabulary.ts'
import { rtc4 } from './rtc-4.ts'
import { rtcIos232 } from './rtc-ios-2.3.2.ts'
import { rtcNative231 } from './rtc-native-2.3.1.ts'
import { rtcNative232 } from './rtc-native-2.3.2.ts'
import { rtcWeb3 } from './rtc-web-3.ts'
import { rtcWeb4 } from './rtc-web-4.ts'
import { rtm1 } from './rtm-1.ts'

export const profiles: Readonly<Record<ProfileId, Profile>> = {
  'rtm-1': rtm1,
  'rtc-4': rtc4,
  'rtc-ios-2.3.2': rtcIos232,
  'rtc-native-2.3.1': rtcNative231,
  'rtc-native-2.3.2': rtcNative232,
  'rtc-web-3': rtcWeb3,
  'rtc-web-4': rtcWeb4,
}
