/** The adapter of agora-rtc-sdk 3.x against the double behind a real TLS server of the loopback, in real time. */
import { describeWeb } from './describe.ts'
import { openLoopback } from './far-end.ts'
import { createRealAdapter } from './real-adapter.ts'
import { pushedCallbacks3 } from './service/pushed-callbacks.ts'
import { rulesOfDocument004 } from './service/rules.ts'

export default createRealAdapter(
  { ...describeWeb('rtc-web-3', 'agora-rtc-sdk'), observes: [], clock: { realToleranceMs: 1_000 } },
  { main: 'client-3.ts', sdk: 'agora-rtc-sdk/AgoraRTCSDK.min.js', isClient: true },
  (clients) => openLoopback(clients, rulesOfDocument004, pushedCallbacks3),
)
