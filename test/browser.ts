/** A real browser for the tests: the one that CHROMIUM_PATH names, an installed one, or the one among the packages. */
export {
  type BrowserProgram,
  findBrowser,
  findInstalled,
  type OpenBrowser,
  openBrowser,
} from '../adapters/agora-web/browser.ts'
export { skipWithout } from '../adapters/agora-web/test-skip.ts'
