/** What the parts of one RTC session share. */
import type { Clock } from './clock.ts'
import type { RtcDecisions } from './decisions-rtc.ts'
import type { RtcClient } from './rtc-client.ts'
import type { RtcService } from './service-rtc.ts'

/** One RTC session: its clock, its service and its clients. */
export interface RtcWorld {
  readonly clock: Clock
  readonly decisions: RtcDecisions
  readonly service: RtcService
  readonly clients: RtcClient[]
}
