/** A violated clause with the best evidence that a run has for it. */
import type { Step, Trace, Violation } from '../../spec/index.ts'
import type { ReportedViolation } from '../report/model.ts'

/** One violated clause. */
export interface Found {
  readonly clause: string
  readonly foundBy: ReportedViolation['foundBy']
  readonly violation: Pick<Violation, 'expected' | 'because' | 'observed' | 'readings'>
  /** The violation of the trace, for the diagram; absent where no single trace shows it. */
  readonly inTrace?: Violation
  readonly scenario?: string
  readonly steps: readonly Step[]
  readonly trace?: Trace
  readonly token?: string
}
