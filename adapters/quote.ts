/** Room for one event in a message of one line. */
const roomForEvent = 160

/** The value as JSON, cut to fit into a message of one line. */
export function quote(value: unknown, longest = roomForEvent): string {
  const text = write(value)
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`
}

/** Tells a number that is written as a text from a text: a control character that nobody has in one. */
const mark = '\u0001'
const marked = /"\\u0001(-?Infinity|NaN)\\u0001"/g

function write(value: unknown): string {
  try {
    return JSON.stringify(value, showNumber)?.replaceAll(marked, '$1') ?? String(value)
  } catch (error) {
    // A value with a cycle or a bigint has no JSON, and the message must come out all the same.
    return error instanceof RangeError ? 'what is nested too deeply to be shown' : String(value)
  }
}

/** JSON writes null for a number that it does not have, such as what it reads 1e999 as. */
function showNumber(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? `${mark}${value}${mark}` : value
}
