/** The SDKs that can be driven: the profile of each, its script and its pages, and what the double is to it. */
import type { ProfileId } from '../../spec/vocabulary.ts'
import type { ServedPages } from './serve-pages.ts'
import { type PushedCallbacks, pushedCallbacks3, pushedCallbacks4 } from './service/pushed-callbacks.ts'
import { rulesOfDocument004, rulesOfWeb4, type ServiceRules } from './service/rules.ts'

/** An SDK from npm, as the adapters need it. */
export interface DrivenSdk {
  readonly profile: ProfileId
  readonly packageName: string
  /** A page that directs the pages of all clients, in virtual time. */
  readonly directed: ServedPages
  /** A page with a client of its own, in real time: on the loopback, where nobody stands behind the media, and elsewhere. */
  readonly onLoopback: ServedPages
  readonly alone: ServedPages
  readonly rules: ServiceRules
  /** What the double cannot do to it, and why. */
  readonly cannot: Readonly<Partial<Record<'loggedInElsewhere', string>>>
  /** What of a push each callback of the SDK repeats. */
  readonly pushed: PushedCallbacks
}

const pagesOf = (version: 3 | 4, sdk: string): Pick<DrivenSdk, 'directed' | 'onLoopback' | 'alone'> => ({
  directed: { main: `main-${version}.ts`, sdk },
  onLoopback: { main: `client-${version}.ts`, before: 'loopback.ts', sdk, isClient: true },
  alone: { main: `client-${version}.ts`, sdk, isClient: true },
})

export const sdk3: DrivenSdk = {
  profile: 'rtc-web-3',
  packageName: 'agora-rtc-sdk',
  ...pagesOf(3, 'agora-rtc-sdk/AgoraRTCSDK.min.js'),
  rules: rulesOfDocument004,
  cannot: {
    loggedInElsewhere:
      'It does nothing upon the notification that is known (2003). How the service ends such a client no public document says, and a double must not guess.',
  },
  pushed: pushedCallbacks3,
}

export const sdk4: DrivenSdk = {
  profile: 'rtc-web-4',
  packageName: 'agora-rtc-sdk-ng',
  ...pagesOf(4, 'agora-rtc-sdk-ng/AgoraRTC_N-production.js'),
  rules: rulesOfWeb4,
  cannot: {},
  pushed: pushedCallbacks4,
}
