/** `npm run test:agora-web`: the known verdicts on the real SDKs, and nothing else; says loudly what it lacks. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findBrowser, openBrowser } from '../../adapters/agora-web/browser.ts'
import { findSdk } from '../../adapters/agora-web/serve-pages.ts'
import type { Report } from '../../runner/report/model.ts'
import { surprisesIn } from './known-verdicts.ts'
import { runKit } from './run-kit.ts'
import { fileNameOf, type ShippedSdk, shippedSdks, waivers } from './sdks.ts'
import { readSummaries } from './summary.ts'

const lacking = await whatIsLacking()
if (lacking !== undefined) {
  process.stderr.write(`THE REAL SDKS WERE NOT JUDGED.\n${lacking}\n`)
  // No code of the kit, whose runs end in 0 to 3: this one did not begin.
  process.exit(77)
}
// Both at once: neither keeps two cores busy to its end.
const codes = await Promise.all(shippedSdks.map(judge))
process.exitCode = Math.max(...codes)

/** Judges the SDK, tells of it when it is through, and gives the exit code. */
async function judge(sdk: ShippedSdk): Promise<number> {
  const folder = join('conformance-report', `${fileNameOf(sdk)}-regression`)
  const { code, written } = await runKit(sdk, folder, ['--strict', '--waivers', waivers], 'kept')
  process.stdout.write(`${written}\n`)
  if (code !== 0 && code !== 3) return code
  // The cast is safe: the kit has just written it.
  const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report
  const published = readSummaries().find((summary) => summary.sdk === sdk.packageName)?.findings ?? []
  const surprises = surprisesIn(report, sdk.notExercised, published)
  for (const surprise of surprises) process.stderr.write(`${sdk.packageName} ${sdk.version}: ${surprise}\n`)
  return surprises.length === 0 ? 0 : Math.max(code, 1)
}

/** What it takes to judge the SDKs and is not there. */
async function whatIsLacking(): Promise<string | undefined> {
  try {
    for (const sdk of shippedSdks) findSdk(`${sdk.packageName}/package.json`)
    // Each job would unpack the browser for itself; it is removed when this process ends.
    process.env['CHROMIUM_PATH'] = (await findBrowser()).path
    const { close } = await openBrowser()
    await close()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
