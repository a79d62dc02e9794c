/** Short stories that few drawn sequences tell and that some faults need to show themselves. */
import type { Step } from '../../spec/vocabulary.ts'

/** The profiles whose users all run on one platform. */
type PlainProfile = 'rtm-1' | 'rtc-4'

const lost: Step = { client: 'uid1', happens: 'networkLost', args: { direction: 'both', manner: 'silent' } }
const restored: Step = { client: 'uid1', happens: 'networkRestored' }

function wait(waitMs: number): Step {
  return { waitMs }
}

/** Both users are in channel c1, and all is quiet. */
const inChannel: Readonly<Record<PlainProfile, readonly Step[]>> = {
  'rtm-1': [
    ...both((client) => ({ client, call: 'login', args: { credential: 'valid' } })),
    wait(1_500),
    ...both((client) => ({ client, call: 'joinChannel', args: { channel: 'c1' } })),
    wait(1_500),
  ],
  'rtc-4': [
    ...both((client) => ({ client, call: 'joinChannel', args: { channel: 'c1', credential: 'valid' } })),
    wait(1_500),
  ],
}

function both(step: (client: string) => Step): readonly Step[] {
  return ['uid1', 'uid2'].map(step)
}

/** Messages of the second user to the first, by channel and directly. */
function messages(count: number, first = 0): readonly Step[] {
  return Array.from({ length: count }, (_, index) => `m${first + index}`).flatMap((text) => [
    { client: 'uid2', call: 'sendChannelMessage', args: { channel: 'c1', text } },
    { client: 'uid2', call: 'sendPeerMessage', args: { to: 'uid1', text } },
  ])
}

/** The stories of each profile. */
export const targetedSteps: Readonly<Record<PlainProfile, readonly (readonly Step[])[]>> = {
  'rtm-1': [
    // More channel messages than may be resent, sent twenty seconds before the return.
    [...inChannel['rtm-1'], lost, wait(5_000), ...messages(40), wait(20_000), restored, wait(5_000)],
    // Messages before and after the edge of what is resent.
    [
      ...inChannel['rtm-1'],
      lost,
      wait(2_000),
      ...messages(2),
      wait(20_000),
      ...messages(2, 2),
      wait(13_000),
      restored,
      wait(5_000),
    ],
    // A user with attributes is removed, returns, and is removed again.
    [
      ...inChannel['rtm-1'],
      { client: 'uid1', call: 'setLocalUserAttributes', args: { attributes: { mood: 'a1' } } },
      wait(1_500),
      { client: 'uid1', call: 'setLocalUserAttributes', args: { attributes: { mood: 'a2', seat: '7' } } },
      wait(1_500),
      lost,
      wait(40_000),
      restored,
      wait(5_000),
      lost,
      wait(40_000),
      restored,
      wait(5_000),
    ],
  ],
  'rtc-4': [
    // A user is judged offline, returns, and is judged offline again.
    [...inChannel['rtc-4'], lost, wait(30_000), restored, wait(5_000), lost, wait(30_000), restored, wait(5_000)],
    // A user gives up, and comes back by leaving and joining.
    [
      ...inChannel['rtc-4'],
      lost,
      wait(1_300_000),
      { client: 'uid1', call: 'leaveChannel' },
      restored,
      { client: 'uid1', call: 'joinChannel', args: { channel: 'c1', credential: 'valid' } },
      wait(30_000),
    ],
  ],
}
