/** The progress of several jobs as one: a line for each phase, with the sum of what the jobs have done. */
import type { PhaseState, Progress } from '../progress.ts'
import type { JobMessage } from './job-messages.ts'

/** Hears what the jobs say, and shows it. */
export interface JobsProgress {
  hear(job: number, message: JobMessage): void
}

/** Shows the jobs' progress. A job is named with what it says, for no two of them are in the same phase. */
export function createJobsProgress(progress: Progress, jobs: number): JobsProgress {
  const states = new Map<number, PhaseState>()
  const phases = new Map<number, string>()
  return {
    hear(job, message) {
      switch (message.kind) {
        case 'begin':
          phases.set(job, message.phase)
          if (states.size === 0) progress.begin(`${message.phase}, ${jobs} jobs`)
          states.set(job, { done: 0, violations: 0 })
          return
        case 'update':
          states.set(job, message.state)
          progress.update(sumOf([...states.values()]))
          return
        case 'end':
          progress.note(`job ${job + 1} of ${jobs}: ${phases.get(job) ?? ''}: ${message.summary}`)
          return
        default:
          return
      }
    },
  }
}

function sumOf(states: readonly PhaseState[]): PhaseState {
  const add = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0)
  const totals = states.flatMap(({ total }) => total ?? [])
  return {
    done: add(states.map(({ done }) => done)),
    violations: Math.max(...states.map(({ violations }) => violations)),
    ...(totals.length === states.length ? { total: add(totals) } : {}),
  }
}
