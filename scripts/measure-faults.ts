/**
 * `npx tsx scripts/measure-faults.ts [--profile id]… [--fault id]… [--runs 1000] [--seeds 1,2,3]`: plays every fault
 * all told sequences and many drawn ones, and prints where the clauses that noticed are not those that the fault names.
 * Fails if there is a difference. The repository's own test does the same with fewer drawn sequences and all short ones.
 */
import { parseArgs } from 'node:util'
import { faults, type MeasuredSequence, measureFault, toldSequences } from '../adapters/faulty/index.ts'
import { clientsOf, createPlan, generatedChunk } from '../properties/index.ts'
import { createJudge, profileIds, profiles, questions, serviceObservations } from '../spec/index.ts'

const { values } = parseArgs({
  options: {
    profile: { type: 'string', multiple: true, default: [...profileIds] },
    fault: { type: 'string', multiple: true },
    runs: { type: 'string', default: '1000' },
    seeds: { type: 'string', default: '1,2,3,4,5' },
  },
})
const runs = Number(values.runs)
const seeds = values.seeds.split(',').map(Number)
let differing = 0

for (const id of profileIds.filter((each) => values.profile.includes(each))) {
  const profile = profiles[id]
  const plan = createPlan({ profile, drives: [...profile.calls, ...profile.happenings] })
  const own = faults.filter((fault) => fault.profile === id && (values.fault?.includes(fault.id) ?? true))
  const startedAt = performance.now()
  const wrong = new Set<string>()
  for (const seed of seeds) {
    const told = toldSequences(id, (steps) => clientsOf(plan, steps))
    const sequences: MeasuredSequence[] = [...told]
    for (let chunk = 0; sequences.length < told.length + runs; chunk += 1) {
      const drawn = generatedChunk(plan, seed, chunk, told.length + runs - sequences.length)
      sequences.push(...drawn.map((steps) => ({ steps, clients: clientsOf(plan, steps) })))
    }
    for (const fault of own) {
      const judge = createJudge(profile, { observes: serviceObservations })
      const { firstDetections, mixedReadings } = measureFault(fault, { sequences, judge })
      const named = new Set<string>(fault.breaks)
      const differences = [
        ...[...firstDetections].flatMap(([clause, at]) => (named.has(clause) ? [] : [`+${clause}@${at}`])),
        ...fault.breaks.flatMap((clause) => (firstDetections.has(clause) ? [] : [`-${clause}`])),
        ...mixedReadings.filter((mixed) => !concerns(mixed, named)).map((mixed) => `mixes ${mixed}`),
      ]
      if (differences.length === 0) continue
      wrong.add(fault.id)
      process.stdout.write(`${id} seed ${seed} ${fault.id}: ${differences.join(' ')}\n`)
    }
  }
  differing += wrong.size
  const seconds = Math.round((performance.now() - startedAt) / 1_000)
  process.stdout.write(`${id}: ${wrong.size} of ${own.length} faults differ, ${seconds} s\n`)
}
if (differing > 0) process.exitCode = 1

function concerns(question: string, clauses: ReadonlySet<string>): boolean {
  return (questions.find(({ id }) => id === question)?.clauses ?? []).some((clause) => clauses.has(clause))
}
