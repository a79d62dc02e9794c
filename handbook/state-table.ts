/** Which reason may come with which state, and out of which states it leads there. */
import type { NamedNumber, Profile } from '../spec/index.ts'
import { type Html, html } from './html.ts'
import { wideTable } from './page.ts'

/** The table, or nothing for a profile that has no states or no reasons. */
export function stateTable(profile: Profile): Html | undefined {
  const { states, reasons, title } = profile
  if (states.length === 0 || reasons.length === 0) return undefined
  return wideTable(
    `States and reasons of ${title}`,
    ['Reason', ...states.map(({ name, number }) => html`${name} <small>${number}</small>`)],
    reasons.map((reason) => [
      html`${reason.name} <small>${reason.number}</small>`,
      ...states.map((state) => cell(profile, state, reason)),
    ]),
  )
}

function cell({ pairs, repeatable, transitions }: Profile, state: NamedNumber, reason: NamedNumber): Html {
  if (pairs[state.name]?.includes(reason.name) !== true) return html`<span class="none">–</span>`
  const from = transitions
    .filter(({ to, reason: because }) => to === state.name && (because === reason.name || because === '*'))
    .map((transition) => transition.from)
  const again = repeatable[state.name]?.includes(reason.name) === true
  return html`<b>yes</b>${from.length === 0 ? undefined : html`, from ${from.join(' or ')}`}${again ? '; may be repeated' : undefined}`
}
