/** The adapter of agora-rtc-sdk-ng 4.x against the double behind a real TLS server of the loopback, in real time. */
import { sdk4 } from './driven-sdks.ts'
import { createLoopbackAdapter } from './loopback-adapter.ts'

export default createLoopbackAdapter(sdk4)
