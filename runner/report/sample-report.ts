/** A small report with every outcome, for the tests of the forms in which reports are written. */
import type { Report, ReportedClause, ReportedProfile } from './model.ts'

const clause = (id: string, change: Partial<ReportedClause>): ReportedClause => ({
  id,
  level: 'MUST',
  text: `The behaviour of ${id}.`,
  why: 'A user would notice.',
  outcome: 'held',
  exercised: 3,
  scenarios: [],
  violations: [],
  ...change,
})

const violation = {
  expected: 'onConnectionStateChanged(RECONNECTING) at 13 000 ms',
  because: 'uid1 is CONNECTED and without server data since 9 000 ms',
  observed: 'the same at 14 000 ms',
  source: 'Connection state management, RTM Linux C++, "disconnected for network reasons"',
  foundBy: 'sequence',
  steps: [
    { client: 'uid1', call: 'login' },
    { waitMs: 9_000 },
    { client: 'uid1', happens: 'networkLost' },
    { waitMs: 10_000 },
  ],
  trace: 'counterexamples/RTM-X-02.jsonl',
  token: 'rtm-1:1:g17:abc',
} as const

const clauses: readonly ReportedClause[] = [
  clause('RTM-X-01', {}),
  clause('RTM-X-02', { outcome: 'violated', violations: [violation] }),
  clause('RTM-X-03', {
    outcome: 'violated',
    violations: [violation],
    waived: { reason: 'ticket 12', owner: 'ana', expires: '2027-01-31' },
  }),
  clause('RTM-X-04', { outcome: 'violated', level: 'SHOULD', violations: [violation] }),
  clause('RTM-X-05', { outcome: 'not exercised', exercised: 0, reason: 'Nothing put it to the test.' }),
  clause('RTM-X-06', { outcome: 'not driven', exercised: 0, reason: 'bannedByServer: needs <REST> & "more"\u0007.' }),
  clause('RTM-X-07', { outcome: 'not observable', exercised: 0, reason: 'It is about media.' }),
  clause('RTM-X-08', { outcome: 'could not judge', exercised: 0, reason: 'The run was interrupted.' }),
]

const profile: ReportedProfile = {
  id: 'rtm-1',
  title: 'RTM 1 (Linux C++)',
  counts: { held: 1, violated: 3, 'not exercised': 1, 'not driven': 1, 'not observable': 1, 'could not judge': 1 },
  clauses,
  notAnSdkProperty: [{ id: 'RTM-X-09', text: 'The app may listen.', reason: 'It is about the app.' }],
  unproven: ['RTM-X-07'],
  observes: [],
  scenarios: [
    { name: 'It holds', file: 'rtm-1/x.feature', line: 3, clauses: ['RTM-X-01'], outcome: 'passed' },
    {
      name: 'It breaks',
      file: 'rtm-1/x.feature',
      line: 9,
      clauses: ['RTM-X-02'],
      outcome: 'failed',
      message: 'expected a; observed b',
    },
    {
      name: 'It breaks as is known',
      file: 'rtm-1/x.feature',
      line: 14,
      clauses: ['RTM-X-03'],
      outcome: 'failed',
      message: 'x',
    },
    {
      name: 'It cannot',
      file: 'rtm-1/x.feature',
      line: 20,
      clauses: ['RTM-X-06'],
      outcome: 'not driven',
      message: 'bannedByServer',
    },
    { name: 'It came too late', file: 'rtm-1/x.feature', line: 25, clauses: ['RTM-X-08'], outcome: 'skipped' },
  ],
  sequences: { asked: 1_000, short: 234, count: 1_234, steps: 50_000, events: 120_000 },
  invariants: [
    { id: 'INV-X', text: 'Twice is the same.', details: 'a is b', steps: [{ waitMs: 1 }], token: 'rtm-1:1:g3' },
  ],
  hits: {
    steps: { 'CONNECTED networkLost': 5 },
    transitions: {},
    edges: { 'interruptedAfterMs-1': 3, 'interruptedAfterMs+0': 2, 'interruptedAfterMs+1': 0 },
    unhit: ['timer edge interruptedAfterMs+1'],
  },
  readings: [
    { question: 'A-01', text: 'When?', possible: ['b'], contradicted: ['a'], decided: true, pinned: false },
    { question: 'A-02', text: 'What?', possible: [], contradicted: ['a', 'b'], decided: true, pinned: false },
    { question: 'A-03', text: 'Who?', possible: ['a', 'b'], contradicted: [], decided: false, pinned: false },
  ],
}

/** The report. */
export const sampleReport: Report = {
  schemaVersion: '1.0',
  suite: { name: 'agora-conformance', version: '0.1.0' },
  specRevision: `sha256:${'0'.repeat(64)}`,
  adapter: { use: 'module:./my adapter.ts', name: 'my-sdk', version: '1.2', clock: 'virtual', simulates: [] },
  options: { profiles: ['rtm-1'], runs: 1_000, clauses: [], readings: {}, strict: false, partial: false },
  seed: 1,
  how: '1 job',
  assumptions: { promptWithinMs: 1_000, reconnectWithinMs: 60_000, retryWithinMs: 60_000, toleranceMs: 0 },
  profiles: [profile],
  waivers: [
    {
      clause: 'RTM-X-03',
      status: 'used',
      reason: 'ticket 12',
      owner: 'ana',
      expires: '2027-01-31',
      clauses: ['RTM-X-03'],
    },
    { clause: 'RTM-X-01', status: 'stale', reason: 'ticket 7', owner: 'bo', expires: '2027-01-31', clauses: [] },
  ],
  complete: false,
  interrupted: true,
  incomplete: ['The run was interrupted.'],
  weak: [],
  exitCode: 130,
}
