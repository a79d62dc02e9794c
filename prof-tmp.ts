import { faults } from './adapters/faulty/index.ts'
import { measureFault, withCorrect } from './adapters/faulty/measure-fault.ts'
import { toldSequences } from './adapters/faulty/told-sequences.ts'
import { clientsOf, createPlan, exhaustive } from './properties/index.ts'
import { generatedChunk } from './properties/stream.ts'
import { createJudge, profileIds, profiles } from './spec/index.ts'

const observes = ['connectionAttempt', 'userAttributesSet', 'userOffline', 'userOnline', 'channelDestroyed'] as const
for (const id of profileIds) {
  const profile = profiles[id]
  let t = performance.now()
  const plan = createPlan({ profile, drives: [...profile.calls, ...profile.happenings] })
  const drawn = Array.from({ length: 5 }, (_, chunk) => generatedChunk(plan, 42, chunk)).flat()
  const exh = [...exhaustive(plan, 1)]
  const told = toldSequences(id, (steps) => clientsOf(plan, steps))
  const t1 = performance.now()
  const all = [...told, ...[...exh, ...drawn].map((steps) => ({ steps, clients: clientsOf(plan, steps) }))]
  const seqs = withCorrect(id, all, createJudge(profile, { observes }))
  const t2 = performance.now()
  const own = faults.filter((f) => f.profile === id)
  let consulted = 0
  for (const f of own)
    for (const s of seqs) if (!s.correct || Object.keys(f.changes).some((n) => s.correct!.consulted.has(n))) consulted++
  const t3 = performance.now()
  for (const f of own) {
    measureFault(f, { sequences: seqs, judge: createJudge(profile, { observes }) })
  }
  const t4 = performance.now()
  console.log(
    id,
    'told',
    told.length,
    'exh',
    exh.length,
    'drawn',
    drawn.length,
    'faults',
    own.length,
    'make',
    (t1 - t) | 0,
    'correct',
    (t2 - t1) | 0,
    'measure',
    (t4 - t3) | 0,
    'played',
    consulted,
    'of',
    own.length * seqs.length,
    'steps',
    seqs.reduce((n, s) => n + s.steps.length, 0),
  )
}
