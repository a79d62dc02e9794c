import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')
const folder = mkdtempSync(join(tmpdir(), 'agora-conformance-'))
const installed = join(folder, 'node_modules', 'agora-conformance')

function run(program: string, args: readonly string[], cwd: string): string {
  return execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

interface Packed {
  readonly filename: string
  readonly files: readonly { readonly path: string }[]
}

describe('the package', () => {
  let files: readonly string[] = []

  beforeAll(() => {
    // `test/build-program.ts` has built what is packed.
    const told = run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], root)
    const [packed] = JSON.parse(told) as [Packed]
    files = packed.files.map(({ path }) => path)
    mkdirSync(installed, { recursive: true })
    run('tar', ['-xzf', join(folder, packed.filename), '-C', installed, '--strip-components', '1'], folder)
    // The packages that it depends on are those of this repository.
    symlinkSync(join(root, 'node_modules'), join(installed, 'node_modules'))
    // What npm makes of the `bin` of a package that it installs.
    mkdirSync(join(folder, 'node_modules', '.bin'))
    symlinkSync(join(installed, 'dist', 'runner', 'cli.js'), join(folder, 'node_modules', '.bin', 'agora-conformance'))
  })

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('brings what its users need, and nothing of how it is made', () => {
    for (const path of ['LICENSE', 'README.md', 'CHANGELOG.md', 'docs/adapter.md', 'dist/index.d.ts']) {
      expect(files).toContain(path)
    }
    expect(files).toContain('dist/spec/schema/report-1.0.json')
    expect(files).toContain('dist/handbook/handbook.css')
    expect(files.filter((path) => /^features\/(rtm-1|rtc-4)\/.*\.feature$/.test(path)).length).toBeGreaterThan(10)
    expect(files.filter((path) => /\.test\.|test-|bench|^scripts|\.ci|tsconfig|scripted/.test(path))).toEqual([])
    // The kits are sources, for users to change.
    const sources = files.filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'))
    expect(sources.filter((path) => !path.startsWith('dist/examples/tiny-rtm/'))).toEqual([])
    for (const kit of ['tiny-rtm/adapter.ts', 'python-rtm/adapter.py', 'cpp-rtm/Makefile', 'java-rtm/Adapter.java']) {
      expect(files).toContain(`dist/examples/${kit}`)
    }
    expect(files.filter((path) => /examples\/.*(\.o|\.class|\.pyc|adapter)$/.test(path))).toEqual([])
  })

  it('brings a command that runs', () => {
    const command = join(installed, 'dist', 'runner', 'cli.js')
    expect(readFileSync(command, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/)
    expect(statSync(command).mode & 0o111).toBe(0o111)
    expect(run(process.execPath, [command, 'list'], folder)).toContain('RTM-LOGIN-01')
    expect(run(process.execPath, [command, 'handbook', '--out', 'handbook'], folder)).toMatch(
      /^The handbook has \d+ files/,
    )
    const trial = ['run', '--profile', 'rtm-1', '--clause', 'RTM-LOGIN-01', '--runs', '1', '--out', 'reports']
    expect(run(process.execPath, [command, ...trial], folder)).toMatch(/rtm-1 +│ +1 │ +· │/)
  })

  it('plays a run in several threads', () => {
    const command = join(installed, 'dist', 'runner', 'cli.js')
    const trial = [
      'run',
      '--profile',
      'rtm-1',
      '--clause',
      'RTM-LOGIN-01',
      '--runs',
      '1',
      '--jobs',
      '2',
      '--out',
      'jobs',
    ]
    expect(run(process.execPath, [command, ...trial], folder)).toMatch(/rtm-1 +│ +1 │ +· │/)
    expect(readFileSync(join(folder, 'jobs', 'report.json'), 'utf8')).toContain('"how": "2 jobs"')
  })

  it('prints commands that can be pasted into the shell in which it ran', () => {
    const shell = (command: string) => {
      const env = { ...process.env, npm_config_offline: 'true', npm_config_yes: 'false' }
      const { status, stdout, stderr } = spawnSync('sh', ['-c', command], { cwd: folder, encoding: 'utf8', env })
      return { status, said: `${stdout}${stderr}` }
    }
    const options =
      '--profile rtm-1 --clause RTM-RECONNECT-01 --runs 1 --out reports --adapter faulty:interrupts-after-5-s'
    const found = shell(`npx agora-conformance run ${options}`)
    const replay = /replay {4}(npx agora-conformance replay .*)$/m.exec(found.said)?.[1] ?? 'exit 99'
    const { status, said } = shell(replay)
    expect([found.status, status, said]).toEqual([1, 1, expect.stringContaining('RTM-RECONNECT-01 violated (MUST)')])
  })

  it('writes a TypeScript project that depends on the file that the package was installed from', () => {
    const asks = (wanted: string): void =>
      writeFileSync(join(folder, 'package.json'), JSON.stringify({ devDependencies: { 'agora-conformance': wanted } }))
    const wantedBy = (kit: string): string => {
      const command = join(installed, 'dist', 'runner', 'cli.js')
      run(process.execPath, [command, 'init', kit, '--language', 'ts'], folder)
      const text = readFileSync(join(folder, kit, 'package.json'), 'utf8')
      return /"agora-conformance": "(.*)"/.exec(text)?.[1] ?? ''
    }
    asks('file:agora-conformance.tgz')
    expect(wantedBy('of-file/kit')).toBe('file:../../agora-conformance.tgz')
    asks('^0.1.0')
    expect(wantedBy('of-registry')).toMatch(/^\d+\.\d+\.\d+$/)
    rmSync(join(folder, 'package.json'))
  })

  it('writes a TypeScript project that compiles and that doctor finds healthy', () => {
    const command = join(installed, 'dist', 'runner', 'cli.js')
    run(process.execPath, [command, 'init', 'kit', '--language', 'ts'], folder)
    const kit = join(folder, 'kit')
    // What `npm install` would put there: the package, and the compiler that the project names.
    const { devDependencies } = JSON.parse(readFileSync(join(kit, 'package.json'), 'utf8')) as {
      readonly devDependencies: Readonly<Record<string, string>>
    }
    const ours = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      readonly version: string
      readonly devDependencies: Readonly<Record<string, string>>
    }
    expect(devDependencies).toEqual({
      'agora-conformance': ours.version,
      typescript: ours.devDependencies['typescript'],
    })
    run(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc')], kit)
    const told = run(process.execPath, [command, 'doctor', '--adapter', 'module:adapter.ts'], kit)
    expect(told).toContain('is healthy (exit code 0)')
  })

  it('has types that a strict project can use, and modules that it can load', () => {
    const adapter = `import { defineAdapter } from 'agora-conformance/adapters'
import { createJudge, profiles, type Adapter } from 'agora-conformance'
import schema from 'agora-conformance/schema/report-1.0.json' with { type: 'json' }
const adapter: Adapter = defineAdapter({
  name: 'mine', profiles: ['rtm-1'],
  open: ({ report }) => ({ login: ({ credential }) => report('onLoginSuccess', credential.length) }),
})
console.log(await adapter.describe(), createJudge(profiles['rtm-1']).profile.id, typeof schema)
`
    writeFileSync(join(folder, 'mine.mts'), adapter)
    const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
    const strict = ['--strict', '--module', 'nodenext', '--target', 'es2022', '--lib', 'es2023', '--resolveJsonModule']
    const types = ['--types', 'node', '--typeRoots', join(root, 'node_modules', '@types')]
    run(process.execPath, [compiler, ...strict, ...types, '--exactOptionalPropertyTypes', 'mine.mts'], folder)
    expect(run(process.execPath, ['mine.mjs'], folder)).toContain("drives: { 'rtm-1': [ 'login' ] }")
  })
})
