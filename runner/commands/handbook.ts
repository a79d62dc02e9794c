/** `handbook`: writes the executable documentation as a folder of plain HTML. */
import { createHandbook } from '../../handbook/index.ts'
import { type ExitCode, exitCodes } from '../exit-code.ts'
import { checkReplaceable, writeFolder } from '../report/write-folder.ts'
import type { Terminal } from '../terminal.ts'

/** What may be asked of `handbook`. */
export interface HandbookOptions {
  readonly out: string
}

/** Writes the whole handbook or nothing. @throws {UsageError} if the folder holds something else, or cannot be written. */
export function handbook({ out }: HandbookOptions, terminal: Terminal): ExitCode {
  checkReplaceable(out)
  const files = createHandbook()
  writeFolder(out, files)
  terminal.out(`The handbook has ${files.size} files: open ${out.replace(/\/+$/, '')}/index.html\n`)
  return exitCodes.conforms
}
