/** Joins what the parts of a run have learnt, as if it had been one run. */
import { profiles } from '../../spec/index.ts'
import { comparePlayed, compareTold, type PlacedFound, type PlayedProfile } from './played.ts'

/** Joins the parts; each holds the same profiles in the same order. */
export function joinPlayed(parts: readonly (readonly PlayedProfile[])[]): readonly PlayedProfile[] {
  const [first = []] = parts
  return first.map((_profile, index) => joinProfile(parts.flatMap((part) => part[index] ?? [])))
}

function joinProfile(parts: readonly PlayedProfile[]): PlayedProfile {
  const [first] = parts
  if (first === undefined) throw new Error('There is no part to join.')
  return {
    id: first.id,
    description: first.description,
    scenarios: parts.flatMap(({ scenarios }) => scenarios).sort((a, b) => a.position - b.position),
    sequences: {
      short: sum(parts.map(({ sequences }) => sequences.short)),
      count: sum(parts.map(({ sequences }) => sequences.count)),
      steps: sum(parts.map(({ sequences }) => sequences.steps)),
      events: sum(parts.map(({ sequences }) => sequences.events)),
    },
    exercised: addCounts(parts.map(({ exercised }) => exercised)),
    simulated: addCounts(parts.map(({ simulated }) => simulated)),
    hits: {
      steps: addCounts(parts.map(({ hits }) => hits.steps)),
      transitions: addCounts(parts.map(({ hits }) => hits.transitions)),
      edges: addCounts(parts.map(({ hits }) => hits.edges)),
    },
    readings: profiles[first.id].questions.map((question, index) =>
      joinReadings(
        parts.flatMap(({ readings }) => readings[index] ?? []),
        Object.keys(question.readings),
      ),
    ),
    found: joinFound(parts.flatMap(({ found }) => found)),
    invariants: joinInvariants(parts),
  }
}

/** A reading is possible if no part contradicts it; the contradiction that came first is the one that is told. */
function joinReadings(parts: PlayedProfile['readings'], names: readonly string[]): PlayedProfile['readings'][number] {
  const contradicted = parts.flatMap((part) => part.contradicted).sort((a, b) => comparePlayed(a.place, b.place))
  return {
    question: parts[0]?.question ?? '',
    possible: names.filter((reading) => parts.every(({ possible }) => possible.includes(reading))),
    contradicted: names.flatMap((reading) => contradicted.find((one) => one.reading === reading) ?? []),
    decided: parts.some(({ decided }) => decided),
  }
}

/** For each clause what one run would have shown first, with the scenario that it would have named beside it. */
function joinFound(all: readonly PlacedFound[]): readonly PlacedFound[] {
  const first = new Map<string, PlacedFound>()
  for (const found of [...all].sort((a, b) => compareTold(a.place, b.place)))
    if (!first.has(found.clause)) first.set(found.clause, found)
  const told = all.filter(({ scenarioAt }) => scenarioAt !== undefined)
  told.sort((a, b) => (a.scenarioAt ?? 0) - (b.scenarioAt ?? 0))
  return [...first.values()].sort(byClause).map((found) => {
    const { scenario, scenarioAt } = told.find(({ clause }) => clause === found.clause) ?? {}
    // One whose own step failed is named only where nothing better is known, and then it names itself.
    if (found.place.layer === 'step' || scenario === undefined || scenarioAt === undefined) return found
    return { ...found, scenario, scenarioAt }
  })
}

function byClause(a: PlacedFound, b: PlacedFound): number {
  return a.clause < b.clause ? -1 : 1
}

function joinInvariants(parts: readonly PlayedProfile[]): PlayedProfile['invariants'] {
  const first = new Map<string, PlayedProfile['invariants'][number]>()
  for (const broken of parts.flatMap(({ invariants }) => invariants)) {
    const known = first.get(broken.id)
    if (known === undefined || broken.position < known.position) first.set(broken.id, broken)
  }
  return [...first.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

function addCounts(parts: readonly Readonly<Record<string, number>>[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const part of parts) for (const [key, count] of Object.entries(part)) counts[key] = (counts[key] ?? 0) + count
  return counts
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
