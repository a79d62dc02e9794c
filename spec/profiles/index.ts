/** The profiles by their ids. */
import type { Profile } from '../profile.ts'
import type { ProfileId } from '../vocabulary.ts'
import { rtc4 } from './rtc-4.ts'
import { rtm1 } from './rtm-1.ts'

export const profiles: Readonly<Record<ProfileId, Profile>> = { 'rtm-1': rtm1, 'rtc-4': rtc4 } as unknown as Record<
  ProfileId,
  Profile
>
