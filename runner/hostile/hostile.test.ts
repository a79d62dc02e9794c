import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { AdapterError } from '../../adapters/index.ts'
import { newFolder } from '../cli-process.ts'
import { run } from '../commands/run.ts'
import { readRunOptions } from '../options/run-options.ts'
import { reportError } from '../report-error.ts'
import { hostileCases } from './cases.ts'
import { firstWord } from './script.ts'

/** Some write a hundred megabytes, and five of them at once, on a machine that may be busy. */
const patienceMs = 300_000

/** Runs against the command as the command line does, and gives what the user sees. */
async function runAgainst(command: readonly string[], withinMs = 60_000) {
  const out = join(newFolder(), 'report')
  const options = await readRunOptions(
    { jobs: '1', runs: '5', seed: '1', partial: true, out, answerWithin: `${withinMs}ms` },
    command,
  )
  let text = ''
  const terminal = { out: () => {}, err: () => {}, color: false, live: false, columns: () => 80 }
  try {
    return { code: await run(options, terminal), text, error: undefined }
  } catch (error) {
    const code = reportError(error, (told) => (text += told), {})
    return { code, text, error: error instanceof AdapterError ? error : undefined }
  }
}

/** The processes of the group that are alive; a dead one may still wait for somebody to hear of it. */
function membersOf(group: string): readonly string[] {
  return execFileSync('ps', ['-A', '-o', 'pgid=,stat=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith(`${group} `) && !/^\d+ +Z/.test(line))
}

test.concurrent.each(hostileCases.map((hostile) => [hostile.does, hostile] as const))(
  'an adapter that %s ends the run with a cause and a hint, and leaves no process',
  async (_does, { command, code, says, withinMs, isSilent }) => {
    const ended = await runAgainst(command(), withinMs)
    expect(ended.text).toMatch(says)
    expect([ended.code, ended.error?.code]).toEqual([2, code])
    expect(ended.text).toMatch(new RegExp(`^.+\\n  code: ${code}\\n  hint: .+\\n`))
    const [ours = ''] = ended.text.split(`the adapter's standard error`)
    expect(ours).not.toMatch(/^ +at |\[object/m)
    if (isSilent === true) return
    const group = new RegExp(`${firstWord} (\\d+)`).exec(ended.text)?.[1] ?? 'no group'
    expect(membersOf(group)).toEqual([])
    expect(ended.text.length).toBeLessThan(20_000)
    expect(group).toMatch(/^\d+$/)
  },
  patienceMs,
)

test('there are at least forty ways to misbehave, each once', () => {
  expect(hostileCases.length).toBeGreaterThanOrEqual(40)
  expect(new Set(hostileCases.map(({ does }) => does)).size).toBe(hostileCases.length)
})
