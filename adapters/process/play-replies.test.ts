import { isDeepStrictEqual } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { Step } from '../../spec/vocabulary.ts'
import { createReference } from '../reference/index.ts'
import { PlayReplies } from './play-replies.ts'
import { readReply } from './read-reply.ts'

const steps: readonly Step[] = [
  { client: 'uid1', call: 'login', args: { credential: 'valid' } },
  { client: 'uid2', call: 'login', args: { credential: 'valid' } },
  { waitMs: 1_000 },
  { client: 'uid1', call: 'setLocalUserAttributes', args: { attributes: { mood: 'a1', seat: '7' } } },
  { client: 'uid1', call: 'sendPeerMessage', args: { to: 'uid2', text: 'hello' } },
  { client: 'uid2', happens: 'networkLost', args: { direction: 'both', manner: 'silent' } },
  { waitMs: 40_000 },
  { client: 'uid2', happens: 'networkRestored' },
  { waitMs: 5_000 },
]

function lineOf(id: number, nowMs: number, events: readonly unknown[]): string {
  return JSON.stringify({ jsonrpc: '2.0', id, result: { nowMs, events } })
}

function eventsOf(played: readonly Step[]): readonly unknown[] {
  const clients = [
    { id: 'uid1', platform: 'linux' },
    { id: 'uid2', platform: 'linux' },
  ] as const
  return createReference().open({ profile: 'rtm-1', clients }).play(played)
}

const events = eventsOf(steps)
const later = eventsOf([{ waitMs: 123 }, ...steps])

/** Whether it reads the line as JSON.parse does, or leaves it to that. */
function agrees(replies: PlayReplies, line: Buffer): boolean {
  const reply = replies.read(line)
  return reply === undefined || isDeepStrictEqual(reply, readReply(line.toString()))
}

describe('The reader of replies to play', () => {
  test('reads what JSON.parse reads, whether the events are new, known, or known with other stamps', () => {
    const replies = new PlayReplies()
    for (const line of [lineOf(1, 46_000, events), lineOf(2, 46_000, events), lineOf(3, 46_123, later)]) {
      expect(replies.read(Buffer.from(line))).toStrictEqual(readReply(line))
    }
  })

  test('leaves events that are always new to JSON.parse, and tries again later', () => {
    const replies = new PlayReplies()
    const readFresh = (at: number) =>
      replies.read(Buffer.from(lineOf(at, 0, [{ atMs: 0, client: 'uid1', callback: 'onMessage', args: [at] }])))
    const isRead = Array.from({ length: 600 }, (_, at) => readFresh(at) !== undefined)
    expect(isRead.indexOf(false)).toBe(32)
    expect(isRead.indexOf(true, 32)).toBe(32 + 512)
  })

  test('does not give up where known events are as many as new ones', () => {
    const replies = new PlayReplies()
    const known = { atMs: 0, client: 'uid1', callback: 'onLoginSuccess', args: [] }
    const isRead = Array.from({ length: 600 }, (_, at) => {
      const line = lineOf(at, 0, [known, { ...known, args: [at] }])
      return replies.read(Buffer.from(line)) !== undefined
    })
    expect(isRead).not.toContain(false)
  })

  test('gives each event an object of its own', () => {
    const replies = new PlayReplies()
    const twice = lineOf(1, 0, [...events.slice(0, 1), ...events.slice(0, 1)])
    const { result } = replies.read(Buffer.from(twice)) as { result: { events: readonly unknown[] } }
    expect(result.events[0]).toStrictEqual(result.events[1])
    expect(result.events[0]).not.toBe(result.events[1])
  })

  test.each([
    '{"jsonrpc":"2.0","id":1,"result":{"nowMs":0,"events":[{"atMs":1,"args":[{"atMs":2},{"atMs":3}]}]}}',
    '{"jsonrpc":"2.0","id":1,"result":{"nowMs":0,"events":[{"atMs":1,"args":["},{\\"atMs\\":2"]},{"atMs":7}]}}',
    '{"jsonrpc":"2.0","id":1,"result":{"nowMs":0,"events":[{"atMs":1,"client":"a","atMs":2},{"atMs":7}]}}',
    '{"jsonrpc":"2.0","id":1,"result":{"nowMs":0,"events":[{"atMs":1,"client":"\u00fcid"},{"atMs":7}]}}',
    '{"jsonrpc":"2.0","id":1,"result":{"nowMs":0,"events":[{"atMs":1.5},{"atMs":-1},{"atMs":1e3},{"atMs":"1"}]}}',
    '{"jsonrpc":"2.0","id":1,"result":{"nowMs":0,"events":[{"atMs":1,"__proto__":{"call":"login"}}]}}',
    '{"jsonrpc":"2.0","id":1,"result":{"nowMs":0,"events":[{"atMs":1},null,{"atMs":7}]}}',
    '{"jsonrpc":"2.0","id":1,"result":{"nowMs":0,"events":[]}}',
    '{"jsonrpc":"2.0","id":1,"result":{"nowMs":0,"events":[{"atMs":1}],"events":[]}}',
    '{"jsonrpc":"2.0","id":1,"result":{"nowMs":0.5,"events":[{"atMs":1}]}}',
    '{"jsonrpc":"2.0","id":1,"error":{"code":-32000,"message":"},{\\"atMs\\":"}}',
    '{"jsonrpc":"2.0","id":1,"result":{}}',
  ])('reads %s as JSON.parse does, or leaves it to that', (line) => {
    const replies = new PlayReplies()
    for (let time = 1; time <= 3; time += 1) expect(agrees(replies, Buffer.from(line))).toBe(true)
  })

  test('never takes a broken line for another, wherever a byte of it is wrong', () => {
    const replies = new PlayReplies()
    const line = Buffer.from(lineOf(10, 46_000, events))
    expect(replies.read(line)).toBeDefined()
    const places = Array.from({ length: line.length }, (_, at) => at)
    const misread = places.filter((at) =>
      ['"', '}', '0', '\\'].some((wrong) => {
        const broken = Buffer.from(line)
        broken.write(wrong, at)
        return !agrees(replies, broken)
      }),
    )
    expect(misread).toEqual([])
  })

  test('gives nothing for a line that is cut off, wherever that is', () => {
    const replies = new PlayReplies()
    const line = Buffer.from(lineOf(10, 46_000, events))
    for (let length = 0; length < line.length; length += 1) {
      expect(replies.read(line.subarray(0, length))).toBeUndefined()
    }
  })
})
