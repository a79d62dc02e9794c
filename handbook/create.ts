/** The handbook as files: each page, and the one style sheet. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { pageText } from './page.ts'
import { contradictionsPage } from './pages/contradictions-page.ts'
import { indexPage } from './pages/index-page.ts'
import { processKillPage } from './pages/process-kill-page.ts'
import { profilePage } from './pages/profile-page.ts'
import { sectionPage } from './pages/section-page.ts'
import { readSite, stylePath } from './site.ts'

/** Every file by its path, with forward slashes. The same kit gives the same files, byte for byte. */
export function createHandbook(): ReadonlyMap<string, string> {
  const site = readSite()
  const pages = [
    indexPage(site),
    ...site.chapters.flatMap((chapter) => [
      profilePage(site, chapter),
      ...chapter.sections.map((section) => sectionPage(site, chapter, section)),
    ]),
    contradictionsPage(site),
    processKillPage(site),
  ]
  return new Map([
    ...pages.map((page) => [page.path, pageText(site, page)] as const),
    [stylePath, readFileSync(join(dirname(fileURLToPath(import.meta.url)), stylePath), 'utf8')],
  ])
}
