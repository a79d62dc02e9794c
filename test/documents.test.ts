import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { adapterErrorCodes } from '../adapters/index.ts'
import { exitCodeMeanings } from '../runner/exit-code.ts'
import { outcomes } from '../runner/report/model.ts'
import { callNames, dialectsOf, happenings, profiles, serviceObservations } from '../spec/index.ts'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const readme = read('README.md')
const contract = read('docs/adapter.md')

/** The lines of all blocks of commands in the text. */
function commandsIn(text: string): readonly string[] {
  return [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap(([, block = '']) => block.trim().split('\n'))
}

function help(command: string): string {
  const args = [join(root, 'dist', 'runner', 'cli.js'), command, '--help']
  return execFileSync(process.execPath, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
}

describe('the README', () => {
  it('shows the adapter of tiny-rtm as it is', () => {
    const shown = /```ts\n([\s\S]*?)```/
      .exec(readme)?.[1]
      ?.replace('agora-conformance/adapters', '../../adapters/index.ts')
    const file = read('examples/tiny-rtm/adapter.ts')
    expect(shown).toBe(file.slice(file.indexOf('import {')))
  })

  it('names only options and commands that exist', () => {
    const runHelp = help('run')
    const named = [...readme.matchAll(/`(--[a-z-]+)/g)].map(([, option = '']) => option)
    expect(named.length).toBeGreaterThan(10)
    for (const option of named) expect(runHelp).toContain(option)
    for (const command of ['run', 'merge', 'check', 'replay', 'doctor', 'list', 'explain', 'handbook']) {
      expect(readme).toMatch(new RegExp(`^\\| \`${command}[ \`]`, 'm'))
      expect(help(command)).toContain(`agora-conformance ${command}`)
    }
  })

  it('tells to run only scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
    const texts = [readme, read('CONTRIBUTING.md')]
    const run = texts
      .flatMap(commandsIn)
      .flatMap((line) => [...line.matchAll(/npm (?:run )?(start|test|build|format)\b/g)])
    expect(run.length).toBeGreaterThan(5)
    for (const [, script = ''] of run) expect(scripts).toHaveProperty(script)
  })

  it('has the exit codes and outcomes of the program', () => {
    for (const [code, meaning] of Object.entries(exitCodeMeanings)) expect(readme).toContain(`| ${code} | ${meaning} |`)
    for (const outcome of outcomes) expect(readme).toContain(`| ${outcome} |`)
  })

  it('links only to what exists', () => {
    const linksIn = (text: string) => [...text.matchAll(/\]\(([a-zA-Z][^)#:]*)(?:#[^)]*)?\)/g)].map(([, to = '']) => to)
    const targets = [
      ...linksIn(readme),
      ...[contract, read('docs/protocol.md')].flatMap(linksIn).map((target) => `docs/${target}`),
    ]
    expect(targets.length).toBeGreaterThan(5)
    expect(targets.filter((target) => !existsSync(join(root, target)))).toEqual([])
  })
})

describe('the page about adapters', () => {
  it('names every key of the header of a trace', () => {
    const section = /\n## The trace\n([\s\S]*?)\n## /.exec(contract)?.[1] ?? ''
    const schema = JSON.parse(read('spec/schema/trace-1.0.json')) as {
      readonly $defs: { readonly header: { readonly properties: Readonly<Record<string, unknown>> } }
    }
    const keys = Object.keys(schema.$defs.header.properties)
    const described = [...section.matchAll(/^\| `(\w+)` \|/gm)].map(([, key]) => key)
    expect(described).toEqual(expect.arrayContaining(keys))
  })

  it('names every word of the vocabulary and every error', () => {
    for (const word of [...callNames, ...happenings, ...serviceObservations, ...adapterErrorCodes]) {
      expect(contract).toMatch(new RegExp(`\`${word}[\`({]`))
    }
  })

  it('names every callback in each of its spellings', () => {
    const dialects = Object.values(profiles).flatMap((profile) => dialectsOf(profile))
    const spellings = new Set(dialects.flatMap(({ callbacks }) => Object.values(callbacks).flat()))
    // Whole selectors are said once, for all of them.
    const short = [...spellings].filter((spelling) => !spelling.includes(':'))
    expect(short).toContain('stream-removed')
    expect(short).toContain('rtcEngineConnectionDidLost')
    expect(short.filter((spelling) => !new RegExp(`\`${spelling}[\`(]`).test(contract))).toEqual([])
  })
})
