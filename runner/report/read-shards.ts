/** Reads the reports of the shards of one run, and refuses what does not belong together. */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { messageOf, UsageError } from '../usage-error.ts'
import { type Report, type ReportedShard, reportVersion } from './model.ts'
import { count } from './words.ts'

/** The report of a shard. */
export interface ShardReport extends Report {
  readonly shard: ReportedShard
}

interface Read {
  readonly path: string
  readonly report: ShardReport
}

/**
 * Reads them in the order of their shards.
 * @throws {UsageError} if one is no report of a shard, if two are of different runs, or if a shard is missing or doubled
 */
export function readShardReports(paths: readonly string[]): readonly [ShardReport, ...ShardReport[]] {
  const read = paths.map(readOne).sort((a, b) => a.report.shard.index - b.report.shard.index)
  const [first] = read
  if (first === undefined) throw new UsageError('There is no report to merge.', 'Give the report of each shard.')
  for (const one of read) refuseOther(first, one)
  refuseGaps(first.report.shard.count, read)
  return [first.report, ...read.slice(1).map(({ report }) => report)]
}

function readOne(path: string): Read {
  let value: unknown
  let place = path
  try {
    if (statSync(path).isDirectory()) place = join(path, 'report.json')
    value = JSON.parse(readFileSync(place, 'utf8'))
  } catch (error) {
    const isGone = (error as NodeJS.ErrnoException).code === 'ENOENT'
    throw new UsageError(
      `Cannot read the report ${place}: ${isGone ? 'there is no such file' : messageOf(error)}.`,
      'Give the report.json of each shard, or the folder that it lies in.',
    )
  }
  const { shard, profiles, ...rest } = (value ?? {}) as Partial<Report>
  // A later kit may have written it.
  const schemaVersion: unknown = rest.schemaVersion
  if (typeof schemaVersion !== 'string' || !Array.isArray(profiles)) {
    throw new UsageError(`${place} is no report of a run.`, 'Give the report.json that "run --shard" writes.')
  }
  if (schemaVersion !== reportVersion) {
    throw new UsageError(
      `The report ${place} has the version ${schemaVersion}, and this kit writes ${reportVersion}.`,
      'Merge with the kit that the shards were run with.',
    )
  }
  if (shard === undefined) {
    throw new UsageError(
      `The report ${place} is not of a shard.`,
      'Only what "run --shard i/n" writes can be merged; a report of a whole run is whole already.',
    )
  }
  if (!Array.isArray(shard.played) || !Number.isInteger(shard.index) || !Number.isInteger(shard.count)) {
    throw new UsageError(`The report ${place} is damaged: its shard cannot be read.`, 'Run that shard again.')
  }
  // The cast is safe as far as a merge goes by what was looked at; the kit itself has written the rest.
  return { path: place, report: value as ShardReport }
}

/** What all shards of one run have in common, with the words for it. */
const common: readonly (readonly [what: string, of: (report: ShardReport) => unknown])[] = [
  ['kit', ({ suite }) => suite],
  ['clauses and rules', ({ specRevision }) => specRevision],
  ['seed', ({ seed }) => seed],
  ['adapter', ({ adapter }) => adapter],
  ['number of shards', ({ shard }) => shard.count],
  ['options', ({ options }) => options],
  ['waivers', ({ shard }) => shard.waivers],
  ['assumptions', ({ assumptions }) => assumptions],
  ['adapter, as it describes itself', ({ shard }) => shard.played.map(({ id, description }) => [id, description])],
]

function refuseOther(first: Read, other: Read): void {
  for (const [what, of] of common) {
    const [ours, theirs] = [of(first.report), of(other.report)]
    if (isDeepStrictEqual(ours, theirs)) continue
    const told = typeof ours === 'object' ? '' : `: ${String(ours)} and ${String(theirs)}`
    throw new UsageError(
      `${first.path} and ${other.path} are not of the same run: they differ in the ${what}${told}.`,
      'Run every shard with the same kit, adapter, seed and options, and merge those.',
    )
  }
}

function refuseGaps(wanted: number, read: readonly Read[]): void {
  const twice = read.find(({ report }, index) => read[index + 1]?.report.shard.index === report.shard.index)
  if (twice !== undefined) {
    throw new UsageError(`There are two reports of shard ${twice.report.shard.index}.`, 'Give each shard once.')
  }
  const there = new Set(read.map(({ report }) => report.shard.index))
  const missing = Array.from({ length: wanted }, (_, index) => index + 1).filter((index) => !there.has(index))
  if (missing.length > 0) {
    throw new UsageError(
      `Of ${count(wanted, 'shard')}, ${missing.length === 1 ? 'the report of shard' : 'the reports of shards'} ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing.`,
      'Run them and give their reports, too; a part of a run shows nothing of the whole.',
    )
  }
}
