import { expect, test } from 'vitest'
import { createProgress, roughDuration } from './progress.ts'

function recorded(live: boolean, columns = 80) {
  const written: string[] = []
  const clock = { nowMs: 0 }
  const progress = createProgress({
    write: (text) => written.push(text),
    live,
    columns: () => columns,
    nowMs: () => clock.nowMs,
  })
  return { progress, clock, text: () => written.join('') }
}

test('a log gets one line for each phase, and no control characters', () => {
  const { progress, clock, text } = recorded(false)
  progress.begin('rtm-1 sequences')
  for (let done = 1; done <= 1_000; done++) progress.update({ done, total: 1_000, violations: 0 })
  clock.nowMs = 2_500
  progress.end('1 000 played')
  expect(text()).toBe('rtm-1 sequences: 1 000 played (2.5 s)\n')
})

test('a terminal gets one line that changes at most ten times a second', () => {
  const { progress, clock, text } = recorded(true)
  progress.begin('rtm-1 sequences')
  for (let done = 1; done <= 1_000; done++) {
    clock.nowMs = 500 + done
    progress.update({ done, total: 1_000, violations: 1 })
  }
  expect(text().split('\r').length).toBeLessThan(15)
  expect(text()).toContain('1/1 000')
  expect(text()).toContain('/s  1 violation')
  expect(text()).not.toContain('\n')
})

test('the line never wraps', () => {
  const { progress, clock, text } = recorded(true, 40)
  progress.begin('a phase with a name that is much longer than the terminal is wide')
  clock.nowMs = 500
  progress.update({ done: 1_000_000, total: 2_000_000, violations: 12 })
  for (const line of text().split('\r\u001b[2K')) expect(line.length).toBeLessThan(40)
})

test('a note stands on its own line, and the phase goes on below it', () => {
  const { progress, text } = recorded(true)
  progress.begin('scenarios')
  progress.note('Stopping.')
  expect(text()).toMatch(/Stopping\.\n\r.*scenarios …$/)
})

test('a terminal is told the time that is still needed, where it is known', () => {
  const { progress, clock, text } = recorded(true)
  progress.begin('rtm-1 in real time')
  clock.nowMs = 500
  progress.update({ done: 1, total: 2, violations: 0, leftMs: 12 * 60_000 })
  expect(text()).toContain('0 violations  about 12 min left')
})

test('a duration is told as a person would', () => {
  expect([1_200, 80_000, 1_224_000, 86_402_000].map(roughDuration)).toEqual(['2 s', '80 s', '20 min', '24 h'])
})
