/** `--shard` and `--jobs`: which part of a run is played here, and by how many threads. */
import type { Share } from '../../properties/index.ts'
import { UsageError } from '../usage-error.ts'
import { wholeNumber } from './parse-values.ts'

/** More shards than this are a slip of the keyboard. */
const mostShards = 10_000
/** Each job has an adapter of its own, and no machine of this decade has more processors. */
const mostJobs = 256

/** `--shard 2/8`: the second of eight shards, counted from 1. */
export function parseShard(text: string): Share {
  const [, index, count] = /^(\d{1,5})\/(\d{1,5})$/.exec(text.trim()) ?? []
  const share = { index: Number(index) - 1, count: Number(count) }
  if (!(share.index >= 0 && share.index < share.count && share.count <= mostShards)) {
    throw new UsageError(
      `Cannot read --shard "${text}".`,
      'Give a number and how many there are: 1/4, 2/4, 3/4 and 4/4.',
    )
  }
  return share
}

/** `--jobs`: how many threads play the run. */
export function parseJobs(text: string): number {
  return wholeNumber('--jobs', text, 1, mostJobs)
}
