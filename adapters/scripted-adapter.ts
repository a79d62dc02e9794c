/** An adapter that answers each play with events written beforehand; the tests of the border let it say anything. */
import type { Adapter, Description, Session } from './contract.ts'

/** What the tests say about every scripted adapter, unless they say otherwise. */
export const scriptedDescription: Description = {
  name: 'scripted',
  version: '1',
  profiles: ['rtm-1', 'rtc-4'],
  clock: 'virtual',
  drives: { 'rtm-1': ['login', 'logout', 'networkLost'], 'rtc-4': ['joinChannel', 'leaveChannel'] },
  observes: [],
}

/** Answers the first play with the first list, the second with the second, and so on. */
export function scriptedAdapter(plays: readonly unknown[], described: Partial<Description> = {}): Adapter {
  return {
    describe: () => ({ ...scriptedDescription, ...described }),
    open(): Session {
      let played = 0
      return {
        play() {
          const events = plays[played]
          played += 1
          // The events of a test may be anything, as those of a faulty adapter may.
          return events as ReturnType<Session['play']>
        },
        close() {},
      }
    },
  }
}
