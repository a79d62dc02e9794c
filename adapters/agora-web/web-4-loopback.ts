/** The adapter of agora-rtc-sdk-ng 4.x against the double behind a real TLS server of the loopback, in real time. */
import { describeLoopback } from './describe.ts'
import { openLoopback } from './far-end.ts'
import { createRealAdapter } from './real-adapter.ts'
import { pages4 } from './sdk-scripts.ts'
import { pushedCallbacks4 } from './service/pushed-callbacks.ts'
import { rulesOfWeb4 } from './service/rules.ts'

export default createRealAdapter(describeLoopback('rtc-web-4', 'agora-rtc-sdk-ng'), pages4.alone, (clients) =>
  openLoopback(clients, rulesOfWeb4, pushedCallbacks4),
)
