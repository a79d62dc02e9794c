/** Puts a director on its page, where the adapter finds it. */
import { type Direction, Director, type OpenWindow } from './director.ts'

/** Directs the clients of an SDK, each on a page of its own. */
export function stageDirector(sdk: Pick<Direction, 'createClient' | 'rules' | 'pushed'>): void {
  // The cast is safe: the director's page holds nothing else, and this makes it a stage.
  const stage = globalThis as unknown as { director: Director; readonly open: OpenWindow }
  stage.director = new Director({ ...sdk, sdk: '/sdk.js', latencyMs: 25 }, (url, target) => stage.open(url, target))
}
