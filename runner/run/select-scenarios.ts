import { isSelected, listScenarios } from '../../features/index.ts'
import type { ProfileId } from '../../spec/index.ts'
import { messageOf, UsageError } from '../usage-error.ts'
import type { RunContext } from './context.ts'

/** What selects scenarios: the user's tags, and the clauses that a scenario tells of. */
export type Selection = Pick<RunContext, 'selects'> & {
  readonly options: Pick<RunContext['options'], 'tags' | 'clauses'>
}

/** The scenarios of the profile that the user's options select. @throws {UsageError} if the tags cannot be read. */
export function selectedScenarios(profile: ProfileId, selection: Selection): ReturnType<typeof listScenarios> {
  const tags = tagExpression(profile, selection)
  try {
    return listScenarios(profile).filter((scenario) => isSelected(scenario, { tags }))
  } catch (error) {
    throw new UsageError(
      `Cannot read --tags "${selection.options.tags ?? ''}": ${messageOf(error).split('\n')[0] ?? ''}`,
      'Write a tag expression, as in "@RTM-LOGIN-01 or @RTM-LOGIN-02".',
    )
  }
}

/** One tag expression for the user's tags and clauses together; empty if every scenario is meant. */
export function tagExpression(profile: ProfileId, { options, selects }: Selection): string {
  const parts = options.tags === undefined ? [] : [`(${options.tags})`]
  if (options.clauses.length > 0) {
    const tags = new Set(listScenarios(profile).flatMap(({ clauses }) => clauses.filter(selects)))
    // An expression without a tag would select everything.
    parts.push(
      tags.size === 0 ? '@no-scenario-has-this-tag' : `(${[...tags].map((clause) => `@${clause}`).join(' or ')})`,
    )
  }
  return parts.join(' and ')
}
