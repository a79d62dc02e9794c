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
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { parseDocument } from 'yaml'
import { parseWaivers } from '../runner/waivers.ts'
import { openBrowser } from './browser.ts'

// Each test starts several processes, one of them a browser, on a machine that may be busy.
vi.setConfig({ testTimeout: 600_000 })

const root = join(import.meta.dirname, '..')
const page = readFileSync(join(root, 'docs', 'check-your-sdk.md'), 'utf8')
const blocks = (language: string): readonly string[] =>
  [...page.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, text = '']) => text)
const [javascript = '', native = '', browser = ''] = blocks('sh')
const [waivers = '', github = '', gitlab = ''] = blocks('yaml')

/** A folder in which npx finds the kit, and TypeScript its types. */
const folder = mkdtempSync(join(tmpdir(), 'agora-conformance-'))
beforeAll(() => {
  const kit = `exec ${process.execPath} ${join(root, 'dist', 'runner', 'cli.js')} "$@"\n`
  const modules = join(folder, 'node_modules')
  mkdirSync(join(modules, '.bin'), { recursive: true })
  writeFileSync(join(modules, '.bin', 'agora-conformance'), `#!/bin/sh\n${kit}`)
  chmodSync(join(modules, '.bin', 'agora-conformance'), 0o755)
  symlinkSync(root, join(modules, 'agora-conformance'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function shell(text: string, cwd: string): { readonly status: number | null; readonly output: string } {
  const env = { ...process.env, npm_config_offline: 'true', npm_config_yes: 'false' }
  const path = `${join(folder, 'node_modules', '.bin')}:${process.env['PATH'] ?? ''}`
  // Fewer sequences show whether a command works.
  const quick = text
    .replaceAll('--profile rtm-1', "--profile rtm-1 --runs 5 --clause 'RTM-RECONNECT-01'")
    .replaceAll('npx agora-conformance', 'agora-conformance')
  const options = { cwd, env: { ...env, PATH: path }, encoding: 'utf8' } as const
  const { status, stdout, stderr } = spawnSync('sh', ['-ec', quick], options)
  return { status, output: `${stdout}${stderr}` }
}

test('the commands for an SDK in JavaScript write a project that conforms', () => {
  const { status, output } = shell(javascript, folder)
  expect(output).toContain('conforms')
  expect(status).toBe(0)
})

test('the commands for a native SDK write, build and judge one that conforms', () => {
  const { status, output } = shell(native, folder)
  expect(output).toContain('conforms')
  expect(status).toBe(0)
  expect(existsSync(join(folder, 'my-native-adapter', 'adapter'))).toBe(true)
})

test('the command for an SDK in a browser judges it, or says what it lacks', async () => {
  const hasBrowser = await openBrowser().then(
    async ({ close }) => {
      await close()
      return true
    },
    () => false,
  )
  const { status, output } = shell(browser, root)
  const expected = hasBrowser ? { status: 0, says: /WEB3-T1b .* held/ } : { status: 2, says: /CHROMIUM_PATH/ }
  expect(output).toMatch(expected.says)
  expect(status).toBe(expected.status)
})

test('the waivers can be read', () => {
  expect(parseWaivers(waivers, 'page')).toHaveLength(1)
})

test('both gates can be read, and run a command that works', () => {
  for (const text of [github, gitlab]) {
    const document = parseDocument(text)
    expect(document.errors).toEqual([])
    const [command = ''] = /npx agora-conformance run [^\n]*/.exec(text) ?? []
    const { status } = shell(command, join(folder, 'my-adapter'))
    expect(status).toBe(0)
  }
})
