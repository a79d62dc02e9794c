/** What stands on which page, and the links between the pages. */
import { posix } from 'node:path'
import { cite, type Profile, type ProfileId, profileIds, profiles, questions, type Source } from '../spec/index.ts'
import { type ClauseEntry, entriesOf } from './entry.ts'
import { type Html, html, joined } from './html.ts'

/** The clauses of one profile that stand in one section of one source: one page. */
export interface Section {
  readonly profile: Profile
  readonly source: Source
  readonly path: string
  readonly entries: readonly ClauseEntry[]
}

/** One profile: an overview, and a page for each section. */
export interface Chapter {
  readonly profile: Profile
  readonly path: string
  readonly entries: readonly ClauseEntry[]
  readonly sections: readonly Section[]
}

/** The whole handbook before it is written. */
export interface Site {
  readonly chapters: readonly Chapter[]
  /** Where each clause stands: in every profile that has it. */
  readonly clauses: ReadonlyMap<string, readonly Section[]>
}

/** The pages that are there once. */
export const indexPath = 'index.html'
export const contradictionsPath = 'contradictions.html'
export const processKillPath = 'process-kill.html'
export const stylePath = 'handbook.css'

/** Reads all that the pages are made of. */
export function readSite(ids: readonly ProfileId[] = profileIds): Site {
  const chapters = ids.map((id) => chapterOf(profiles[id]))
  const clauses = new Map<string, Section[]>()
  for (const section of chapters.flatMap((chapter) => chapter.sections)) {
    for (const { id } of section.entries) clauses.set(id, [...(clauses.get(id) ?? []), section])
  }
  return { chapters, clauses }
}

function chapterOf(profile: Profile): Chapter {
  const entries = entriesOf(profile)
  const bySection = new Map<string, ClauseEntry[]>()
  for (const entry of entries) {
    const key = cite(entry.clause.source)
    bySection.set(key, [...(bySection.get(key) ?? []), entry])
  }
  const sections = [...bySection.values()].flatMap((own): readonly Section[] => {
    const source = own[0]?.clause.source
    if (source === undefined) return []
    return [{ profile, source, path: `${profile.id}/${source.document}--${slug(source.section)}.html`, entries: own }]
  })
  return { profile, path: `${profile.id}/index.html`, entries, sections }
}

/** `how it works: reconnection` as `how-it-works-reconnection`. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^-|-$/g, '')
}

/** The link from one page to another, or to a place on it. */
export function href(from: string, to: string, anchor?: string): string {
  const path = from === to && anchor !== undefined ? '' : posix.relative(posix.dirname(from), to)
  return anchor === undefined ? path : `${path}#${anchor}`
}

/** The clause as a link: to the profile that is meant, where several have it. Plain text if no profile has it. */
export function clauseLink(site: Site, from: string, id: string, profile?: ProfileId): Html {
  const sections = site.clauses.get(id) ?? []
  const section = sections.find((one) => one.profile.id === profile) ?? sections[0]
  if (section === undefined) return html`<code>${id}</code>`
  return html`<a href="${href(from, section.path, id)}"><code>${id}</code></a>`
}

const questionIds = new Set<string>(questions.map(({ id }) => id))

/** A question of the register as a link. Plain text if the register has none of that name. */
export function questionLink(from: string, id: string): Html {
  if (!questionIds.has(id)) return html`<code>${id}</code>`
  return html`<a href="${href(from, contradictionsPath, id)}"><code>${id}</code></a>`
}

/** The text with the clauses and questions that it names as links. */
export function linked(site: Site, from: string, text: string, profile?: ProfileId): Html {
  const words = text.split(/\b([A-Z][A-Z0-9]*(?:-[A-Za-z0-9]+)+)/)
  return joined(
    words.map((word, index) => {
      if (index % 2 === 0) return word
      if (questionIds.has(word)) return questionLink(from, word)
      return site.clauses.has(word) ? clauseLink(site, from, word, profile) : word
    }),
    '',
  )
}
