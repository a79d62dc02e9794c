/** Runs every command of docs/check-your-sdk.md as it stands there, only with fewer sequences and clauses. */
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { parse } from 'yaml'
import { type BrowserProgram, findBrowser, skipWithout } from './browser.ts'

// Each runs the program several times, one of them with a browser, on a machine that may be busy.
vi.setConfig({ testTimeout: 300_000 })

const root = join(import.meta.dirname, '..')
const page = readFileSync(join(root, 'docs', 'check-your-sdk.md'), 'utf8')
const sections = new Map(page.split(/^## /m).map((text) => [text.slice(0, text.indexOf('\n')), text]))

/** The blocks of the language in the section, without their fences. */
function blocksOf(section: string, language: string): readonly string[] {
  const text = sections.get(section) ?? ''
  return [...text.matchAll(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, block = '']) => block)
}

interface Workflow {
  readonly jobs: { readonly conformance: { readonly steps: readonly { readonly run?: string }[] } }
}
interface Pipeline {
  readonly conformance: { readonly before_script?: readonly string[]; readonly script: readonly string[] }
}

/** The commands of both gates of the section: those of GitHub Actions, which GitLab's must be after some of its own. */
function gateOf(section: string): string {
  const [github = '', gitlab = ''] = blocksOf(section, 'yaml')
  const commands = (parse(github) as Workflow).jobs.conformance.steps.flatMap(({ run = [] }) => run)
  const { before_script: before = [], script } = (parse(gitlab) as Pipeline).conformance
  expect(commands).not.toEqual([])
  expect(script).toEqual(commands)
  return [...before, ...script].join('\n')
}

const folder = mkdtempSync(join(tmpdir(), 'agora-conformance-'))
const modules = join(folder, 'packages')
const programs = join(folder, 'programs')

function writeProgram(path: string, text: string): void {
  writeFileSync(path, `#!/bin/sh\n${text}\n`)
  chmodSync(path, 0o755)
}

beforeAll(() => {
  // What installing would put there: nothing is fetched in a test.
  mkdirSync(join(modules, '.bin'), { recursive: true })
  writeProgram(join(modules, '.bin', 'agora-conformance'), `exec ${process.execPath} ${root}/dist/runner/cli.js "$@"`)
  symlinkSync(root, join(modules, 'agora-conformance'))
  symlinkSync(join(root, 'node_modules', 'playwright-core'), join(modules, 'playwright-core'))
  mkdirSync(programs)
  const npm = spawnSync('sh', ['-c', 'command -v npm'], { encoding: 'utf8' }).stdout.trim()
  const install = `[ -e node_modules ] || ln -s ${modules} node_modules`
  writeProgram(join(programs, 'npm'), `case "$1" in ci|install) ${install} ;; *) exec ${npm} "$@" ;; esac`)
  writeProgram(join(programs, 'apt-get'), ':')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A new folder in which npx finds the kit. */
function newProject(name: string): string {
  const project = join(folder, name)
  mkdirSync(project)
  symlinkSync(modules, join(project, 'node_modules'))
  return project
}

/** Runs the commands, each of which must end well, and gives the first exit code that is not 0. */
function shell(commands: string, cwd: string, environment: Readonly<Record<string, string>> = {}) {
  // Of the clause that is left, the scenarios show enough; sequences take a browser minutes.
  const quick = commands.replaceAll(/--runs \d+/g, "--runs 0 --clause 'RTM-RECONNECT-01'")
  const PATH = `${programs}${delimiter}${process.env['PATH'] ?? ''}`
  const env = { ...process.env, npm_config_offline: 'true', npm_config_yes: 'false', ...environment, PATH }
  const { status, stdout, stderr } = spawnSync('sh', ['-ec', quick], { cwd, env, encoding: 'utf8' })
  return { status, said: `${stdout}${stderr}` }
}

const ends = (status: number) => ({ status, said: expect.any(String) as string })

describe('an SDK in JavaScript', () => {
  const section = 'An SDK in JavaScript'
  let project = ''
  beforeAll(() => {
    project = newProject('javascript')
  })

  it('is checked from init to the run', () => {
    expect(shell(blocksOf(section, 'sh').join(''), project)).toEqual(ends(0))
  })

  it('passes both gates, which stop it once a timer is wrong, and let it through with a waiver', () => {
    const own = join(project, 'conformance')
    const gate = gateOf(section)
    expect(shell(gate, own)).toEqual(ends(0))
    expect(existsSync(join(own, 'conformance-report', 'junit.xml'))).toBe(true)

    const sdk = join(own, 'tiny-rtm.ts')
    const text = readFileSync(sdk, 'utf8')
    const broken = text.replace('interruptedAfterMs = 4_000', 'interruptedAfterMs = 5_000')
    expect(broken).not.toBe(text)
    writeFileSync(sdk, broken)
    expect(shell(gate, own)).toEqual(ends(1))

    const [waivers = ''] = blocksOf('What is known to be broken', 'yaml')
    const lasting = waivers.replace('my-sdk', 'tiny-rtm').replace(/expires: .*/, 'expires: 2999-12-31')
    writeFileSync(join(own, 'known.yaml'), lasting)
    expect(shell(`${gate.trim()} --waivers known.yaml`, own)).toEqual(ends(0))
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

  it('is driven by the two files that the page shows, and passes both gates', (context) => {
    if (typeof browser === 'string') return skipWithout(context, browser)
    const project = newProject('browser')
    const example = join(root, 'examples', 'browser-rtm')
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
    const built = spawnSync(process.execPath, [vite, 'build', example, '--outDir', project], { encoding: 'utf8' })
    expect(built).toMatchObject({ status: 0 })
    writeFileSync(join(project, 'package.json'), '{ "type": "module" }')
    const files = [
      ['adapter.ts', blocksOf(section, 'ts')],
      ['page.js', blocksOf(section, 'js')],
    ] as const
    for (const [name, [text = '']] of files) {
      const shipped = readFileSync(join(example, name), 'utf8')
      const said = text.replace('agora-conformance/adapters', '../../adapters/index.ts')
      expect(said.split('\n').slice(1)).toEqual(shipped.split('\n').slice(1))
      writeFileSync(join(project, name), text)
    }
    const environment = { CHROMIUM_PATH: browser.path }
    expect(shell(blocksOf(section, 'sh').join(''), project, environment)).toEqual(ends(0))
    expect(shell(gateOf(section), project, environment)).toEqual(ends(0))
    expect(existsSync(join(project, 'conformance-report', 'junit.xml'))).toBe(true)
  })
})

describe('an SDK in any other language', () => {
  it('is checked from init to a run that a fault ends in 1, and passes both gates', () => {
    const section = 'An SDK in any other language'
    const project = newProject('native')
    // Without the optimizer: the test plays little, and waits for the compiler.
    const compiler = { CXXFLAGS: '-O0', MAKEFLAGS: '-j2' }
    const ended = shell(blocksOf(section, 'sh').join(''), project, compiler)
    expect(ended).toEqual({ status: 1, said: expect.stringContaining('RTM-RECONNECT-01 violated (MUST)') as string })
    const own = join(project, 'conformance')
    expect(existsSync(join(own, 'broken', 'report.json'))).toBe(true)
    expect(shell(gateOf(section), own, compiler)).toEqual(ends(0))
  })
})
