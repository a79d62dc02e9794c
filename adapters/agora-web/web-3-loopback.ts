/** The adapter of agora-rtc-sdk 3.x against the double behind a real TLS server of the loopback, in real time. */
import { sdk3 } from './driven-sdks.ts'
import { createLoopbackAdapter } from './loopback-adapter.ts'

export default createLoopbackAdapter(sdk3)
