/** How a process keeps to the protocol: its replies, its standard output, and its end. */
import type { Ending } from '../../adapters/index.ts'
import { count } from '../report/words.ts'
import { type Check, ill, notChecked, note, ok } from './check.ts'
import type { Overheard, Patient } from './patient.ts'
import { createSchemaCheck } from './schemas.ts'

const answered = ['open', 'play', 'close'] as const

/** Holds everything that was answered against its schema. */
export function checkReplies({ isProcess, overheard }: Patient): readonly Check[] {
  if (!isProcess) return []
  const check = createSchemaCheck()
  return answered.map((method) => {
    const name = `answers to ${method}, schema`
    const results = overheard.filter((one): one is Overheard => one.method === method)
    if (results.length === 0) return notChecked(name, 'there was none')
    for (const { result } of results) {
      const problem = check(`${method}Result`, result)
      if (problem !== undefined)
        return ill(name, problem, `See ${method}Result in agora-conformance/schema/protocol-1.0.json.`)
    }
    return ok(name, `${count(results.length, 'answer')} fit`)
  })
}

/** Whether it wrote to standard output what is no message. */
export function checkOutput({ isProcess, strayLines, strayCount }: Patient): readonly Check[] {
  if (!isProcess) return []
  const name = 'standard output'
  if (strayLines.length === 0) return [ok(name, 'only replies')]
  const lines = strayLines.map((line) => JSON.stringify(line.slice(0, 120))).join(', ')
  const hint = 'Write only replies to standard output, and logs to standard error.'
  return [ill(name, `${count(strayCount(), 'line')} of no message: ${lines}`, hint)]
}

/** How it ended when its standard input did. */
export function checkParting({ failure }: Patient, ending: Ending | undefined): readonly Check[] {
  const name = 'end'
  if (ending === undefined) return []
  if (failure() !== undefined) return [notChecked(name, 'it did not come to a good end')]
  const { by, leftBehind } = ending
  if (leftBehind) {
    return [
      note(name, 'it left processes behind, which were killed', 'End what the adapter has started before it ends.'),
    ]
  }
  if (by === 'itself') return [ok(name, 'ends with its standard input')]
  return [note(name, `it took ${by} to end it`, 'End the process when its standard input ends.')]
}
