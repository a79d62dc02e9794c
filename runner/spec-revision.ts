import { createHash } from 'node:crypto'
import type { Profile } from '../spec/index.ts'

/** A digest of every clause and rule: two reports compare only if they were judged by the same. */
export function specRevision(profiles: readonly Profile[]): string {
  const hash = createHash('sha256')
  for (const { id, clauses, rules, timers } of profiles) hash.update(JSON.stringify([id, clauses, rules, timers]))
  return `sha256:${hash.digest('hex')}`
}
