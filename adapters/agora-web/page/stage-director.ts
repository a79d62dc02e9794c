/** Puts a director on its page, where the adapter finds it. */
import { type Direction, Director, type Stage } from './director.ts'

/** Directs the clients of an SDK on the pages that are served for them. */
export function stageDirector(sdk: Pick<Direction, 'createClient' | 'rules' | 'pushed'>): void {
  // The cast is safe: the director's page holds nothing else, and this makes it a stage.
  const stage = globalThis as unknown as Stage & { director: Director }
  stage.director = new Director({ ...sdk, path: '/client', sdk: '/sdk.js', latencyMs: 25 }, stage)
}
