import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { createTerminal, isColored } from './terminal.ts'

const tty = { isTTY: true }

test('a terminal has colours and a file has not', () => {
  expect([isColored(tty, {}), isColored({}, {})]).toEqual([true, false])
})

test('NO_COLOR and FORCE_COLOR decide, and an empty NO_COLOR says nothing', () => {
  expect(isColored(tty, { NO_COLOR: '1' })).toBe(false)
  expect(isColored(tty, { NO_COLOR: '' })).toBe(true)
  expect(isColored({}, { FORCE_COLOR: '1' })).toBe(true)
  expect(isColored(tty, { FORCE_COLOR: '0' })).toBe(false)
  expect(isColored(tty, { NO_COLOR: '1', FORCE_COLOR: '1' })).toBe(false)
})

test('progress stands still in CI', () => {
  const output = Object.assign(new Writable({ write: (_chunk, _encoding, done) => done() }), { isTTY: true })
  expect(createTerminal(output, output, {}).live).toBe(true)
  expect(createTerminal(output, output, { CI: 'true' }).live).toBe(false)
  expect(createTerminal(output, output, { TERM: 'dumb' }).live).toBe(false)
})

test('a reader that went away ends the output and nothing else', async () => {
  const gone = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('gone'), { code: 'EPIPE' })),
  })
  const terminal = createTerminal(gone, gone, {})
  terminal.out('first')
  await new Promise((resolve) => setImmediate(resolve))
  expect(() => terminal.out('second')).not.toThrow()
})

test('of control characters, only line ends, colours and a cleared line get through', () => {
  let written = ''
  const output = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      written += chunk.toString()
      done()
    },
  })
  const { out } = createTerminal(output, output, {})
  out('\r\u001b[2K\u001b[32mheld\u001b[39m\t1\n')
  out('\u001b[2Jmine\u001b]0;title\u0007 \u009b1A\b')
  expect(written).toBe('\r\u001b[2K\u001b[32mheld\u001b[39m\t1\n\\u001b[2Jmine\\u001b]0;title\\u0007 \\u009b1A\\u0008')
})
