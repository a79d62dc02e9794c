/** Which adapters and versions a waiver is for. */
import picomatch from 'picomatch'
import { coerce, parse, satisfies, validRange } from 'semver'

/** Whether the name has the pattern: the name itself, or a glob, in which `*` stands for anything, slashes included. */
export function matchesName(pattern: string, name: string): boolean {
  return pattern === name || picomatch(pattern, { bash: true, dot: true })(name)
}

/** Whether the version has the pattern: the version itself, a glob such as `1.3.*`, or a range such as `>=1.2 <2`. */
export function matchesVersion(pattern: string, version: string): boolean {
  if (matchesName(pattern, version)) return true
  // An adapter may say less than three numbers. A pre-release is covered as the releases around it are.
  const known = parse(version) ?? coerce(version)
  return isRange(pattern) && known !== null && satisfies(known, pattern, { includePrerelease: true })
}

/** What is wrong with a pattern for versions, if anything is. */
export function versionProblem(pattern: string): string | undefined {
  if (!looksLikeRange(pattern) || isRange(pattern)) return undefined
  return `"${pattern}" is no range of versions, such as ">=1.2 <2"`
}

/** A pattern without an operator is a version or a glob, whatever it looks like. */
function looksLikeRange(pattern: string): boolean {
  return /^\s*[<>=^~]|\s-\s|\|\|/.test(pattern)
}

function isRange(pattern: string): boolean {
  return looksLikeRange(pattern) && validRange(pattern) !== null
}
