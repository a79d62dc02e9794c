/** The adapter of agora-rtc-sdk-ng 4.x against Agora itself. It needs AGORA_APP_ID, and AGORA_TOKEN where the project does. */
import { describeAgora } from './describe.ts'
import { openAgora, readAccount } from './far-end.ts'
import { createRealAdapter } from './real-adapter.ts'
import { pages4 } from './sdk-scripts.ts'

export default createRealAdapter(describeAgora('rtc-web-4', 'agora-rtc-sdk-ng'), pages4.alone, async (clients) =>
  openAgora(clients, readAccount(process.env)),
)
