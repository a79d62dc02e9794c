import { expect, test } from 'vitest'
import type { Share } from '../../properties/index.ts'
import { isInShare, splitShare } from './share.ts'

test('every position is in exactly one share, and in exactly one job of that share', () => {
  const shards = [0, 1, 2].map((index): Share => ({ index, count: 3 }))
  for (let position = 0; position < 100; position++) {
    const own = shards.filter((share) => isInShare(share, position))
    const jobs = own.flatMap((share) => splitShare(share, 4)).filter((job) => isInShare(job, position))
    const others = shards.flatMap((share) => splitShare(share, 4)).filter((job) => isInShare(job, position))
    expect([own.length, jobs.length, others.length]).toEqual([1, 1, 1])
  }
})
