/** A real browser without a window: the one that CHROMIUM_PATH names, an installed one, or the one among the packages. */
import { accessSync, constants, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { type Browser, chromium as playwright } from 'playwright-core'

/** A browser that is running, and how to end it. */
export interface OpenBrowser {
  readonly browser: Browser
  readonly close: () => Promise<void>
}

type Environment = Readonly<Record<string, string | undefined>>

const installedNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** Without these a browser of a container does not start, or tries to reach its maker. */
const flags = [
  '--no-sandbox',
  '--no-zygote',
  '--no-first-run',
  '--disable-gpu',
  '--disable-quic',
  '--disable-component-update',
  '--disable-background-networking',
  '--disable-sync',
]

/** Where a browser lies, and how to remove what had to be unpacked for it. */
export interface BrowserProgram {
  readonly path: string
  readonly remove: () => void
}

/** Starts a browser. @throws {Error} if there is none, with the ways to provide one. */
export async function openBrowser(
  environment: Environment = process.env,
  moreFlags: readonly string[] = [],
): Promise<OpenBrowser> {
  const { path, remove } = await findBrowser(environment)
  try {
    return await launch(path, moreFlags, remove)
  } catch (error) {
    remove()
    throw new Error(`Cannot start the browser ${path}.`, { cause: error })
  }
}

/** Where browsers lie unpacked; they are removed at the latest when the process ends. */
const unpacked = new Set<string>()
let isRemovedAtExit = false

function removeAll(): void {
  for (const folder of unpacked) rmSync(folder, { recursive: true, force: true })
}

/** Finds a browser, or unpacks the one among the packages. @throws {Error} if there is none, with the ways to provide one. */
export async function findBrowser(environment: Environment = process.env): Promise<BrowserProgram> {
  const found = findInstalled(environment)
  if (found !== undefined) return { path: found, remove: () => {} }
  const folder = mkdtempSync(join(tmpdir(), 'agora-browser-'))
  const remove = (): void => {
    unpacked.delete(folder)
    rmSync(folder, { recursive: true, force: true })
  }
  if (!isRemovedAtExit) process.once('exit', removeAll)
  isRemovedAtExit = true
  unpacked.add(folder)
  try {
    return { path: await unpack(folder), remove }
  } catch (error) {
    remove()
    throw new Error(
      'There is no browser: CHROMIUM_PATH is not set, none is installed, and @sparticuz/chromium cannot be unpacked.',
      { cause: error },
    )
  }
}

/** The browser that is named or installed. @throws {Error} if CHROMIUM_PATH names no program. */
export function findInstalled(environment: Environment): string | undefined {
  const named = environment['CHROMIUM_PATH'] ?? ''
  if (named !== '') {
    if (isProgram(named)) return named
    throw new Error(`CHROMIUM_PATH names ${named}, which is no program. Give it the path of a Chromium, or unset it.`)
  }
  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return installedNames.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram)
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** One unpacks after the other, for the package goes by a variable of the whole process. */
let unpacking: Promise<unknown> = Promise.resolve()

function unpack(folder: string): Promise<string> {
  const done = unpacking.then(() => unpackAlone(folder))
  unpacking = done.catch(() => {})
  return done
}

/** Unpacks the browser into a folder of its own: the package would take whatever copy lies in the common one. */
async function unpackAlone(folder: string): Promise<string> {
  const before = process.env['TMPDIR']
  process.env['TMPDIR'] = folder
  try {
    const { default: packed } = await import('@sparticuz/chromium')
    return await packed.executablePath()
  } finally {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
  }
}

async function launch(executablePath: string, moreFlags: readonly string[], remove: () => void): Promise<OpenBrowser> {
  const browser = await playwright.launch({ executablePath, args: [...flags, ...moreFlags] })
  return {
    browser,
    async close() {
      await browser.close()
      remove()
    },
  }
}
