import { Worker } from 'node:worker_threads'
import type { JobTask } from './job-messages.ts'

/**
 * Starts the thread of a job. From the sources, the thread must first learn to read TypeScript: on Node.js 20 it does not
 * inherit that from the process.
 */
export function startJob(task: JobTask): Worker {
  const isSource = import.meta.url.endsWith('.ts')
  const job = new URL(isSource ? './job.ts' : './job.js', import.meta.url)
  if (!isSource) return new Worker(job, { workerData: task })
  const modules = JSON.stringify({ tsx: import.meta.resolve('tsx/esm/api'), job: job.href })
  const code = `const { tsx, job } = ${modules}; import(tsx).then(({ register }) => { register(); return import(job) })`
  return new Worker(code, { eval: true, workerData: task })
}
