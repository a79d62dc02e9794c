import { spawnSync } from 'node:child_process'
import { mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'
import { compiledReference, newFolder, runCli } from './cli-process.ts'
import { ownCommand } from './own-command.ts'

// Each test starts several processes, on a machine that may be busy.
vi.setConfig({ testTimeout: 300_000 })

const root = fileURLToPath(new URL('..', import.meta.url))
const loader = () => 'file:///modules/tsx/loader.mjs'

/** Runs the command as a shell would, and gives its exit code with what it says. */
function shell(command: string, cwd: string): { readonly code: number | null; readonly said: string } {
  // Without a network, npx must find what it names in the packages at hand.
  const env = { ...process.env, npm_config_offline: 'true', npm_config_yes: 'false' }
  const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { cwd, encoding: 'utf8', env })
  return { code: status, said: `${stdout}${stderr}` }
}

const late = `import { createReference } from ${compiledReference}
export default createReference({ rtmInterruptedAfterMs: 5_000 }, 'late')\n`
const quick = ['run', '--profile', 'rtm-1', '--clause', 'RTM-RECONNECT-01', '--runs', '1', '--reporter', 'terminal']

test('the command that a run in a checkout prints replays the violation as it stands', () => {
  const options = `${quick.join(' ')} --adapter faulty:interrupts-after-5-s --out ${newFolder()}`
  const run = shell(`npx tsx runner/cli.ts ${options}`, root)
  const command = /replay {4}(.*)$/m.exec(run.said)?.[1] ?? 'exit 99'
  expect(command).toMatch(/^npx tsx runner\/cli\.ts replay --adapter faulty:interrupts-after-5-s /)
  const { code, said } = shell(command, root)
  expect([code, said]).toEqual([1, expect.stringContaining('RTM-RECONNECT-01 violated (MUST)')])
})

test('so does the one of a run in another folder, also with an adapter whose name needs quotes', async () => {
  const cwd = newFolder({ "my sdk's.ts": late })
  const run = await runCli([...quick, '--adapter', "module:./my sdk's.ts"], { cwd })
  const command = /replay {4}(.*)$/m.exec(run.stdout)?.[1] ?? 'exit 99'
  const { code, said } = shell(command, cwd)
  expect([code, said]).toEqual([1, expect.stringContaining('RTM-RECONNECT-01 violated (MUST)')])
})

test('a package in a project is started by npx, also from a folder below', () => {
  const project = realpathSync(newFolder())
  const kit = join(project, 'node_modules', 'agora-conformance', 'dist', 'runner')
  mkdirSync(kit, { recursive: true })
  writeFileSync(join(kit, 'cli.js'), '')
  const below = join(project, 'packages', 'one')
  mkdirSync(below, { recursive: true })
  for (const cwd of [project, below]) {
    expect(ownCommand({ cli: join(kit, 'cli.js'), argv1: undefined, cwd, loader })).toBe('npx agora-conformance')
  }
})

test('a package that is linked into a project is the same package', () => {
  const [kit, project] = [realpathSync(newFolder({ 'dist/runner/cli.js': '' })), realpathSync(newFolder())]
  mkdirSync(join(project, 'node_modules'))
  symlinkSync(kit, join(project, 'node_modules', 'agora-conformance'))
  const cli = join(kit, 'dist', 'runner', 'cli.js')
  expect(ownCommand({ cli, argv1: undefined, cwd: project, loader })).toBe('npx agora-conformance')
})

test('a program that npx would not find is started by its name or its file', () => {
  const [kit, cwd] = [realpathSync(newFolder({ 'dist/runner/cli.js': '' })), realpathSync(newFolder())]
  const cli = join(kit, 'dist', 'runner', 'cli.js')
  expect(ownCommand({ cli, argv1: '/usr/local/bin/agora-conformance', cwd, loader })).toBe('agora-conformance')
  expect(ownCommand({ cli, argv1: cli, cwd, loader })).toBe(`node ${cli}`)
  expect(ownCommand({ cli, argv1: cli, cwd: kit, loader })).toBe('node dist/runner/cli.js')
})
