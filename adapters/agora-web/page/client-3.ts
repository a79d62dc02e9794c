/** A client's page in real time: the SDK alone, and the calls that come from outside. */
import { callClient, type Entry, type SdkClient } from './sdk-client.ts'
import { createClient3 } from './web-3.ts'

/** What the adapter finds in the page; it gives `report` to it. */
export interface ClientPage {
  /** Takes a callback, its arguments, and the instant on the page's clock, as JSON. */
  readonly report: (callback: string, args: string) => void
  callSdk: (name: string, entry: Entry) => Promise<CallOutcome>
}

/** How a call ended: with a value, with a refusal, or with nothing yet. */
export interface CallOutcome {
  readonly value?: unknown
  readonly error?: { readonly code: string | number; readonly message: string }
}

const page = globalThis as unknown as ClientPage & Record<string, unknown>
let client: SdkClient | undefined

page.callSdk = async (name, entry) => {
  client ??= createClient3(
    page,
    (callback, ...args) => page.report(callback, JSON.stringify(args)),
    (uid) => uid,
    entry.appId,
  )
  try {
    const value = await callClient(client, name, () => entry)
    return value === undefined ? {} : { value }
  } catch (thrown) {
    const { code = 'Error', message = '' } = thrown as { code?: string | number; message?: string }
    return { error: { code, message } }
  }
}
