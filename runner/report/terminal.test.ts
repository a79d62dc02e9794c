import { expect, test } from 'vitest'
import { sampleReport } from './sample-report.ts'
import { toSummary } from './terminal.ts'

const options = { color: false, place: { folder: 'out', command: 'npx agora-conformance' }, files: ['out/report.json'] }
const summary = toSummary(sampleReport, options)

test('a behaviour that breaks two clauses tells its whole story once, and its last line can be pasted into a shell', () => {
  expect(summary).toContain(`RTM-X-02 violated (MUST): The behaviour of RTM-X-02.
RTM-X-04 violated (SHOULD): The behaviour of RTM-X-04.
  expected  onConnectionStateChanged(RECONNECTING) at 13 000 ms
            (uid1 is CONNECTED and without server data since 9 000 ms)
  observed  the same at 14 000 ms
  matters   A user would notice.
  source    Connection state management, RTM Linux C++, "disconnected for network reasons"
  steps     login · wait 9 s · networkLost · wait 10 s
  replay    npx agora-conformance replay --adapter 'module:./my adapter.ts' rtm-1:1:g17:abc
`)
})

test('the table has a row for each profile and a column for each outcome', () => {
  expect(summary).toMatch(/│ rtm-1 +│ +1 │ +3 │ +1 │ +1 │ +1 │ +1 │ +8 │ +1\/5 │ +1 234 │/)
})

test('what is not shown stands with its reason', () => {
  expect(summary).toContain('not driven: RTM-X-06\n    bannedByServer')
  expect(summary).toContain('not exercised: RTM-X-05')
  expect(summary).toContain('no property of an SDK: RTM-X-09')
  expect(summary).toContain('unproven: RTM-X-07')
  expect(summary).toContain('never met: timer edge interruptedAfterMs+1')
  expect(summary).toMatch(/, 2 timer edges;/)
})

test('readings are told as followed, as contradicted or as never put', () => {
  expect(summary).toContain('A-01 When?\n    b\n')
  expect(summary).toContain('A-02 What?\n    none fits throughout the run: a, b\n')
  expect(summary).toContain('never put: A-03')
})

test.each([
  ['it mixes readings: a at 1 ms, b at 2 ms', 'mixes readings: each of a, b is contradicted somewhere'],
  ['onConnectionLost() at 12 000 ms', 'none: something fits none of a, b'],
])('where the violation observed "%s", the readings are told as "%s"', (observed, says) => {
  const [profile] = sampleReport.profiles
  if (profile === undefined) throw new Error('The sample holds a profile.')
  const clauses = profile.clauses.map((clause) => ({
    ...clause,
    violations: clause.violations.map((violation) => ({ ...violation, observed, readings: ['A-02=a', 'A-02=b'] })),
  }))
  expect(toSummary({ ...sampleReport, profiles: [{ ...profile, clauses }] }, options)).toContain(
    `A-02 What?\n    ${says}\n`,
  )
})

test('a waived violation is one line, and a stale waiver shows', () => {
  expect(summary).toContain('RTM-X-03 violated, waived until 2027-01-31: ticket 12 (ana)')
  expect(summary).toContain('stale: RTM-X-01')
})

test('the last line is the verdict with its exit code', () => {
  expect(summary.trimEnd().split('\n').at(-1)).toContain('(exit code 130)')
  expect(summary).toContain('out/report.json')
})

test('colours come only when they are asked for', () => {
  const escape = String.fromCharCode(27)
  expect(summary).not.toContain(escape)
  expect(toSummary(sampleReport, { ...options, color: true })).toContain(escape)
})

test('a run that an error ended says which, beside what was judged until then', () => {
  const failure = { code: 'play-failed', message: 'The adapter failed in play: gone', hint: 'Look at the log.' }
  const failed = toSummary({ ...sampleReport, failure, exitCode: 2 }, options)
  expect(failed).toContain('(play-failed)\n  The adapter failed in play: gone\n  hint: Look at the log.')
  expect(failed).toContain('RTM-X-02 violated (MUST)')
  expect(failed.trimEnd().split('\n').at(-1)).toContain('(exit code 2)')
})
