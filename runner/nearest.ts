import leven from 'leven'

/** The names most like the one that was typed, the best first; none if all of them are far off. */
export function nearest(typed: string, names: Iterable<string>, atMost = 3): string[] {
  const wanted = typed.toLowerCase()
  return [...names]
    .map((name) => ({ name, distance: distance(wanted, name.toLowerCase()) }))
    .filter(({ name, distance: far }) => far <= Math.max(2, Math.ceil(name.length / 3)))
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, atMost)
    .map(({ name }) => name)
}

/** The hint that goes with an unknown name. */
export function didYouMean(typed: string, names: Iterable<string>, otherwise: string): string {
  const found = nearest(typed, names)
  return found.length === 0 ? otherwise : `Did you mean ${found.join(' or ')}?`
}

/** A name that begins as the typed one does is near, however much of it is missing. */
function distance(typed: string, name: string): number {
  if (typed !== '' && name.startsWith(typed)) return 1
  return leven(typed, name)
}
