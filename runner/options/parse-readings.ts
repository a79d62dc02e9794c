import { isPinnable, profiles, type Question } from '../../spec/index.ts'
import { didYouMean } from '../nearest.ts'
import { UsageError } from '../usage-error.ts'

/** `--reading A-01=…`: the pinned readings by question. @throws {UsageError} that lists what there is. */
export function parseReadings(
  pins: readonly string[],
  questions: readonly Question[],
): Readonly<Record<string, string>> {
  const pinned: Record<string, string> = {}
  for (const pin of pins) {
    const [id = '', reading] = pin.split(/=(.*)/s)
    const question = questions.find((candidate) => candidate.id === id)
    if (question === undefined) {
      const ids = [...new Set(questions.map((candidate) => candidate.id))]
      throw new UsageError(
        `There is no question "${id}" in the selected profiles.`,
        didYouMean(id, ids, `The questions are ${ids.join(', ')}.`),
      )
    }
    const readings = Object.keys(question.readings)
    if (reading === undefined || !readings.includes(reading)) {
      const what =
        reading === undefined ? `--reading ${id} names no reading` : `The question ${id} has no reading "${reading}"`
      throw new UsageError(`${what}.`, `The readings are ${readings.join(', ')}.`)
    }
    if (!question.profiles.some((profile) => isPinnable(profiles[profile], id)))
      throw new UsageError(
        `The question ${id} cannot be pinned: no rule tells its readings apart.`,
        question.classified,
      )
    if (pinned[id] !== undefined && pinned[id] !== reading) {
      throw new UsageError(`The question ${id} is pinned twice.`, `Pin it to ${pinned[id]} or to ${reading}.`)
    }
    pinned[id] = reading
  }
  return pinned
}
