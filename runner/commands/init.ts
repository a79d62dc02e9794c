/** `init`: writes a project whose adapter works before anything in it has been changed. */
import { relative, resolve } from 'node:path'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import { type Kit, kits, type Language, languages } from '../init/kits.ts'
import { readKit } from '../init/read-kit.ts'
import { writeKit } from '../init/write-kit.ts'
import { didYouMean } from '../nearest.ts'
import { ownCommand, startedHere } from '../own-command.ts'
import { shellWord } from '../shell.ts'
import { isInstalled, suiteFolder } from '../suite.ts'
import type { Terminal } from '../terminal.ts'
import { UsageError } from '../usage-error.ts'

/** What may be asked of `init`. */
export interface InitOptions {
  readonly language?: string
}

/** Writes the project and prints what to do next. */
export function init(folder: string, options: InitOptions, terminal: Terminal): ExitCode {
  const language = readLanguage(options.language)
  const files = readKit(language, resolve(folder))
  writeKit(resolve(folder), files)
  terminal.out(`Wrote ${Object.keys(files).length} files into ${folder}.\n\n${nextCommands(folder, language)}`)
  return exitCodes.conforms
}

function readLanguage(given: string | undefined): Language {
  const all = `Give one of ${languages.join(', ')}.`
  if (given === undefined) throw new UsageError('There is no language.', `${all.slice(0, -1)} with --language.`)
  const found = languages.find((language) => language === given)
  if (found !== undefined) return found
  throw new UsageError(`There is no kit for the language "${given}".`, didYouMean(given, languages, all))
}

function nextCommands(folder: string, language: Language): string {
  const { build, adapter, fault }: Kit = kits[language]
  const isDependency = language === 'ts'
  const kit = isDependency ? 'npx agora-conformance' : ownCommand({ ...startedHere(), cwd: resolve(folder) })
  const run = `${kit} run --profile rtm-1 ${adapter}`
  const enter = relative(process.cwd(), resolve(folder)) === '' ? [] : [`cd ${shellWord(folder)}`]
  // What is published has been compiled; a checkout has to be, before a project can depend on it.
  const compile = isDependency && !isInstalled() ? [`npm run build --prefix ${shellWord(suiteFolder())}`] : []
  const lines = [...enter, ...compile, ...build, `${kit} doctor ${adapter}`, run]
  const trial = fault === undefined ? '' : `\nTo see a broken behaviour caught:\n  ${run}${fault}\n`
  return `Next:\n${lines.map((line) => `  ${line}\n`).join('')}${trial}`
}
