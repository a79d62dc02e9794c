/** Milliseconds in the words of the documents. A number and its unit stay on one line. */

const space = '\u00a0'

/** `1204000` as `20 min 4 s`. */
export function inWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000)
  const seconds = (ms % 60_000) / 1_000
  if (minutes === 0) return ms > 0 && ms < 1_000 ? `${ms}${space}ms` : `${seconds}${space}s`
  return `${minutes}${space}min${seconds === 0 ? '' : `${space}${seconds}${space}s`}`
}

/** `1204000` as `1 204 000 ms`. */
export function inMs(ms: number): string {
  return `${String(ms).replace(/\B(?=(\d{3})+$)/g, space)}${space}ms`
}
