/** The adapter of agora-rtc-sdk 3.x, the SDK of document 004, against the double of the service in virtual time. */
import { describeWeb } from './describe.ts'
import { sdk3 } from './driven-sdks.ts'
import { createVirtualAdapter } from './virtual-adapter.ts'

export default createVirtualAdapter(describeWeb(sdk3), sdk3.directed)
