/** The real SDKs that the project judges, and by which adapters. */
import { type DrivenSdk, sdk3, sdk4 } from '../../adapters/agora-web/driven-sdks.ts'
import { type TimelineWords, words3, words4 } from './timeline-words.ts'

/** One SDK as it is shipped. */
export interface ShippedSdk extends DrivenSdk {
  readonly version: string
  /** Selects the clauses of the profile, and so leaves out the relations between sessions that no document states. */
  readonly clauses: string
  /** The module of the adapter in virtual time. */
  readonly adapter: string
  readonly timeline: TimelineWords
  /** How many threads play, each with a browser of its own: 4.x takes more than twice as long as 3.x. */
  readonly jobs: number
  /** What the SDK does in no session, so that a clause about it is never put to the test. */
  readonly notExercised: readonly string[]
}

export const shippedSdks: readonly ShippedSdk[] = [
  {
    ...sdk3,
    version: '3.6.11',
    clauses: 'WEB3-*',
    adapter: 'adapters/agora-web/web-3.ts',
    timeline: words3,
    jobs: 1,
    notExercised: [],
  },
  {
    ...sdk4,
    version: '4.24.8',
    clauses: 'WEB4-*',
    adapter: 'adapters/agora-web/web-4.ts',
    timeline: words4,
    jobs: 2,
    // It gives no interruption up for the network alone, for as long as anybody has waited.
    notExercised: ['WEB4-REASON-NETWORK'],
  },
]

/** What the files of an SDK are called. */
export function fileNameOf({ packageName, version }: Pick<ShippedSdk, 'packageName' | 'version'>): string {
  return `${packageName}-${version}`
}

/** Where the pages of findings stand. */
export const findingsFolder = 'docs/findings'
/** Where the known violations stand. */
export const waivers = 'adapters/agora-web/waivers.yaml'
/**
 * How many sequences are drawn, after some 300 short ones; from 100 on there would be ten times as many of those. Each
 * costs about three times as much as a short one, and none after g10 is known to show what nothing before it does.
 */
export const drawn = 24
