/** The real SDKs that the project judges, and by which adapters. */
import type { ProfileId } from '../../spec/index.ts'

/** One SDK as it is shipped. */
export interface ShippedSdk {
  readonly package: string
  readonly version: string
  readonly profile: ProfileId
  /** Selects the clauses of the profile, and so leaves out the relations between sessions that no document states. */
  readonly clauses: string
  /** In virtual time. */
  readonly adapter: string
  /** In real time, over TLS on the loopback. */
  readonly loopback: string
}

export const shippedSdks: readonly ShippedSdk[] = [
  {
    package: 'agora-rtc-sdk',
    version: '3.6.11',
    profile: 'rtc-web-3',
    clauses: 'WEB3-*',
    adapter: 'adapters/agora-web/web-3.ts',
    loopback: 'adapters/agora-web/web-3-loopback.ts',
  },
  {
    package: 'agora-rtc-sdk-ng',
    version: '4.24.8',
    profile: 'rtc-web-4',
    clauses: 'WEB4-*',
    adapter: 'adapters/agora-web/web-4.ts',
    loopback: 'adapters/agora-web/web-4-loopback.ts',
  },
]

/** Where the known violations stand. */
export const waivers = 'adapters/agora-web/waivers.yaml'
/** How many sequences are drawn, after some 280 short ones; from 100 on there would be ten times as many of those. */
export const drawn = 60
/** How many threads play, each with a browser of its own. */
export const jobs = 2
