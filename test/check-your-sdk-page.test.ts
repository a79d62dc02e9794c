/** Runs every command of docs/check-your-sdk.md as it stands there, only with fewer sequences and clauses. */
import { spawn } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join, relative } from 'node:path'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { parse } from 'yaml'
import { type BrowserProgram, findBrowser, skipWithout } from './browser.ts'

// Each runs the program several times, one of them with a browser, on a machine that may be busy.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 })

const root = join(import.meta.dirname, '..')
const page = readFileSync(join(root, 'docs', 'check-your-sdk.md'), 'utf8')
const sections = new Map(page.split(/^## /m).map((said) => [said.slice(0, said.indexOf('\n')), said]))

/** The blocks of the language in the section, without their fences. */
function blocksOf(section: string, language: string): readonly string[] {
  const said = sections.get(section) ?? ''
  return [...said.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, block = '']) => block)
}

interface Step {
  readonly run?: string
  readonly 'working-directory'?: string
  readonly with?: { readonly path?: string }
}
interface Workflow {
  readonly jobs: {
    readonly conformance: {
      readonly defaults?: { readonly run: { readonly 'working-directory': string } }
      readonly steps: readonly Step[]
    }
  }
}
interface Pipeline {
  readonly conformance: {
    readonly before_script?: readonly string[]
    readonly script: readonly string[]
    readonly artifacts: { readonly paths: readonly string[]; readonly reports: { readonly junit: string } }
  }
}

/** What GitHub Actions runs, in the root of a repository, with the changes of folder that the steps ask for. */
function commandsOf({ jobs }: Workflow): readonly string[] {
  const { defaults, steps } = jobs.conformance
  let at = '.'
  return steps.flatMap(({ run, 'working-directory': asked }) => {
    if (run === undefined) return []
    const folder = asked ?? defaults?.run['working-directory'] ?? '.'
    const enter = folder === at ? [] : [`cd ${relative(at, folder)}`]
    at = folder
    return [...enter, run]
  })
}

/**
 * Both gates of the section: the commands of GitHub Actions, which GitLab's must be after some of its own, and the
 * files that both keep, which are told from the root.
 */
function gateOf(section: string) {
  const [github = '', gitlab = ''] = blocksOf(section, 'yaml')
  const workflow = parse(github) as Workflow
  const commands = commandsOf(workflow)
  const { before_script: before = [], script, artifacts } = (parse(gitlab) as Pipeline).conformance
  expect(commands).not.toEqual([])
  expect(script).toEqual(commands)
  const uploads = workflow.jobs.conformance.steps.flatMap(({ with: { path } = {} }) => path ?? [])
  expect(artifacts.paths).toEqual(uploads)
  return { commands: [...before, ...script].join('\n'), kept: [...uploads, artifacts.reports.junit] }
}

const folder = mkdtempSync(join(tmpdir(), 'agora-conformance-'))
const checkout = join(folder, 'checkout')
const programs = join(folder, 'programs')

function writeProgram(path: string, said: string): void {
  writeFileSync(path, `#!/bin/sh\n${said}\n`)
  chmodSync(path, 0o755)
}

type Manifest = Readonly<Record<string, unknown>> & { readonly name: string; readonly version: string }
const readManifest = (path: string) => JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as Manifest

/** What the registry holds: an archive by the name of its package. */
const packages = new Map<string, { readonly version: string; readonly archive: string }>()

/**
 * Stands for the fetching, and for nothing else: npm is the real one, and refuses to begin where a package.json or a lock
 * file is missing, and in a wrong folder; only what `npx` finds installed starts without it. Like the real registry this
 * one does not know the kit.
 */
const registry = createServer(({ url = '/' }, response) => {
  const found = packages.get(url.slice(1).replace(/\.tgz$/, ''))
  if (found === undefined) return void response.writeHead(404).end('{}')
  if (url.endsWith('.tgz')) return void response.end(readFileSync(found.archive))
  const name = url.slice(1)
  const { version } = found
  const released = { name, version, bin: binOf(name), dist: { tarball: `${address()}${url}.tgz` } }
  response.end(JSON.stringify({ name, 'dist-tags': { latest: version }, versions: { [version]: released } }))
})
const address = () => `http://127.0.0.1:${String((registry.address() as AddressInfo).port)}`

/** The package in the registry only leads to the one that lies here. */
const fetched = ['playwright-core', 'esbuild', 'typescript']
const binOf = (name: string) => (name === 'esbuild' ? { esbuild: './bin.sh' } : {})

function writeStandIn(name: string): string {
  const at = join(folder, 'registry', name)
  const real = join(root, 'node_modules', name)
  mkdirSync(at, { recursive: true })
  const { version } = readManifest(real)
  const manifest = { name, version, type: 'module', exports: './index.js', bin: binOf(name) }
  writeFileSync(join(at, 'package.json'), JSON.stringify(manifest))
  writeFileSync(join(at, 'index.js'), `export * from ${JSON.stringify(join(real, 'index.mjs'))}\n`)
  writeProgram(join(at, 'bin.sh'), `exec ${join(root, 'node_modules', '.bin', name)} "$@"`)
  packages.set(name, { version, archive: join(folder, 'registry', `${name}-${version}.tgz`) })
  return at
}

const finder = join(folder, 'finder.mjs')
/**
 * Lets the installed kit, and nothing else, import what this repository has installed. A link to it would do the same,
 * but npm prunes what it finds behind one.
 */
const findDependencies = `
const home = ${JSON.stringify(pathToFileURL(join(root, 'index.ts')).href)}
export const resolve = (specifier, context, next) => {
  const isKit = /\\/node_modules\\/agora-conformance\\/(?!.*node_modules)/.test(context.parentURL ?? '')
  const isDependency = /^[@a-z]/.test(specifier) && !/^(node|file|data):/.test(specifier)
  return next(specifier, isKit && isDependency ? { ...context, parentURL: home } : context)
}
`

/** Each process of npm would wait for it, too. */
const registerFinder = `
import { register } from 'node:module'
import { basename } from 'node:path'
if (basename(process.argv[1] ?? '') === 'agora-conformance') register('./find.mjs', import.meta.url)
`

/** The real npx, where the one in front of it is not enough. */
const realNpx = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((at) => join(at, 'npx'))
  .find((path) => existsSync(path))
/**
 * Starts what lies in the packages of the nearest folder that has a package.json or packages, as npx does, without the
 * second of processor time that npm takes to begin. Whatever is not found there is left to the real one.
 */
const npx = `
at=$PWD
until [ -e "$at/package.json" ] || [ -e "$at/node_modules" ] || [ "$at" = "" ]; do at=\${at%/*}; done
program=$at/node_modules/.bin/$1
[ -x "$program" ] || exec ${realNpx ?? 'false'} "$@"
shift
exec "$program" "$@"`

/** Packs the kit with the page's own commands, and the packages that the registry holds. */
async function fillRegistry(): Promise<void> {
  await new Promise<void>((listening) => void registry.listen(0, '127.0.0.1', listening))
  mkdirSync(programs)
  writeProgram(join(programs, 'apt-get'), ':')
  writeProgram(join(programs, 'npx'), npx)

  // The checkout as the build has left it; what the kit depends on is not fetched, but found where it lies.
  const { dependencies: _, devDependencies: __, scripts: ___, ...manifest } = readManifest(root)
  mkdirSync(checkout)
  writeFileSync(join(checkout, 'package.json'), JSON.stringify(manifest))
  writeFileSync(join(folder, 'find.mjs'), findDependencies)
  writeFileSync(finder, registerFinder)
  // What only a debugger or a compiler reads is two thirds of it, and npm would unpack it each time.
  const filter = (path: string) => !/\.(?:map|d\.ts)$/.test(path)
  for (const part of ['dist', 'features']) cpSync(join(root, part), join(checkout, part), { recursive: true, filter })
  const [toPack = ''] = blocksOf('The kit in your repository', 'sh')
  const [install, build, ...pack] = toPack.trim().split('\n')
  expect([install, build]).toEqual(['npm ci', 'npm run build'])
  expect(await shell(pack.join('\n'), checkout)).toEqual(ends(0))
  packages.set('agora-conformance-0.1.0', { version: '0.1.0', archive: join(checkout, archive) })
  const standIns = fetched.map(writeStandIn).join(' ')
  expect(await shell(`npm pack ${standIns}`, join(folder, 'registry'))).toEqual(ends(0))
}
beforeAll(fillRegistry)
afterAll(() => {
  registry.close()
  rmSync(folder, { recursive: true, force: true })
})

const archive = 'agora-conformance-0.1.0.tgz'

/** The root of a repository in which the kit has been installed as the page says: from a file in it, or by a URL. */
async function newRepository(name: string, place: 'file' | 'url' = 'file'): Promise<string> {
  const repository = join(folder, name)
  if (place === 'file') {
    // Two begin alike, and npm takes seconds.
    cpSync(await (fromFile ??= installKit('installed', place)), repository, {
      recursive: true,
      verbatimSymlinks: true,
    })
    return repository
  }
  return installKit(name, place)
}

let fromFile: Promise<string> | undefined

async function installKit(name: string, place: 'file' | 'url'): Promise<string> {
  const repository = join(folder, name)
  mkdirSync(repository)
  if (place === 'file') copyFileSync(join(checkout, archive), join(repository, archive))
  const [, toInstall = ''] = blocksOf('The kit in your repository', 'sh')
  expect(toInstall).toContain(` ./${archive}\n`)
  const from = place === 'file' ? './' : `${address()}/`
  expect(await shell(toInstall.replace('./', from), repository)).toEqual(ends(0))
  return repository
}

/** Runs the gate where a pipeline does: in the root of what has been committed. */
function runGate(commands: string, repository: string, environment: Readonly<Record<string, string>> = {}) {
  for (const at of ['.', 'conformance']) {
    for (const made of ['node_modules', 'conformance-report', 'sdk.js']) {
      rmSync(join(repository, at, made), { recursive: true, force: true })
    }
  }
  return shell(commands, repository, environment)
}

/** Neither what started this test nor who runs it configures npm. */
const inherited = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)))

/** Runs the commands, each of which must end well, and gives the first exit code that is not 0. */
async function shell(commands: string, cwd: string, environment: Readonly<Record<string, string>> = {}) {
  // Of the clause that is left, the scenarios show enough; sequences take a browser minutes.
  const quick = commands.replaceAll(/--runs \d+/g, "--runs 0 --clause 'RTM-RECONNECT-01'")
  const npm = {
    npm_config_registry: `${address()}/`,
    npm_config_noproxy: '127.0.0.1',
    npm_config_userconfig: join(folder, 'npmrc'),
    npm_config_cache: join(folder, 'cache'),
    npm_config_audit: 'false',
    npm_config_update_notifier: 'false',
    npm_config_yes: 'false',
    NODE_OPTIONS: `--import=${finder}`,
  }
  const PATH = `${programs}${delimiter}${process.env['PATH'] ?? ''}`
  const env = { ...inherited, ...npm, ...environment, PATH }
  const child = spawn('sh', ['-ec', quick], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const ended = new Promise<number | null>((resolve) => void child.on('close', resolve))
  const [status, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)])
  return { status, said: `${stdout}${stderr}` }
}

const ends = (status: number) => ({ status, said: expect.any(String) as string })

describe('an SDK in JavaScript', () => {
  const section = 'An SDK in JavaScript'
  let repository = ''
  beforeAll(async () => {
    repository = await newRepository('javascript')
  })

  it('is checked from init to the run', async () => {
    expect(await shell(blocksOf(section, 'sh').join(''), repository)).toEqual(ends(0))
  })

  it('passes both gates, which stop it once a timer is wrong, and let it through with a waiver', async () => {
    const { commands, kept } = gateOf(section)
    expect(await runGate(commands, repository)).toEqual(ends(0))
    expect(kept.filter((file) => !existsSync(join(repository, file)))).toEqual([])

    const sdk = join(repository, 'conformance', 'tiny-rtm.ts')
    const written = readFileSync(sdk, 'utf8')
    const broken = written.replace('interruptedAfterMs = 4_000', 'interruptedAfterMs = 5_000')
    expect(broken).not.toBe(written)
    writeFileSync(sdk, broken)
    // What the gate installs has been installed.
    const installed = commands.replace('npm ci\n', '')
    expect(await shell(installed, repository)).toEqual(ends(1))

    const [waivers = ''] = blocksOf('What is known to be broken', 'yaml')
    const lasting = waivers.replace('my-sdk', 'tiny-rtm').replace(/expires: .*/, 'expires: 2999-12-31')
    writeFileSync(join(repository, 'conformance', 'known.yaml'), lasting)
    expect(await shell(`${installed} --waivers known.yaml`, repository)).toEqual(ends(0))
  })
})

describe('an SDK in a browser', () => {
  const section = 'An SDK in a browser'
  let browser: BrowserProgram | string
  beforeAll(async () => {
    browser = await findBrowser().catch((error: unknown) => String(error))
  })
  afterAll(() => {
    if (typeof browser !== 'string') browser.remove()
  })

  it('is driven by the two files that the page shows, and passes both gates', async (context) => {
    if (typeof browser === 'string') return skipWithout(context, browser)
    const repository = await newRepository('browser', 'url')
    const environment = { CHROMIUM_PATH: browser.path }
    const [project = '', check = ''] = blocksOf(section, 'sh')
    expect(await shell(project, repository, environment)).toEqual(ends(0))
    const files = [
      ['adapter.ts', blocksOf(section, 'ts')],
      ['page.js', blocksOf(section, 'js')],
    ] as const
    for (const [name, [said = '']] of files) {
      const shipped = readFileSync(join(root, 'examples', 'browser-rtm', name), 'utf8')
      const inside = said.replace('agora-conformance/adapters', '../../adapters/index.ts')
      expect(inside.split('\n').slice(1)).toEqual(shipped.split('\n').slice(1))
      writeFileSync(join(repository, 'conformance', name), said)
    }
    expect(await shell(check, join(repository, 'conformance'), environment)).toEqual(ends(0))
    const { commands, kept } = gateOf(section)
    expect(await runGate(commands, repository, environment)).toEqual(ends(0))
    expect(kept.filter((file) => !existsSync(join(repository, file)))).toEqual([])
  })
})

describe('an SDK in any other language', () => {
  it('is checked from init to a run that a fault ends in 1, and passes both gates', async () => {
    const section = 'An SDK in any other language'
    const repository = await newRepository('native')
    // Without the optimizer: the test plays little, and waits for the compiler.
    const compiler = { CXXFLAGS: '-O0', MAKEFLAGS: '-j2' }
    const ended = await shell(blocksOf(section, 'sh').join(''), repository, compiler)
    expect(ended).toEqual({ status: 1, said: expect.stringContaining('RTM-RECONNECT-01 violated (MUST)') as string })
    expect(existsSync(join(repository, 'conformance', 'broken', 'report.json'))).toBe(true)
    const { commands, kept } = gateOf(section)
    expect(await runGate(commands, repository, compiler)).toEqual(ends(0))
    expect(kept.filter((file) => !existsSync(join(repository, file)))).toEqual([])
  })
})
