/** `npm run conformance:agora-web`: judges the real SDKs, plays each violation again, and writes the pages of findings. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Adapter } from '../../adapters/index.ts'
import { importDefault } from '../../runner/adapter/import-default.ts'
import type { Report } from '../../runner/report/model.ts'
import { profiles } from '../../spec/index.ts'
import { type Finding, findingsPage } from './findings-page.ts'
import { playAgain } from './reproduce.ts'
import { runKit } from './run-kit.ts'
import { type ShippedSdk, shippedSdks } from './sdks.ts'
import { playTimeline } from './timeline.ts'
import { timelineFigure } from './timeline-figure.ts'

/** Real time is asked for with `--tls`; without it, findings are judged and not published. */
const withTls = process.argv.includes('--tls')
const pages = join('docs', 'findings')

for (const sdk of shippedSdks) await judgeSdk(sdk)
// The browsers of the adapters keep the process alive.
process.exit(0)

async function judgeSdk(sdk: ShippedSdk): Promise<void> {
  const folder = join('conformance-report', `${sdk.package}-${sdk.version}`)
  const code = await runKit(sdk, folder)
  if (code === 2 || code === 130) {
    process.stderr.write(`${sdk.package} ${sdk.version} could not be judged: see above.\n`)
    process.exit(code)
  }
  const report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8')) as Report
  const adapter = await load(sdk.adapter)
  const loopback = withTls ? await load(sdk.loopback) : undefined
  const findings: Finding[] = []
  for (const clause of report.profiles[0]?.clauses ?? []) {
    const [violation] = clause.violations
    if (violation === undefined) continue
    const again: boolean[] = []
    let events: Finding['events'] = []
    for (let time = 0; time < 2; time += 1) {
      const shown = await playAgain(adapter, sdk.profile, clause.id, violation.steps)
      again.push(shown.isShown)
      ;({ events } = shown)
    }
    const overTls =
      loopback && (await playAgain(loopback, sdk.profile, clause.id, violation.steps).then(({ isShown }) => isShown))
    process.stdout.write(`${clause.id}: again ${again.join(', ')}; over TLS ${String(overTls ?? 'not played')}\n`)
    findings.push({ clause, violation, again, overTls, events })
  }
  const name = `${sdk.package}-${sdk.version}`
  const title = `${sdk.package} ${sdk.version}: the timeline of ${profiles[sdk.profile].title}`
  const points = await playTimeline(adapter, sdk.profile)
  if (!withTls) return
  mkdirSync(pages, { recursive: true })
  writeFileSync(join(pages, `${name}.svg`), timelineFigure(title, points))
  writeFileSync(join(pages, `${name}.md`), findingsPage(report, findings, `${name}.svg`))
}

async function load(path: string): Promise<Adapter> {
  // The cast is safe: the kit has loaded the same module as an adapter.
  return (await importDefault(pathToFileURL(resolve(path)).href)) as Adapter
}
