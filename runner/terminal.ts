/** Where the program speaks: results to standard output, progress and errors to standard error. */
import type { Writable } from 'node:stream'

/** The two outputs and what is known about them. */
export interface Terminal {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  /** Whether standard output may be coloured. */
  readonly color: boolean
  /** Whether a line of standard error can be rewritten, so that progress may move. */
  readonly live: boolean
  readonly columns: () => number
}

const usualColumns = 80

type Output = Writable & { readonly isTTY?: boolean; readonly columns?: number }
type Environment = Readonly<Record<string, string | undefined>>

/** The terminal of this process. A reader that goes away, as `head` does, ends the output and not the run. */
export function createTerminal(stdout: Output, stderr: Output, environment: Environment): Terminal {
  return {
    out: writerTo(stdout),
    err: writerTo(stderr),
    color: isColored(stdout, environment),
    live: stderr.isTTY === true && !isSet(environment['CI']) && environment['TERM'] !== 'dumb',
    // Some terminals say that they have no column at all.
    columns: () => stderr.columns || usualColumns,
  }
}

/** `NO_COLOR` switches colours off and `FORCE_COLOR` on; without either, a terminal has them and a file has not. */
export function isColored(output: { readonly isTTY?: boolean }, environment: Environment): boolean {
  if (isSet(environment['NO_COLOR'])) return false
  const forced = environment['FORCE_COLOR']
  if (forced !== undefined) return forced !== '0' && forced !== 'false'
  return output.isTTY === true && environment['TERM'] !== 'dumb'
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0' && value !== 'false'
}

function writerTo(output: Output): (text: string) => void {
  let open = true
  output.on('error', (error: NodeJS.ErrnoException) => {
    open = false
    if (error.code !== 'EPIPE') throw error
  })
  return (text) => {
    if (open) output.write(withoutControls(text))
  }
}

/**
 * What an adapter calls itself or reports may hold anything, and a terminal obeys what it is sent. Of control characters
 * only line ends, tabs, and what the kit itself uses get through: colours, and clearing a line.
 */
function withoutControls(text: string): string {
  return text.replace(controls, (found) => {
    const [control = ''] = found
    if ('\n\r\t'.includes(control) || (control === '\u001b' && found.length > 1)) return found
    return `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}${found.slice(1)}`
  })
}

/** A control character, with the rest of a sequence where it begins one that sets a colour or clears a line. */
const controls = /\p{Cc}(?:\[\d*(?:;\d+)*[mK])?/gu
