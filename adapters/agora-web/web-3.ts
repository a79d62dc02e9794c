/** The adapter of agora-rtc-sdk 3.x, the SDK of document 004, against the double of the service in virtual time. */
import { describeWeb } from './describe.ts'
import { createVirtualAdapter } from './virtual-adapter.ts'

export default createVirtualAdapter(describeWeb('rtc-web-3', 'agora-rtc-sdk'), {
  main: 'main-3.ts',
  sdk: 'agora-rtc-sdk/AgoraRTCSDK.min.js',
})
