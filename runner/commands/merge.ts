/** `merge`: joins the reports of all shards of a run into one, as if it had been a single run. */
import type { ExitCode } from '../exit-code.ts'
import { parseReporters } from '../options/parse-reporters.ts'
import { clauseFilter } from '../options/select-clauses.ts'
import { checkWritable } from '../report/atomic-write.ts'
import { readShardReports, type ShardReport } from '../report/read-shards.ts'
import { count } from '../report/words.ts'
import { writeRun } from '../report/write-run.ts'
import { joinPlayed } from '../run/join.ts'
import type { Ran } from '../run/ran.ts'
import type { Terminal } from '../terminal.ts'

/** What may be asked of `merge`. */
export interface MergeOptions {
  readonly reporter?: readonly string[]
  readonly out: string
}

/** Joins, writes and prints; gives the exit code of the whole. Nothing is written unless the reports belong together. */
export function merge(paths: readonly string[], { reporter, out }: MergeOptions, terminal: Terminal): ExitCode {
  const reporters = parseReporters(reporter ?? [], out)
  for (const { path } of reporters) checkWritable(path, 'file')
  checkWritable(out, 'folder')
  return writeRun(ranOf(readShardReports(paths)), { reporters, out }, terminal)
}

function ranOf(reports: readonly [ShardReport, ...ShardReport[]]): Ran {
  const [first] = reports
  const { options, adapter, seed, shard } = first
  return {
    options: {
      ...options,
      seed,
      timeBudgetMs: options.timeBudgetMs,
      timeScale: adapter.timeScale,
      tags: options.tags,
      bail: options.bail,
      waivers: shard.waivers,
    },
    use: adapter.use,
    selects: clauseFilter(options.clauses),
    played: joinPlayed(reports.map((report) => report.shard.played)),
    stopped: reports.map((report) => report.shard.stopped).find((cause) => cause !== undefined),
    // The shard was, and this command was not.
    interrupted: false,
    failure: reports.map(({ failure }) => failure).find((failure) => failure !== undefined),
    shard: undefined,
    how: `merged from ${count(reports.length, 'shard')}`,
  }
}
