/** `doctor`: examines an adapter and says what is wrong with it, before anything is judged. */
import { AdapterError } from '../../adapters/index.ts'
import { checkTable } from '../doctor/check-table.ts'
import { examine } from '../doctor/examine.ts'
import { admit } from '../doctor/patient.ts'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import type { AdapterUse } from '../options/adapter-use.ts'
import { useOfCommand } from '../shell.ts'
import type { Terminal } from '../terminal.ts'

/** What may be asked of `doctor`. */
export interface DoctorOptions {
  readonly adapter: AdapterUse
  readonly answerWithinMs?: number | undefined
}

/** Examines the adapter and prints what was found. */
export async function doctor({ adapter, answerWithinMs }: DoctorOptions, terminal: Terminal): Promise<ExitCode> {
  const use = typeof adapter === 'string' ? adapter : useOfCommand(adapter)
  terminal.err(`Examining ${use}.\n`)
  const patient = await admit(adapter, answerWithinMs)
  try {
    const checks = await examine(patient, ({ name, finding }) => terminal.err(`  ${name}: ${finding}\n`))
    terminal.out(`${checkTable(checks, terminal.color)}\n`)
    const isIll = checks.some(({ finding }) => finding === 'ill')
    const log = patient.log()
    if (isIll && log !== '') terminal.out(`\nIts standard error ended with:\n${log.replaceAll(/^/gm, '  ')}\n`)
    terminal.out(`\n${use} is ${isIll ? 'not healthy (exit code 2)' : 'healthy (exit code 0)'}\n`)
    return isIll ? exitCodes.unusable : exitCodes.conforms
  } catch (error) {
    if (error instanceof AdapterError && patient.log() !== '') error.log ??= patient.log()
    throw error
  } finally {
    await patient.end()
  }
}
