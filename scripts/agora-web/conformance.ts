/** `npm run conformance:agora-web`: judges the real SDKs, plays each violation again, and writes the pages of findings. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import type { Adapter } from '../../adapters/index.ts'
import { importDefault } from '../../runner/adapter/import-default.ts'
import type { Report } from '../../runner/report/model.ts'
import { profiles } from '../../spec/index.ts'
import { withComparison } from './comparison.ts'
import { isPublished, reproduceAll } from './finding.ts'
import { findingsPage } from './findings-page.ts'
import { runKit } from './run-kit.ts'
import { fileNameOf, findingsFolder, type ShippedSdk, shippedSdks } from './sdks.ts'
import { readSummaries, summaryOf } from './summary.ts'
import { playTimeline } from './timeline.ts'
import { timelineFigure } from './timeline-figure.ts'

/** With `--quick` nothing is played in real time, and so nothing is published. Packages may be named. */
const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const withTls = !values.quick
let unpublished = 0

for (const sdk of chosenSdks(positionals)) await judgeSdk(sdk)
if (withTls) writeFileSync('README.md', withComparison(readFileSync('README.md', 'utf8'), readSummaries()))
if (unpublished > 0) process.stderr.write('Not all that was violated could be published: see the pages.\n')
// The browsers of the adapters keep the process alive.
process.exit(unpublished > 0 ? 1 : 0)

/** The SDKs of these packages; all of them if none is named. */
function chosenSdks(names: readonly string[]): readonly ShippedSdk[] {
  const known = shippedSdks.map(({ packageName }) => packageName)
  const unknown = names.find((name) => !known.includes(name))
  if (unknown !== undefined) {
    process.stderr.write(`No SDK is named ${unknown}: name ${known.join(' or ')}, or none for both.\n`)
    process.exit(2)
  }
  return shippedSdks.filter(({ packageName }) => names.length === 0 || names.includes(packageName))
}

async function judgeSdk(sdk: ShippedSdk): Promise<void> {
  const name = fileNameOf(sdk)
  const folder = join('conformance-report', name)
  const { code } = await runKit(sdk, folder)
  if (code === 2 || code === 130) {
    process.stderr.write(`${sdk.packageName} ${sdk.version} could not be judged: see above.\n`)
    process.exit(code)
  }
  const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report
  const adapter = await load(sdk.adapter)
  const findings = await reproduceAll(sdk, report, adapter, withTls)
  for (const { clause, again, overTls } of findings)
    process.stdout.write(`${clause.id}: again ${again.join(', ')}; over TLS ${overTls ?? 'not played'}\n`)
  const points = await playTimeline(adapter, sdk.profile, sdk.timeline)
  if (!withTls) return
  unpublished += findings.filter((finding) => !isPublished(finding)).length
  mkdirSync(findingsFolder, { recursive: true })
  const title = `${sdk.packageName} ${sdk.version}: the timeline of ${profiles[sdk.profile].title}`
  const path = join(findingsFolder, name)
  writeFileSync(`${path}.svg`, timelineFigure(title, points))
  writeFileSync(`${path}.json`, `${JSON.stringify(summaryOf(report, findings, points), null, 2)}\n`)
  writeFileSync(`${path}.md`, findingsPage(report, findings, `${name}.svg`))
}

async function load(path: string): Promise<Adapter> {
  // The cast is safe: the kit has loaded the same module as an adapter.
  return (await importDefault(pathToFileURL(resolve(path)).href)) as Adapter
}
