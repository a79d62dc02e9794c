import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cite, describeRule, type Profile, profiles, questions } from '../spec/index.ts'
import { type OpenBrowser, openBrowser, skipWithout } from '../test/browser.ts'
import { complaints, overflowing, type SeenPage, see } from '../test/seen-page.ts'
import { createHandbook } from './create.ts'
import { entriesOf } from './entry.ts'

const files = createHandbook()
const paths = [...files.keys()].filter((path) => path.endsWith('.html'))
const folder = mkdtempSync(join(tmpdir(), 'agora-handbook-'))
const all: readonly Profile[] = Object.values(profiles)
const urlOf = (path: string) => pathToFileURL(join(folder, path)).href
const plain = (text: string) => text.replace(/\s+/g, ' ')

let open: OpenBrowser | undefined
let missing: string | undefined
/** Without JavaScript: everything but axe-core reads the pages like this. */
let still: Page
let scripted: Page
const widths = [360, 1440]
const seen = new Map<string, SeenPage>()
/** By page, what sticks out at each of the widths. */
const sticksOut = new Map<string, readonly (readonly string[])[]>()

beforeAll(async () => {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  try {
    open = await openBrowser()
  } catch (error) {
    missing = String(error)
    return
  }
  still = await open.browser.newPage({ javaScriptEnabled: false })
  scripted = await open.browser.newPage({ viewport: { width: 1440, height: 900 } })
  for (const path of paths) {
    await still.goto(urlOf(path))
    seen.set(path, await see(still))
    sticksOut.set(path, await overflowingAt(widths))
  }
}, 300_000)

beforeEach((context) => skipWithout(context, missing))

afterAll(async () => {
  await open?.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('the page', () => {
  it.each(paths)('%s stays within 360 and 1440 px', (path) => {
    expect(sticksOut.get(path)).toEqual(widths.map(() => []))
  })

  it.each(paths)('%s gives axe-core nothing to complain about', async (path) => {
    await scripted.goto(urlOf(path))
    expect(await complaints(scripted, 'all but colours')).toEqual([])
  })

  it('has colours in which everything can be read, light or dark', async () => {
    for (const path of colourful()) {
      await scripted.goto(urlOf(path))
      for (const colorScheme of ['light', 'dark'] as const) {
        await scripted.emulateMedia({ colorScheme })
        expect(await complaints(scripted, 'colours'), `${path}, ${colorScheme}`).toEqual([])
      }
    }
  })
})

describe('the handbook', () => {
  it('has only links and anchors that lead somewhere', () => {
    const broken = paths.flatMap((path) =>
      (seen.get(path)?.links ?? []).filter((link) => !resolves(link)).map((link) => `${path}: ${link}`),
    )
    expect(broken).toEqual([])
    expect([...seen.values()].flatMap(({ links }) => links).length).toBeGreaterThan(500)
    expect(resolves(`${urlOf('index.html')}#nowhere`)).toBe(false)
    expect(resolves(urlOf('nowhere.html'))).toBe(false)
  })

  it('has no anchor twice on a page, and no script', () => {
    const twice = [...seen].flatMap(([path, { ids }]) =>
      ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${path}#${id}`),
    )
    expect(twice).toEqual([])
    expect([...seen.values()].filter(({ scripts }) => scripts > 0)).toEqual([])
  })

  it('leads from the index to every clause by two links: its section, then itself', () => {
    const sections = new Set(seen.get('index.html')?.contentLinks.map(pathOf))
    const ways = all.flatMap((profile) =>
      Object.keys(profile.clauses).map((id) => {
        const found = [...sections].filter(
          (path) => path.startsWith(`${profile.id}/`) && seen.get(path)?.contentLinks.includes(`${urlOf(path)}#${id}`),
        )
        return `${id}: ${found.length}`
      }),
    )
    expect(ways.length).toBeGreaterThan(130)
    expect(ways.filter((way) => !way.endsWith(': 1'))).toEqual([])
  })

  it('has each section in the order of its document', () => {
    const unordered = [...seen].filter(([path, { articles }]) => {
      const profile = all.find(({ id }) => path.startsWith(`${id}/`))
      const order = Object.keys(profile?.clauses ?? {})
      const places = Object.keys(articles).map((id) => order.indexOf(id))
      return profile !== undefined && places.some((place, index) => place < (places[index - 1] ?? 0))
    })
    expect(unordered.map(([path]) => path)).toEqual([])
  })

  it.each(all)('tells each clause of $id with its text, why, source, rules, scenarios and faults', (profile) => {
    for (const { id, clause, rules, scenarios, faults } of entriesOf(profile)) {
      const told = plain(articleOf(profile.id, id))
      const parts = [
        clause.text,
        clause.why,
        cite(clause.source),
        ...rules.map((rule) => describeRule(rule, profile)),
        ...scenarios.flatMap(({ name, steps }) => [name, ...steps.map(({ keyword, text }) => `${keyword} ${text}`)]),
        ...scenarios.flatMap(({ examples }) => examples.flatMap(({ rows }) => rows.flat())),
        ...faults.flatMap((fault) => [fault.id, fault.story]),
        ...(typeof clause.judgedBy === 'object' ? Object.values(clause.judgedBy) : []),
      ]
      expect(missingFrom(told, parts).map((part) => `${id}: ${part}`)).toEqual([])
    }
  })

  it('tells the whole register of questions, each reading with its sources', () => {
    const { articles = {} } = seen.get('contradictions.html') ?? {}
    expect(Object.keys(articles)).toEqual(questions.map(({ id }) => id))
    for (const { id, question, readings, clauses } of questions) {
      const told = plain(articles[id] ?? '')
      const answers = Object.entries(readings).flatMap(([name, { text, sources }]) => [
        name,
        text,
        ...sources.map(cite),
      ])
      expect(missingFrom(told, [question, ...answers, ...clauses]).map((part) => `${id}: ${part}`)).toEqual([])
    }
  })

  it.each(all)(
    'draws the states and the timeline of $id where it has any',
    ({ id, states, reasons, transitions, clauses }) => {
      const drawn = seen.get(`${id}/index.html`)?.drawings ?? []
      for (const { name } of states) expect(drawn[0]).toContain(name)
      for (const { reason } of reasons.length > 0 ? transitions : []) {
        expect(drawn[0]).toContain(reason === '*' ? 'any of its reasons' : reason)
      }
      const points = new Set(Object.keys(clauses).flatMap((clause) => /-(T\d+)[a-z]?$/.exec(clause)?.[1] ?? []))
      for (const point of points) expect(drawn.at(-1)).toContain(point)
    },
  )

  it('is the same, byte for byte, when it is made again', () => {
    expect([...createHandbook()]).toEqual([...files])
  })
})

describe('the checks see', () => {
  it('what sticks out of a page', async () => {
    await still.setViewportSize({ width: 360, height: 900 })
    await still.setContent('<div style="width: 400px">wide</div>')
    expect(await overflowing(still)).toHaveLength(2)
  })

  it('text that is too faint, and a heading out of order', async () => {
    await scripted.setContent(
      '<html lang="en"><title>t</title><main><h1>One</h1><h4>Four</h4><p style="color: #ccc; background: #fff">faint</p></main>',
    )
    const found = await complaints(scripted, 'all')
    for (const rule of ['color-contrast', 'heading-order']) {
      expect(found.filter((complaint) => complaint.startsWith(rule))).toHaveLength(1)
    }
  })
})

/**
 * Pages that have all drawings and every kind of element between them. Colours are looked at there alone: axe-core takes
 * longer for them than for all its other rules, and two elements of a kind have the same.
 */
function colourful(): readonly string[] {
  const met = new Set<string>()
  return [...seen].flatMap(([path, { kinds, drawings }]) => {
    const fresh = kinds.filter((kind) => !met.has(kind))
    for (const kind of fresh) met.add(kind)
    return fresh.length > 0 || drawings.length > 0 ? [path] : []
  })
}

/** What sticks out of the page that is open, at each of the widths. */
async function overflowingAt(some: readonly number[]): Promise<readonly (readonly string[])[]> {
  const found: (readonly string[])[] = []
  for (const width of some) {
    await still.setViewportSize({ width, height: 900 })
    found.push(await overflowing(still))
  }
  return found
}

function pathOf(link: string): string {
  return fileURLToPath(new URL(link.replace(/#.*/, '')))
    .slice(folder.length + 1)
    .replaceAll('\\', '/')
}

function resolves(link: string): boolean {
  const path = pathOf(link)
  const anchor = new URL(link).hash.slice(1)
  return files.has(path) && (anchor === '' || seen.get(path)?.ids.includes(anchor) === true)
}

function missingFrom(text: string, parts: readonly string[]): readonly string[] {
  return parts.filter((part) => !text.includes(plain(part).trim()))
}

function articleOf(profile: string, clause: string): string {
  const pages = [...seen].filter(([path, { articles }]) => path.startsWith(`${profile}/`) && clause in articles)
  if (pages.length !== 1) throw new Error(`${clause} stands on ${pages.length} pages of ${profile}.`)
  return pages[0]?.[1].articles[clause] ?? ''
}
