/** A client's page in real time: the SDK alone, and the calls that come from outside. */
import { type CreateClient, callClient, type Entry, type SdkClient } from './sdk-client.ts'

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

/** Lets the adapter call a client that is made at its first call. */
export function openClientPage(createClient: CreateClient): void {
  // The cast is safe: the adapter has put `report` into the page before its scripts.
  const page = globalThis as unknown as ClientPage & Record<string, unknown>
  let client: SdkClient | undefined
  page.callSdk = async (name, entry) => {
    client ??= createClient(
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
}
