/** Which steps an adapter can play. */

import type { NamedArguments, Step } from '../spec/vocabulary.ts'
import { isWait } from '../spec/vocabulary.ts'
import { defaultArguments } from './arguments.ts'
import type { ProfileDescription } from './describe.ts'

/**
 * Why the adapter cannot play the step, or `undefined` if it can. A reason that the adapter gives is passed on; a step
 * that it neither drives nor declares impossible is one of which it says nothing.
 */
export function whyNot(description: Pick<ProfileDescription, 'drives' | 'cannot'>, step: Step): string | undefined {
  if (isWait(step)) return undefined
  const name = 'call' in step ? step.call : step.happens
  const declared = description.cannot[name]
  if (declared !== undefined) return declared
  if (!description.drives.includes(name)) return `the adapter does not drive ${name}`
  const args: NamedArguments = { ...defaultArguments[name], ...step.args }
  for (const argument in args) {
    const value = args[argument]
    const reason = typeof value === 'string' ? description.cannot[`${name}.${argument}=${value}`] : undefined
    if (reason !== undefined) return reason
  }
  return undefined
}
