/** The adapter of agora-rtc-sdk-ng 4.x, the SDK that Agora ships today, against the double of the service in virtual time. */
import { describeWeb } from './describe.ts'
import { sdk4 } from './driven-sdks.ts'
import { createVirtualAdapter } from './virtual-adapter.ts'

export default createVirtualAdapter(describeWeb(sdk4), sdk4.directed)
