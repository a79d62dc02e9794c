/** `npm run test:agora-web`: the known verdicts on the real SDKs, and nothing else; says loudly what it lacks. */
import { join } from 'node:path'
import { openBrowser } from '../../adapters/agora-web/browser.ts'
import { findSdk } from '../../adapters/agora-web/serve-pages.ts'
import { runKit } from './run-kit.ts'
import { fileNameOf, shippedSdks, waivers } from './sdks.ts'

const lacking = await whatIsLacking()
if (lacking !== undefined) {
  process.stderr.write(`THE REAL SDKS WERE NOT JUDGED.\n${lacking}\n`)
  // No code of the kit, whose runs end in 0 to 3: this one did not begin.
  process.exit(77)
}
let worst = 0
for (const sdk of shippedSdks) {
  const folder = join('conformance-report', `${fileNameOf(sdk)}-regression`)
  const code = await runKit(sdk, folder, ['--strict', '--waivers', waivers])
  worst = Math.max(worst, code)
}
process.exit(worst)

/** What it takes to judge the SDKs and is not there. */
async function whatIsLacking(): Promise<string | undefined> {
  try {
    for (const sdk of shippedSdks) findSdk(`${sdk.packageName}/package.json`)
    const { close } = await openBrowser()
    await close()
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
