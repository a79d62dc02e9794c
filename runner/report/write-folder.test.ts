import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { newFolder } from '../cli-process.ts'
import { checkReplaceable, writeFolder } from './write-folder.ts'

const above = newFolder()
const out = join(above, 'site')
const files = new Map([
  ['index.html', 'one'],
  ['a/b.html', 'two'],
])

afterEach(() => {
  for (const name of readdirSync(above)) rmSync(join(above, name), { recursive: true, force: true })
})

describe('writeFolder', () => {
  it('writes every file, and leaves nothing beside the folder', () => {
    writeFolder(out, files)
    expect(readFileSync(join(out, 'a', 'b.html'), 'utf8')).toBe('two')
    expect(readdirSync(above)).toEqual(['site'])
  })

  it('replaces what it wrote before, and keeps no file of it', () => {
    writeFolder(out, files)
    checkReplaceable(out)
    writeFolder(out, new Map([['index.html', 'new']]))
    expect(readdirSync(out).sort()).toEqual(['files.txt', 'index.html'])
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('new')
  })

  it('leaves the old folder as it was if the new one cannot be written', () => {
    writeFolder(out, files)
    const clashing = new Map([
      ['a', 'a file'],
      ['a/b.html', 'below it'],
    ])
    expect(() => writeFolder(out, clashing)).toThrow(/^Cannot write .*site: /)
    expect(readFileSync(join(out, 'a', 'b.html'), 'utf8')).toBe('two')
    expect(readdirSync(above)).toEqual(['site'])
  })

  it('writes through a link into the folder that it names', () => {
    mkdirSync(out)
    symlinkSync(out, join(above, 'link'))
    writeFolder(join(above, 'link'), files)
    expect(existsSync(join(out, 'index.html'))).toBe(true)
  })
})

describe('checkReplaceable', () => {
  it('allows a folder that is empty or not there', () => {
    expect(() => checkReplaceable(out)).not.toThrow()
    mkdirSync(out)
    expect(() => checkReplaceable(out)).not.toThrow()
  })

  it.each(['notes.md', 'a/notes.md', 'files.txt'])('refuses a folder in which somebody else put %s', (path) => {
    if (path !== 'files.txt') writeFolder(out, files)
    mkdirSync(dirname(join(out, path)), { recursive: true })
    writeFileSync(join(out, path), 'mine')
    expect(() => checkReplaceable(out)).toThrow(`it holds ${path}, which would be lost`)
  })

  it('refuses a file', () => {
    writeFileSync(out, 'mine')
    expect(() => checkReplaceable(out)).toThrow('it holds a file of that name')
  })

  it('refuses the folder in which the command runs, and those above it', () => {
    for (const folder of ['.', '..', '/']) {
      expect(() => checkReplaceable(folder)).toThrow('it is the folder in which the command runs, or one above it')
    }
  })
})
