/** The adapter of agora-rtc-sdk-ng 4.x, the SDK that Agora ships today, against the double of the service in virtual time. */
import { describeWeb } from './describe.ts'
import { pages4 } from './sdk-scripts.ts'
import { createVirtualAdapter } from './virtual-adapter.ts'

export default createVirtualAdapter(describeWeb('rtc-web-4', 'agora-rtc-sdk-ng'), pages4.directed)
