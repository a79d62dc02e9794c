/** The SDKs that can be driven: the script of each, as a page loads it, and the modules of the pages around it. */
import type { ServedPages } from './serve-pages.ts'

interface SdkPages {
  /** A page that directs the pages of all clients, in virtual time. */
  readonly directed: ServedPages
  /** A page with a client of its own, in real time. */
  readonly alone: ServedPages
}

const pagesOf = (version: 3 | 4, sdk: string): SdkPages => ({
  directed: { main: `main-${version}.ts`, sdk },
  alone: { main: `client-${version}.ts`, sdk, isClient: true },
})

export const pages3 = pagesOf(3, 'agora-rtc-sdk/AgoraRTCSDK.min.js')
export const pages4 = pagesOf(4, 'agora-rtc-sdk-ng/AgoraRTC_N-production.js')
