/** What the adapters of the Web SDKs say of themselves. */
import { readFileSync } from 'node:fs'
import type { ProfileId } from '../../spec/vocabulary.ts'
import { rtcWebCalls } from '../../spec/vocabulary.ts'
import type { Description } from '../index.ts'
import { findSdk } from './serve-pages.ts'

const notOnTheWeb = 'The documents of the Web SDKs know no such stimulus.'

/** The description of the installed SDK, driven against the double. */
export function describeWeb(profile: ProfileId, packageName: string): Description {
  return {
    name: packageName,
    version: versionOf(packageName),
    profiles: [profile],
    clock: 'virtual',
    drives: [
      ...rtcWebCalls,
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
    observes: ['connectionAttempt', 'userOffline', 'userOnline', 'channelDestroyed'],
    cannot: { ipAddressChanged: notOnTheWeb, proxySet: notOnTheWeb, keepAliveTimedOut: notOnTheWeb },
    simulates: ['presence', 'token', 'kick', 'ban', 'channel'],
  }
}

function versionOf(packageName: string): string {
  const { version } = JSON.parse(readFileSync(findSdk(`${packageName}/package.json`), 'utf8')) as { version: string }
  return version
}
