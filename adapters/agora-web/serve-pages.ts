/** Serves the pages of a session out of the project, so that a browser needs no server and no packet leaves it. */
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { BrowserContext, Route } from 'playwright-core'
import { transformWithOxc } from 'vite'

/** Where the pages live. Only the browser's context knows the name; nothing listens there. */
export const origin = 'http://localhost'

const root = join(import.meta.dirname, '..', '..')
const compiled = new Map<string, Promise<string>>()

/** A page of the kit: the module that it runs, or the SDK that it loads. */
export interface ServedPages {
  /** The module of the director's page, in the folder of the pages. */
  readonly main: string
  /** The script of the SDK, as Node resolves it: `agora-rtc-sdk/AgoraRTCSDK.min.js`. */
  readonly sdk: string
  /** Whether that page is a client itself, with the SDK in it; otherwise it directs pages of clients. */
  readonly isClient?: boolean
  /** The module that such a page runs before the SDK. */
  readonly before?: string
}

/** Where the script of the SDK lies. @throws {Error} if its package is not installed. */
export function findSdk(script: string): string {
  const [name = script, ...rest] = script.split('/')
  // Its folder is looked for, as a package need not let its manifest or its scripts be resolved.
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? []
  const path = folders.map((folder) => join(folder, name, ...rest)).find((each) => existsSync(each))
  if (path !== undefined) return path
  throw new Error(`Cannot find the SDK: the package ${name} is not installed. Run npm ci, or npm install ${name}.`)
}

/**
 * Answers the requests of the context for the kit's own pages. What else is asked for is told to `onStray` and goes
 * nowhere; without it, it goes to the network.
 */
export async function servePages(
  context: BrowserContext,
  { main, before, sdk, isClient = false }: ServedPages,
  onStray: ((url: string) => void) | undefined,
): Promise<void> {
  const script = readFileSync(findSdk(sdk))
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url())
    if (url.origin !== origin) {
      onStray?.(url.href)
      await (onStray === undefined ? route.fallback() : route.abort())
    } else if (url.pathname === '/sdk.js') await give(route, 'text/javascript', script)
    else if (url.pathname.endsWith('.ts')) await give(route, 'text/javascript', await compile(url.pathname))
    else await give(route, 'text/html', isClient ? realClientPage(main, before) : directorPage(main))
  })
}

async function give(route: Route, contentType: string, body: string | Buffer): Promise<void> {
  await route.fulfill({ contentType, body })
}

/** The kit's modules run in a browser as they are, once their types are taken away. */
function compile(path: string): Promise<string> {
  const file = join(root, path)
  const known = compiled.get(file)
  if (known !== undefined) return known
  const made = transformWithOxc(readFileSync(file, 'utf8'), file, { sourcemap: false }).then(({ code }) => code)
  compiled.set(file, made)
  return made
}

const pageScript = (module: string): string =>
  `<script type="module" src="/adapters/agora-web/page/${module}"></script>`

function directorPage(main: string): string {
  return `<!doctype html><title>Director</title>${pageScript(main)}`
}

/** Modules and deferred scripts run in the order of the page. */
function realClientPage(main: string, before: string | undefined): string {
  const first = before === undefined ? '' : pageScript(before)
  return `<!doctype html><title>Client</title>${first}<script defer src="/sdk.js"></script>${pageScript(main)}`
}
