/** The adapter of agora-rtc-sdk 3.x against Agora itself. It needs AGORA_APP_ID, and AGORA_TOKEN where the project does. */
import { sdk3 } from './driven-sdks.ts'
import { createAgoraAdapter } from './real-adapter.ts'

export default createAgoraAdapter(sdk3)
