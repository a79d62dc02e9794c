/** What the adapters of the Web SDKs say of themselves. */
import { readFileSync } from 'node:fs'
import { rtcWebCalls } from '../../spec/vocabulary.ts'
import type { Description } from '../index.ts'
import type { DrivenSdk } from './driven-sdks.ts'
import { findSdk } from './serve-pages.ts'

const notOnTheWeb = 'The documents of the Web SDKs know no such stimulus.'

/** The description of the installed SDK, driven against the double. */
export function describeWeb({ profile, packageName, cannot }: DrivenSdk): Description {
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
      ...('loggedInElsewhere' in cannot ? [] : (['loggedInElsewhere'] as const)),
      'processKilled',
      'processRestarted',
      'serviceUnresponsive',
      'serviceRestored',
    ],
    observes: ['connectionAttempt', 'userOffline', 'userOnline', 'channelDestroyed'],
    cannot: {
      ipAddressChanged: notOnTheWeb,
      proxySet: notOnTheWeb,
      keepAliveTimedOut: notOnTheWeb,
      ...cannot,
    },
    // In a silent loss a single attempt lasts as long as the system tries it: 127 s on Linux.
    retryWithinMs: 130_000,
    simulates: ['presence', 'token', 'kick', 'ban', 'channel'],
  }
}

const needsTheService = 'Only the service can do it, and no public interface makes it do so.'

/** The description of the installed SDK, driven against Agora itself in real time. */
export function describeAgora({
  profile,
  packageName,
}: DrivenSdk): Description & { readonly clock: { readonly realToleranceMs: number } } {
  const ofTheBrowser = 'The browser takes a page off the network both ways, or not at all.'
  return {
    name: packageName,
    version: versionOf(packageName),
    profiles: [profile],
    clock: { realToleranceMs: 1_000 },
    drives: [...rtcWebCalls, 'networkLost', 'networkRestored', 'processKilled', 'processRestarted'],
    observes: [],
    cannot: {
      ipAddressChanged: notOnTheWeb,
      proxySet: notOnTheWeb,
      keepAliveTimedOut: notOnTheWeb,
      tokenExpired: needsTheService,
      bannedByServer: needsTheService,
      loggedInElsewhere: needsTheService,
      serviceUnresponsive: needsTheService,
      serviceRestored: needsTheService,
      'networkLost.direction=uplink': ofTheBrowser,
      'networkLost.direction=downlink': ofTheBrowser,
      'networkLost.manner=reset':
        'The browser lets standing connections fall silent and refuses new ones; it resets none.',
      'join.credential=expiredToken': 'A token that has expired would have to be kept for it.',
    },
    promptWithinMs: 5_000,
    retryWithinMs: 130_000,
  }
}

function versionOf(packageName: string): string {
  const { version } = JSON.parse(readFileSync(findSdk(`${packageName}/package.json`), 'utf8')) as { version: string }
  return version
}
