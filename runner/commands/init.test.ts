import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newFolder, runCli } from '../cli-process.ts'
import { UsageError } from '../usage-error.ts'
import { init } from './init.ts'

function run(folder: string, language?: string): string {
  let printed = ''
  const terminal = {
    out: (text: string) => (printed += text),
    err: () => {},
    color: false,
    live: false,
    columns: () => 80,
  }
  init(folder, language === undefined ? {} : { language }, terminal)
  return printed
}

function refusalOf(folder: string, language?: string): { readonly message: string; readonly hint: string | undefined } {
  try {
    run(folder, language)
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    return { message: error.message, hint: error.hint }
  }
  throw new Error('init refused nothing.')
}

describe('init', () => {
  it('writes a project, prints the commands that come next, and refuses to write it twice', async () => {
    const cwd = newFolder()
    const first = await runCli(['init', 'my adapter', '--language', 'cpp'], { cwd })
    expect(first.code).toBe(0)
    expect(first.stdout).toMatch(
      /Next:\n {2}cd 'my adapter'\n {2}make\n {2}.* doctor -- \.\/adapter\n {2}.* run --profile rtm-1 -- \.\/adapter\n/,
    )
    const files = readdirSync(join(cwd, 'my adapter'))
    expect(files).toEqual(expect.arrayContaining(['Makefile', 'README.md', 'adapter.cpp', 'protocol.h']))
    expect(files.filter((file) => !/\.(cpp|h|md)$|^Makefile$/.test(file))).toEqual([])

    const second = await runCli(['init', 'my adapter', '--language', 'cpp'], { cwd })
    expect(second.code).toBe(2)
    expect(second.stderr).toMatch(/Cannot write a project into .*my adapter: it is not empty, it holds Makefile\./)
    expect(second.stderr).toContain('hint: Give a folder that does not exist yet, or an empty one.')
  })

  it('prints commands that work where they are pasted, though the kit is no package there', async () => {
    const cwd = newFolder()
    const { stdout } = await runCli(['init', 'mine', '--language', 'python'], { cwd })
    const doctor = stdout.split('\n').filter((line) => /^ {2}(cd|.* doctor) /.test(line))
    const { status } = spawnSync('sh', ['-c', doctor.join(' && ')], { cwd, encoding: 'utf8' })
    expect(doctor).toHaveLength(2)
    expect(status).toBe(0)
  })

  it('writes a TypeScript project that depends on this very checkout, which is to be compiled first', () => {
    const folder = join(newFolder(), 'mine')
    const root = join(import.meta.dirname, '../..')
    expect(run(folder, 'ts')).toContain(`npm run build --prefix ${root}\n  npm install\n`)
    const { devDependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      readonly devDependencies: Readonly<Record<string, string>>
    }
    const wanted = devDependencies['agora-conformance'] ?? ''
    expect(wanted).toMatch(/^file:/)
    expect(join(folder, wanted.slice('file:'.length))).toBe(root)
  })

  it('writes a TypeScript project that imports the package', () => {
    const folder = join(newFolder(), 'Meine App')
    expect(run(folder, 'ts')).toContain('npm install')
    const adapter = readFileSync(join(folder, 'adapter.ts'), 'utf8')
    expect(adapter).toContain("import { defineAdapter } from 'agora-conformance/adapters'")
    expect(adapter).not.toContain('../')
    expect(readFileSync(join(folder, 'package.json'), 'utf8')).toContain('"name": "meine-app"')
    expect(readdirSync(folder).filter((file) => file.includes('.test.'))).toEqual([])
  })

  it('writes into an empty folder, and leaves one that holds something as it is', () => {
    const cwd = newFolder({ 'mine/notes.txt': 'keep me' })
    mkdirSync(join(cwd, 'empty'))
    run(join(cwd, 'empty'), 'python')
    expect(existsSync(join(cwd, 'empty', 'adapter.py'))).toBe(true)
    expect(refusalOf(join(cwd, 'mine'), 'python').message).toContain('it is not empty, it holds notes.txt.')
    expect(readdirSync(join(cwd, 'mine'))).toEqual(['notes.txt'])
  })

  it('refuses a file where the folder should be', () => {
    const cwd = newFolder({ file: '' })
    expect(refusalOf(join(cwd, 'file'), 'java').message).toMatch(/^Cannot write a project into .*file: ENOTDIR/)
  })

  it.each([
    ['pyton', 'There is no kit for the language "pyton".', 'Did you mean python?'],
    ['c++', 'There is no kit for the language "c++".', 'Did you mean cpp?'],
    ['fortran', 'There is no kit for the language "fortran".', 'Give one of ts, python, cpp, java.'],
    [undefined, 'There is no language.', 'Give one of ts, python, cpp, java with --language.'],
  ])('refuses the language %s and says which there are', (language, message, hint) => {
    const folder = join(newFolder(), 'mine')
    expect(refusalOf(folder, language)).toEqual({ message, hint })
    expect(existsSync(folder)).toBe(false)
  })
})
