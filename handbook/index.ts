/** The executable documentation: what the kit holds on each clause, and the pages that are made of it. */

export { createHandbook } from './create.ts'
export { type ClauseEntry, entriesOf, type Gap, gapsOf } from './entry.ts'
