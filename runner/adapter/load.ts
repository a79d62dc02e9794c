/** Finds the adapter that `--adapter` names. */
import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  type Adapter,
  AdapterError,
  mostInFlight,
  type ProfileDescription,
  resolveDescription,
} from '../../adapters/index.ts'
import { type ProfileId, profileIds } from '../../spec/index.ts'
import { blameAdapter } from '../last-words.ts'
import { didYouMean } from '../nearest.ts'
import type { AdapterUse } from '../options/adapter-use.ts'
import { useOfCommand } from '../shell.ts'
import { messageOf, UsageError } from '../usage-error.ts'
import { createBundled, createNetworkedOne, faultIds } from './bundled.ts'
import { guardAdapter } from './guard.ts'
import { importDefault } from './import-default.ts'
import { loadProcess } from './load-process.ts'
import { scaleTime } from './scale-time.ts'
import { watchForStall } from './stall-watch.ts'
import { answerWithinMs, limitAdapter } from './time-limit.ts'

/** An adapter that is ready to be driven. */
export interface LoadedAdapter {
  /** What the user wrote, for example `module:./mine.ts` or `-- ./my-adapter --flag`; part of the replay command. */
  readonly use: string
  readonly adapter: Adapter
  readonly profiles: readonly ProfileId[]
  /** What it says of one of its profiles. @throws {AdapterError} if that cannot be. */
  readonly describe: (profile: ProfileId) => ProfileDescription
  /** The first thing that went wrong inside it, which a test runner in between may have swallowed. */
  readonly failure: () => AdapterError | undefined
  /** Whether it lives by the clock on the wall. */
  readonly isReal: boolean
  /** How many documented milliseconds pass in one of the wall's. */
  readonly timeScale: number
  /** How many sequences may be under way in it at once. */
  readonly inFlight: number
  /** The end of what its process has written to standard error; empty if it has no process. */
  readonly log: () => string
  /** Ends its process, if it has one, and all that it has started. */
  readonly close: () => Promise<unknown>
}

/** How an adapter is loaded. */
export interface LoadOptions {
  /** How long a call of the adapter may take, in milliseconds. */
  readonly answerWithinMs?: number | undefined
  /** How many documented milliseconds shall pass in one of a real clock. */
  readonly timeScale?: number | undefined
  /** Where relative paths start. */
  readonly cwd?: string
}

const forms = 'Give reference, networked, faulty:<id>, module:<path>, or a command after --.'

/** Loads the adapter, or starts it, and asks it to describe itself. Close it in the end. */
export async function loadAdapter(use: AdapterUse, options: LoadOptions = {}): Promise<LoadedAdapter> {
  const loaded = await loadUnscaled(use, options)
  if (options.timeScale === undefined) return loaded
  try {
    return scaleTime(loaded, options.timeScale)
  } catch (error) {
    await loaded.close()
    throw error
  }
}

async function loadUnscaled(use: AdapterUse, options: LoadOptions): Promise<LoadedAdapter> {
  const { cwd = process.cwd(), answerWithinMs: withinMs = answerWithinMs } = options
  if (typeof use !== 'string') return startCommand(use, withinMs)
  const [kind = '', ...rest] = use.split(':')
  const name = rest.join(':')
  switch (kind) {
    case 'reference':
      if (rest.length > 0) throw new UsageError(`There is no adapter "${use}".`, 'Did you mean reference?')
      return describeIt(use, createBundled(undefined), () => undefined)
    case 'networked':
      if (rest.length > 0) throw new UsageError(`There is no adapter "${use}".`, 'Did you mean networked?')
      return describeIt(use, await createNetworkedOne(), () => undefined)
    case 'faulty':
      if (!faultIds.includes(name)) {
        throw new UsageError(
          `There is no fault "${name}".`,
          didYouMean(name, faultIds, `Give one of the ${faultIds.length} faults, as in faulty:${faultIds[0] ?? '…'}.`),
        )
      }
      return describeIt(use, createBundled(name), () => undefined)
    case 'module': {
      const alive = watchForStall(withinMs)
      const adapter = await loadModule(name, cwd)
      const open: Adapter['open'] = (world) => {
        alive()
        return adapter.open(world)
      }
      const guarded = guardAdapter(limitAdapter({ describe: () => adapter.describe(), open }, withinMs))
      return describeIt(use, guarded, guarded.failure)
    }
    default:
      throw new UsageError(
        `There is no adapter "${use}".`,
        existsSync(resolve(cwd, use)) ? `Did you mean module:${use}?` : forms,
      )
  }
}

async function startCommand(command: readonly string[], withinMs: number): Promise<LoadedAdapter> {
  const adapter = loadProcess(command, withinMs)
  try {
    const loaded = await describeIt(useOfCommand(command), adapter, adapter.failure)
    return { ...loaded, inFlight: mostInFlight, log: adapter.log, close: adapter.stop }
  } catch (error) {
    await adapter.stop()
    if (error instanceof AdapterError && adapter.log() !== '') error.log = adapter.log()
    throw error
  }
}

/** How many sessions of a real clock are open at once: they mostly wait, and each may hold a few sockets. */
const mostInRealTime = 400

const nothingToClose = { log: () => '', close: async () => {} } as const

async function describeIt(use: string, adapter: Adapter, failure: LoadedAdapter['failure']): Promise<LoadedAdapter> {
  let told: unknown
  try {
    told = await adapter.describe()
  } catch (error) {
    if (error instanceof AdapterError) throw error
    throw new UsageError(
      `The adapter ${use} failed in describe: ${messageOf(error)}`,
      'describe must work before any session is open.',
    )
  }
  // Whatever is wrong with the description is said for the first profile that it names.
  const named: readonly unknown[] = Array.isArray((told as { profiles?: unknown } | null)?.profiles)
    ? (told as { profiles: readonly unknown[] }).profiles
    : []
  const first = profileIds.find((id) => named.includes(id)) ?? profileIds[0]
  const { profiles } = resolveDescription(told, first)
  const describe = (profile: ProfileId) => resolveDescription(told, profile)
  const isReal = describe(first).clock !== 'virtual'
  const inFlight = isReal ? mostInRealTime : 1
  return { use, adapter, profiles, failure, describe, isReal, timeScale: 1, ...nothingToClose, inFlight }
}

/** In one line. */
function whyNotLoaded(error: unknown): string {
  const [first = '', second = ''] = messageOf(error).split('\n')
  // A compiler counts its errors first, and then tells them.
  return first.endsWith(':') ? `${first} ${second.trim()}` : first
}

async function loadModule(path: string, cwd: string): Promise<Adapter> {
  const file = resolve(cwd, path)
  if (path === '' || !existsSync(file) || !statSync(file).isFile()) {
    throw new UsageError(
      path !== '' && existsSync(file) ? `The adapter "${path}" is no file.` : `There is no adapter file "${path}".`,
      `Looked for ${file}. Give module: and a path that starts in the folder that you are in.`,
    )
  }
  let exported: unknown
  blameAdapter()
  try {
    exported = await importDefault(pathToFileURL(file).href)
  } catch (error) {
    throw new UsageError(
      `Cannot load the adapter ${path}: ${whyNotLoaded(error)}`,
      'The file must load on its own as a module.',
    )
  }
  if (isAdapter(exported)) return exported
  throw new UsageError(
    exported === undefined
      ? `The module ${path} has no default export.`
      : `The default export of ${path} is no adapter.`,
    'Write "export default defineAdapter({ … })", or export an object with the functions describe and open.',
  )
}

function isAdapter(value: unknown): value is Adapter {
  const { describe, open } = (value ?? {}) as Partial<Record<'describe' | 'open', unknown>>
  return typeof describe === 'function' && typeof open === 'function'
}
