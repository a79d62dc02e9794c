import { expect, it } from 'vitest'
import { presentedBy } from './access-point.ts'
import { ClientLink } from './client-link.ts'
import { createManualClock } from './manual-clock.ts'
import { Network } from './network.ts'
import { pushedCallbacks3 } from './pushed-callbacks.ts'
import { rulesOfDocument004 } from './rules.ts'
import { Service } from './service.ts'

/** Two users who have just joined, so that each is told of the other; and the link of the first one. */
function joinBoth() {
  const clock = createManualClock()
  const service = new Service(clock, rulesOfDocument004)
  const links = [1, 2].map((uid) => {
    const network = new Network(clock, 25)
    const parts = {
      uid,
      clock,
      network,
      service,
      pushed: pushedCallbacks3,
      nameOf: (of: unknown) => `uid${String(of)}`,
    }
    const link = new ClientLink({ ...parts, onAttempt: () => {} })
    const { appId, token, channel } = presentedBy('valid', 'c1')
    const presented = { app_id: appId, channel_key: token, channel_name: channel }
    const message = { ...presented, ap_response: { code: 0, cname: channel, uid, cert: 'cert' } }
    const text = JSON.stringify({ _id: 'r1', _type: 'join_v3', _message: message })
    const end = link.connect({ open: () => end.sent(text), receive: () => {}, close: () => {} })
    return link
  })
  clock.advance(200)
  return { clock, link: links[0] as ClientLink }
}

it('a callback that repeats a push promptly is the work of whoever pushed, once', () => {
  const { link } = joinBoth()
  expect(link.authorOf('peer-online', ['uid3'])).toBeUndefined()
  expect(link.authorOf('peer-online', ['uid2'])).toBe('service')
  expect(link.authorOf('peer-online', ['uid2'])).toBeUndefined()
})

it("a callback that comes long after the push is the SDK's own", () => {
  const { clock, link } = joinBoth()
  clock.advance(2_000)
  expect(link.authorOf('peer-online', ['uid2'])).toBeUndefined()
})
