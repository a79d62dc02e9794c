/** What the tests read off a page in a browser. */

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

/** A page as the browser has it. */
export interface SeenPage {
  /** Every link, resolved. */
  readonly links: readonly string[]
  /** The links of the content alone, without those around it. */
  readonly contentLinks: readonly string[]
  readonly ids: readonly string[]
  /** The visible text of each article, by its id. */
  readonly articles: Readonly<Record<string, string>>
  /** What is written in each drawing; its description is left out. */
  readonly drawings: readonly string[]
  readonly scripts: number
  /** Each kind of element: the names and classes from the page down to it, which the style sheet goes by. */
  readonly kinds: readonly string[]
}

/** Reads the page. It asks the browser, and runs nothing of the page's own. */
export function see(page: Page): Promise<SeenPage> {
  return page.evaluate<SeenPage>(`(() => {
    const all = (query) => [...document.querySelectorAll(query)]
    const kindOf = (element) =>
      (element.parentElement === null ? '' : kindOf(element.parentElement) + ' ') +
      [element.localName, element.getAttribute('class') ?? ''].join('.')
    return {
      links: all('a[href], link[href]').map((link) => link.href),
      contentLinks: all('main a[href]').map((link) => link.href),
      ids: all('[id]').map((element) => element.id),
      articles: Object.fromEntries(all('article').map((article) => [article.id, article.innerText])),
      drawings: all('svg').map((drawing) => [...drawing.querySelectorAll('text')].map((text) => text.textContent).join(' ')),
      scripts: all('script').length,
      kinds: [...new Set(all('body *').map(kindOf))],
    }
  })()`)
}

/** What sticks out of the page at the right, outside the boxes that scroll. */
export function overflowing(page: Page): Promise<readonly string[]> {
  return page.evaluate<readonly string[]>(`(() => {
    const width = document.documentElement.clientWidth
    const outside = [...document.querySelectorAll('body *')]
      .filter((element) => element.closest('.wide') === null || element.matches('.wide'))
      .filter((element) => element.getBoundingClientRect().right > width + 0.5)
      .map((element) => element.outerHTML.slice(0, 120))
    return document.documentElement.scrollWidth > width ? ['the page itself', ...outside] : outside
  })()`)
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Which of axe-core's rules are asked. */
export type Asked = 'all' | 'colours' | 'all but colours'

const askedFor: Readonly<Record<Asked, string>> = {
  all: '',
  colours: `, runOnly: ['color-contrast']`,
  'all but colours': `, rules: { 'color-contrast': { enabled: false } }`,
}

/** What axe-core complains about: each rule with the first place that breaks it. */
export async function complaints(page: Page, asked: Asked): Promise<readonly string[]> {
  // It takes longer to hand over than many of its rules, so a page that has it keeps it.
  if (!(await page.evaluate<boolean>(`'axe' in globalThis`))) await page.evaluate(axe)
  return page.evaluate<
    readonly string[]
  >(`axe.run(document, { resultTypes: ['violations'], preload: false, iframes: false${askedFor[asked]} })
    .then(({ violations }) => violations.map(({ id, help, nodes }) => id + ': ' + help + ' ' + nodes[0].html))`)
}
