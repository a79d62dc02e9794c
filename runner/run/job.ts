/** A job: plays one share of a run in a thread of its own, and says what it comes to. */
import { parentPort, workerData } from 'node:worker_threads'
import { loadAdapter } from '../adapter/load.ts'
import { failureOf } from '../failure.ts'
import { endProcess, guardProcess, saveBeforeEnd } from '../last-words.ts'
import type { Progress } from '../progress.ts'
import { createStop } from '../stop.ts'
import type { RunContext } from './context.ts'
import type { JobMessage, JobOrder, JobTask } from './job-messages.ts'
import { openShare } from './play-share.ts'
import { prepareRun } from './prepare.ts'
import { descriptionsOf, refuseOther } from './same-adapter.ts'

const port = parentPort
if (port === null) throw new Error('A job is started by a run.')
// The cast is safe: only `play-jobs.ts` starts a job.
const { options, share, descriptions } = workerData as JobTask
const say = (message: JobMessage): void => port.postMessage(message)

const stop = createStop()
port.on('message', (order: JobOrder) => stop.stop(order.stop))
// An adapter that leaves nothing to wait for shall be noticed, so orders alone do not keep the thread alive.
port.unref()
// What is said last is said by the run, with what the other jobs have found.
saveBeforeEnd((thrown) => say({ kind: 'failed', failure: failureOf(thrown) }))
guardProcess(() => {})

const progress: Progress = {
  begin: (phase) => say({ kind: 'begin', phase }),
  update: (state) => say({ kind: 'update', state }),
  end: (summary) => say({ kind: 'end', summary }),
  note: () => {},
}

/** A set that tells of each clause that is new to it. */
class ToldSet extends Set<string> {
  override add(clause: string): this {
    if (!this.has(clause)) say({ kind: 'violated', clauses: [clause] })
    return super.add(clause)
  }
}

// Each job drives an adapter of its own.
const loaded = await loadAdapter(options.adapter, options)
const context: RunContext = { ...prepareRun(loaded, options), share, stop, progress, violated: new ToldSet() }
const playing = openShare(context)
saveBeforeEnd((thrown) => say({ kind: 'over', share: playing.soFar(thrown) }))
let thrown: unknown
try {
  refuseOther(descriptionsOf(context), descriptions)
  await playing.play()
} catch (error) {
  thrown = error
}
say({ kind: 'over', share: playing.soFar(thrown) })
await loaded.close()
// An adapter may have left something open that would keep the thread alive.
endProcess(0)
