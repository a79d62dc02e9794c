/** The named facts that rules speak of: what each one means for a client at the present instant. */

export { both, either, not } from './fact.ts'
export * from './lasting.ts'
export * from './network.ts'
export * from './others.ts'
export * from './presence.ts'
export * from './report.ts'
export * from './session.ts'
export * from './stimuli.ts'
