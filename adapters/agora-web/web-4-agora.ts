/** The adapter of agora-rtc-sdk-ng 4.x against Agora itself. It needs AGORA_APP_ID, and AGORA_TOKEN where the project does. */
import { sdk4 } from './driven-sdks.ts'
import { createAgoraAdapter } from './real-adapter.ts'

export default createAgoraAdapter(sdk4)
