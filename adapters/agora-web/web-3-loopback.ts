/** The adapter of agora-rtc-sdk 3.x against the double behind a real TLS server of the loopback, in real time. */
import { describeLoopback } from './describe.ts'
import { openLoopback } from './far-end.ts'
import { createRealAdapter } from './real-adapter.ts'
import { pages3 } from './sdk-scripts.ts'
import { pushedCallbacks3 } from './service/pushed-callbacks.ts'
import { rulesOfDocument004 } from './service/rules.ts'

export default createRealAdapter(describeLoopback('rtc-web-3', 'agora-rtc-sdk'), pages3.alone, (clients) =>
  openLoopback(clients, rulesOfDocument004, pushedCallbacks3),
)
