import { expect, test } from 'vitest'
import { knownLimit } from '../../adapters/known-lines.ts'
import type { TraceEvent } from '../../spec/index.ts'
import { readTrace } from './reader.ts'

const header = '{"trace":1,"profile":"rtc-4","clients":[{"id":"uid1","platform":"flutter"}],"clock":"virtual"}'

async function read(lines: readonly string[], pieces = 64): Promise<readonly (readonly [TraceEvent, number])[]> {
  const bytes = Buffer.from([header, ...lines].join('\n'))
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let start = 0; start < bytes.length; start += pieces)
      yield await Promise.resolve(bytes.subarray(start, start + pieces))
  }
  const events: [TraceEvent, number][] = []
  await readTrace(chunks(), {}, { begin: () => {}, event: (event, line) => void events.push([{ ...event }, line]) })
  return events
}

const call = (atMs: number | string) => `{"atMs":${atMs},"client":"uid1","call":"leaveChannel"}`

const repeating = [
  call(0),
  call(7),
  call(10),
  call(999_999_999_999_999),
  call(9_007_199_254_740_991),
  call('1e3'),
  '{"client":"uid1","atMs":8,"call":"leaveChannel"}',
  '{ "atMs":8,"client":"uid1","call":"leaveChannel"}',
  '{"atMs":8,"client":"uid1","call":"leaveChannel","atMs":9}',
  '{"atMs":10,"client":"uid1","call":"leaveChannel","atMs":11}',
  '{"atMs":8,"client":"uid1","call":"leaveChannel","\\u0061tMs":9}',
  '{"atMs":12,"client":"uid1","call":"leaveChannel","\\u0061tMs":13}',
  '{"atMs":8,"client":"uid1","callback":"用户","args":["😀",{"atMs":4}]}',
  '{"atMs":9,"client":"uid1","callback":"用户","args":["😀",{"atMs":4}]}',
  '{"atMs":3,"client":"uid1","call":"leaveChannel","__proto__":{"seq":"x"}}',
  '{"atMs":4,"client":"uid1","call":"leaveChannel","__proto__":{"seq":"x"}}',
  `{"atMs":4,"client":"uid1","callback":"${'x'.repeat(300)}","args":[]}`,
]

test.each([1, 7, 64, 100_000])(
  'lines that repeat give what each of them says, in pieces of %i bytes',
  async (pieces) => {
    const lines = [...repeating, ...repeating, ...repeating.toReversed()]
    expect(await read(lines, pieces)).toEqual(lines.map((line, index) => [JSON.parse(line), index + 2]))
  },
)

test('more lines than are remembered give what each of them says', async () => {
  const lines = Array.from({ length: 3 * knownLimit }, (_, index) =>
    JSON.stringify({ atMs: index, client: 'uid1', callback: 'onError', args: [index % (knownLimit + 100)] }),
  )
  expect(await read(lines, 100_000)).toEqual(lines.map((line, index) => [JSON.parse(line), index + 2]))
})

test.each([
  [call('01'), 'Line 4 is not JSON'],
  [call('-1'), 'Line 4 is no trace event: "atMs" is -1'],
  [call(9_007_199_254_740_992), 'Line 4 is no trace event: "atMs" is 9007199254740992'],
  [`${call(1)}x`, 'Line 4 is not JSON'],
  [header, 'Line 4 begins another trace'],
])('a line that is like one before but for %j is refused as ever', async (line, says) => {
  await expect(read([call(0), call(1), line])).rejects.toThrow(says)
})

test('nothing may follow the end of a trace, even if it was read before', async () => {
  await expect(read([call(0), '{"atMs":1,"ends":true}', call(2)])).rejects.toThrow(
    'Line 4 comes after the end of the trace in line 3.',
  )
})

test('what the listener throws is told as a fault of the line, also of one that was read before', async () => {
  const reading = readTrace(
    (async function* () {
      yield await Promise.resolve(Buffer.from([header, call(0), call(1)].join('\n')))
    })(),
    {},
    {
      begin: () => {},
      event: ({ atMs }) => {
        if (atMs === 1) throw new Error('It came too soon.')
      },
    },
  )
  await expect(reading).rejects.toThrow('Line 3 is no trace event: It came too soon.')
})
