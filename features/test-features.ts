/** Feature files that tests write for themselves. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const folders: string[] = []
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A feature folder with one file, `rtm-1/a.feature`. It is removed when the tests have ended. */
export function writeFeature(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'agora-features-'))
  folders.push(folder)
  mkdirSync(join(folder, 'rtm-1'))
  writeFileSync(join(folder, 'rtm-1', 'a.feature'), text)
  return folder
}
