import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newFolder, runCli } from '../cli-process.ts'

describe('init', () => {
  it('writes a project and prints the commands that come next', async () => {
    const cwd = newFolder()
    const { code, stdout } = await runCli(['init', 'my adapter', '--language', 'cpp'], { cwd })
    expect(code).toBe(0)
    expect(stdout).toContain(`Next:
  cd 'my adapter'
  make
  npx agora-conformance doctor -- ./adapter
  npx agora-conformance run --profile rtm-1 -- ./adapter
`)
    const files = readdirSync(join(cwd, 'my adapter'))
    expect(files).toEqual(expect.arrayContaining(['Makefile', 'README.md', 'adapter.cpp', 'protocol.h']))
    expect(files.filter((file) => !/\.(cpp|h|md)$|^Makefile$/.test(file))).toEqual([])
  })

  it('writes a TypeScript project that imports the package', async () => {
    const cwd = newFolder()
    expect((await runCli(['init', 'Meine App', '--language', 'ts'], { cwd })).code).toBe(0)
    const adapter = readFileSync(join(cwd, 'Meine App', 'adapter.ts'), 'utf8')
    expect(adapter).toContain("import { defineAdapter } from 'agora-conformance/adapters'")
    expect(adapter).not.toContain('../')
    expect(readFileSync(join(cwd, 'Meine App', 'package.json'), 'utf8')).toContain('"name": "meine-app"')
    expect(readdirSync(join(cwd, 'Meine App')).filter((file) => file.includes('.test.'))).toEqual([])
  })

  it('writes into an empty folder, and never into one that holds something', async () => {
    const cwd = newFolder({ 'mine/notes.txt': 'keep me' })
    mkdirSync(join(cwd, 'empty'))
    expect((await runCli(['init', 'empty', '--language', 'python'], { cwd })).code).toBe(0)
    const { code, stderr } = await runCli(['init', 'mine', '--language', 'python'], { cwd })
    expect(code).toBe(2)
    expect(stderr).toMatch(/Cannot write a project into .*mine: it is not empty, it holds notes\.txt\./)
    expect(stderr).toContain('hint: Give a folder that does not exist yet, or an empty one.')
    expect(readdirSync(join(cwd, 'mine'))).toEqual(['notes.txt'])
  })

  it('refuses a file where the folder should be', async () => {
    const cwd = newFolder()
    writeFileSync(join(cwd, 'file'), '')
    const { code, stderr } = await runCli(['init', 'file', '--language', 'java'], { cwd })
    expect(code).toBe(2)
    expect(stderr).toContain('Cannot write a project into ')
    expect(stderr).not.toContain('    at ')
  })

  it.each([
    ['pyton', 'There is no kit for the language "pyton".', 'Did you mean python?'],
    ['c++', 'There is no kit for the language "c++".', 'Did you mean cpp?'],
    ['fortran', 'There is no kit for the language "fortran".', 'Give one of ts, python, cpp, java.'],
  ])('refuses the language %s and says which there are', async (language, message, hint) => {
    const cwd = newFolder()
    const { code, stderr } = await runCli(['init', 'mine', '--language', language], { cwd })
    expect(code).toBe(2)
    expect(stderr).toContain(message)
    expect(stderr).toContain(`hint: ${hint}`)
    expect(existsSync(join(cwd, 'mine'))).toBe(false)
  })

  it('asks for a language when there is none', async () => {
    const { code, stderr } = await runCli(['init', 'mine'])
    expect(code).toBe(2)
    expect(stderr).toContain('There is no language.')
    expect(stderr).toContain('hint: Give one of ts, python, cpp, java with --language.')
  })
})
