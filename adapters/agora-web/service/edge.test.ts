import { expect, it } from 'vitest'
import type { Credential } from '../../../spec/vocabulary.ts'
import { presentedBy, refusalOf } from './access-point.ts'
import { acceptConnection } from './edge.ts'
import { createManualClock } from './manual-clock.ts'
import { rulesOfDocument004 } from './rules.ts'
import { Service } from './service.ts'

/** What the edge answers to a join with this credential, whatever the access point has said before. */
function answersTo(type: string, credential: Credential): readonly unknown[] {
  const service = new Service(createManualClock(), rulesOfDocument004)
  const answers: unknown[] = []
  const { receive } = acceptConnection(
    service,
    { send: ({ text }) => answers.push(JSON.parse(text)), close: () => {} },
    (presented) => refusalOf(presented, service.hasExpired(presented.uid)),
    () => true,
  )
  const { appId, token, channel } = presentedBy(credential, 'c1')
  const presented = { app_id: appId, channel_key: token, channel_name: channel }
  const granted = { code: 0, cname: channel, uid: 1, cert: 'cert' }
  receive(JSON.stringify({ _id: 'r1', _type: type, _message: { ...presented, ap_response: granted } }))
  return [...answers, service.usersOf(channel)]
}

it.each(['join', 'join_v3'])('%s lets a client in whose credential is good', (type) => {
  expect(answersTo(type, 'valid')).toMatchObject([{ _id: 'r1', _result: 'success' }, [1]])
})

it.each([
  ['invalidAppId', 2013],
  ['invalidChannelName', 2014],
  ['invalidToken', 110],
  ['expiredToken', 118],
] as const)('a ticket of the access point does not make up for %s', (credential, code) => {
  const refused = [{ _id: 'r1', _result: 'failed', _message: { error_code: code } }, []]
  expect(answersTo('join', credential)).toMatchObject(refused)
  expect(answersTo('join_v3', credential)).toMatchObject(refused)
})
