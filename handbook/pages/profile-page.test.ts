import { describe, expect, it } from 'vitest'
import { type Profile, profiles } from '../../spec/index.ts'
import { render } from '../html.ts'
import { readSite } from '../site.ts'
import { profilePage } from './profile-page.ts'

describe('the page of a profile without states and reasons', () => {
  it('has its callbacks and clauses, and neither a diagram of states nor a table of reasons', () => {
    const site = readSite(['rtc-4'])
    const [chapter] = site.chapters
    if (chapter === undefined) throw new Error('The site has no chapter.')
    const bare: Profile = { ...profiles['rtc-4'], states: [], reasons: [], transitions: [], edges: {}, pairs: {} }
    const whole = render(profilePage(site, chapter).content)
    const page = render(profilePage(site, { ...chapter, profile: bare }).content)
    for (const id of ['states', 'reasons']) {
      expect(whole).toContain(`<h2 id="${id}">`)
      expect(page).not.toContain(`<h2 id="${id}">`)
    }
    for (const id of ['timeline', 'callbacks', 'clauses']) expect(page).toContain(`<h2 id="${id}">`)
  })
})
