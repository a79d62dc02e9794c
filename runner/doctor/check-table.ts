/** What the doctor has found, as a table. */
import Table from 'cli-table3'
import pc from 'picocolors'
import type { Check, Finding } from './check.ts'

/** Wide enough for a sentence, narrow enough for a terminal. */
const foundWidth = 72

/** One row for each check; what to do stands under what was found. */
export function checkTable(checks: readonly Check[], color: boolean): string {
  const colors = pc.createColors(color)
  const paint: Readonly<Record<Finding, (text: string) => string>> = {
    ok: colors.green,
    ill: colors.red,
    note: colors.yellow,
    'not checked': colors.dim,
  }
  const table = new Table({
    head: ['check', 'finding', 'what was found'],
    colWidths: [null, null, foundWidth],
    wordWrap: true,
    style: { head: [], border: [], compact: true },
  })
  for (const { name, finding, found, hint } of checks) {
    table.push([name, paint[finding](finding), hint === undefined ? found : `${found}\n→ ${hint}`])
  }
  return table.toString()
}
