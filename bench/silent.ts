import type { Terminal } from '../runner/terminal.ts'

/** A terminal that nobody looks at. */
export const silent: Terminal = { out: () => {}, err: () => {}, color: false, live: false, columns: () => 80 }
