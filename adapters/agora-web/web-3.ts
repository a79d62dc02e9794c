/** The adapter of agora-rtc-sdk 3.x, the SDK of document 004, against the double of the service in virtual time. */
import { describeWeb } from './describe.ts'
import { pages3 } from './sdk-scripts.ts'
import { createVirtualAdapter } from './virtual-adapter.ts'

export default createVirtualAdapter(describeWeb('rtc-web-3', 'agora-rtc-sdk'), pages3.directed)
