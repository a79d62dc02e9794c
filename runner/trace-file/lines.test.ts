import { expect, test } from 'vitest'
import { UsageError } from '../usage-error.ts'
import { eachLine, longestLineBytes, textOf } from './lines.ts'

/** The bytes in pieces that share their memory, as those of a file do. */
async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
  const memory = Buffer.alloc(size)
  for (let start = 0; start < bytes.length; start += size)
    yield await Promise.resolve(memory.subarray(0, bytes.copy(memory, 0, start)))
}

async function linesOf(bytes: Buffer, size: number): Promise<string[]> {
  const lines: string[] = []
  await eachLine(inPieces(bytes, size), (...line) => lines.push(`${line[3]}:${textOf(...line)}`))
  return lines
}

const sizes = [1, 2, 3, 5, 7, 64, 10_000]

test.each(sizes)('lines are the same when they come in pieces of %i bytes', async (size) => {
  const text = 'first\n\nthird “ä” 用户 😀\r\nfourth without an end'
  const expected = ['1:first', '2:', '3:third “ä” 用户 😀\r', '4:fourth without an end']
  expect(await linesOf(Buffer.from(text), size)).toEqual(expected)
})

test.each(sizes)('a last line feed begins no further line in pieces of %i bytes', async (size) => {
  expect(await linesOf(Buffer.from('a\nb\n'), size)).toEqual(['1:a', '2:b'])
})

test('no bytes are no lines', async () => {
  expect(await linesOf(Buffer.from(''), 8)).toEqual([])
})

test.each(sizes)(
  'the line that is not UTF-8 is named in pieces of %i bytes, and those before it are handled',
  async (size) => {
    const bytes = Buffer.concat([Buffer.from('a\nb\n'), Buffer.from([0xff, 0xfe]), Buffer.from('\nd\n')])
    const lines: string[] = []
    const reading = eachLine(inPieces(bytes, size), (...line) => lines.push(textOf(...line)))
    await expect(reading).rejects.toThrow('Line 3 is not valid UTF-8.')
    expect(lines).toEqual(['a', 'b'])
  },
)

test('a line that never ends is refused before it fills the memory', async () => {
  let given = 0
  async function* endless(): AsyncGenerator<Uint8Array> {
    for (;;) {
      given += 1024 * 1024
      yield await Promise.resolve(Buffer.alloc(1024 * 1024, 'x'))
    }
  }
  await expect(eachLine(endless(), () => {})).rejects.toThrow(UsageError)
  expect(given).toBeLessThan(2 * longestLineBytes)
})
