/** What the parts of one RTM session share. */
import type { Clock } from './clock.ts'
import type { RtmDecisions } from './decisions-rtm.ts'
import type { Line } from './line.ts'
import type { RtmClient } from './rtm-client.ts'
import type { RtmService } from './service-rtm.ts'

/** One RTM session: its clock, its service and its clients. */
export interface RtmWorld {
  readonly clock: Clock
  readonly line: Line
  readonly decisions: RtmDecisions
  readonly service: RtmService
  readonly clients: RtmClient[]
}
