import { describe, expect, it } from 'vitest'
import { profiles } from './index.ts'
import { type KillCell, killPlatforms, killPremises, processKill } from './process-kill.ts'

const cells: readonly KillCell[] = killPlatforms.flatMap((killed) =>
  killPlatforms.map((watcher) => processKill[killed][watcher]),
)
const named = cells.flatMap((cell) =>
  cell === 'unspecified' ? [] : [...cell.clauses, ...('unlessBack' in cell ? [cell.unlessBack] : [])],
)

describe('the process-kill matrix', () => {
  it('leaves empty what the document does not say: all of a Linux watcher, and a Web watcher of Linux', () => {
    const empty = killPlatforms.flatMap((killed) =>
      killPlatforms
        .filter((watcher) => processKill[killed][watcher] === 'unspecified')
        .map((watcher) => `${killed} × ${watcher}`),
    )
    expect(empty).toEqual([
      'ios × linux',
      'macos × linux',
      'android × linux',
      'windows × linux',
      'linux × linux',
      'linux × web',
      'web × linux',
    ])
  })

  it('uses every statement of the section', () => {
    const numbers = [...named, ...killPremises].map((id) => Number(/^KILL-(\d+)/.exec(id)?.[1]))
    expect([...new Set(numbers)].sort((one, other) => one - other)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13])
  })

  it('names only clauses that a profile has, once there is one that has them', () => {
    const known = new Set(Object.values(profiles).flatMap(({ clauses }) => Object.keys(clauses)))
    const ids = new Set([...named, ...killPremises])
    const unknown = [...ids].filter((id) => !known.has(id))
    expect([[], [...ids]]).toContainEqual(unknown)
  })
})
