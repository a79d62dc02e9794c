import { expect, it } from 'vitest'
import type { Credential } from '../../../spec/vocabulary.ts'
import { answerLookup, presentedBy, refusalOf } from './access-point.ts'

/** The codes in the access point's answer, one for each kind of edges that is asked for. */
function codesFor(credential: Credential, hasExpired = false): readonly number[] {
  const presented = presentedBy(credential, 'c1')
  const answer = answerLookup({ opid: 1, uid: 1, services: 2, ...presented }, refusalOf(presented, hasExpired))
  const { response_body: bodies } = JSON.parse(answer) as { response_body: readonly { buffer: { code: number } }[] }
  return bodies.map(({ buffer }) => buffer.code)
}

it.each([
  ['valid', 0],
  ['invalidAppId', 2_010_005],
  ['invalidChannelName', 2_010_007],
  ['invalidToken', 2_010_009],
  ['expiredToken', 2_010_013],
] as const)('answers %s with the code that the SDKs know it by', (credential, code) => {
  expect(codesFor(credential)).toEqual([code, code])
})

it('refuses a token that has expired since it was given', () => {
  expect(codesFor('valid', true)).toEqual([2_010_013, 2_010_013])
})
