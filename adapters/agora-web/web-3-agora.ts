/** The adapter of agora-rtc-sdk 3.x against Agora itself. It needs AGORA_APP_ID, and AGORA_TOKEN where the project does. */
import { describeAgora } from './describe.ts'
import { openAgora, readAccount } from './far-end.ts'
import { createRealAdapter } from './real-adapter.ts'
import { pages3 } from './sdk-scripts.ts'

export default createRealAdapter(describeAgora('rtc-web-3', 'agora-rtc-sdk'), pages3.alone, async (clients) =>
  openAgora(clients, readAccount(process.env)),
)
