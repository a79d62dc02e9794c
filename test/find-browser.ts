/** Finds the browser once, before the tests that open one: each would unpack the one among the packages for itself. */
import { findBrowser } from './browser.ts'

export async function setup(): Promise<(() => void) | undefined> {
  try {
    const { path, remove } = await findBrowser()
    // The processes of the tests inherit it, and so does what they start.
    process.env['CHROMIUM_PATH'] = path
    return remove
  } catch {
    // Each test that needs a browser says what is missing.
    return undefined
  }
}
