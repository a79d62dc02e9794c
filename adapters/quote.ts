/** Room for one event in a message of one line. */
const longestQuote = 160

/** The value as JSON, cut to fit into a message of one line. */
export function quote(value: unknown): string {
  const text = write(value)
  return text.length <= longestQuote ? text : `${text.slice(0, longestQuote - 1)}…`
}

function write(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value)
  } catch (error) {
    // A value with a cycle or a bigint has no JSON, and the message must come out all the same.
    return error instanceof RangeError ? 'what is nested too deeply to be shown' : String(value)
  }
}
