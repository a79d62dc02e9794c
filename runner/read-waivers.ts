/** Reads a file of waivers. It is loaded when there is one: few runs have any, and YAML takes long to load. */
import { readFileSync } from 'node:fs'
import { LineCounter, parseDocument } from 'yaml'
import { messageOf, UsageError } from './usage-error.ts'
import { versionProblem } from './waiver-scope.ts'
import { malformed, messageMatcher, type Waiver } from './waivers.ts'

const required = ['clause', 'adapter', 'versions', 'reason', 'owner', 'expires'] as const
const allowed: readonly string[] = [...required, 'message']

/** Reads the file. @throws {UsageError} for anything that is not a list of whole waivers, before anything runs. */
export function readWaivers(path: string): readonly Waiver[] {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : messageOf(error)
    throw new UsageError(`Cannot read the waivers ${path}: ${why}.`, 'Give --waivers the path of a YAML file.')
  }
  return parseWaivers(text, path)
}

/** The waivers of the text; the path stands in messages only. */
export function parseWaivers(text: string, path: string): readonly Waiver[] {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, schema: 'failsafe' })
  const [error] = document.errors
  if (error !== undefined) {
    throw malformed(
      path,
      error.linePos?.[0].line ?? 1,
      `it is not YAML: ${error.message.split('\n')[0]?.replace(/:$/, '') ?? ''}`,
    )
  }
  const entries: unknown = document.toJS()
  if (!Array.isArray(entries)) throw malformed(path, 1, 'a waiver file is a list')
  const nodes = (document.contents as { items?: readonly { range?: readonly number[] }[] } | null)?.items ?? []
  return entries.map((entry: unknown, index) => {
    const line = lines.linePos(nodes[index]?.range?.[0] ?? 0).line
    return toWaiver(entry, path, line)
  })
}

function toWaiver(entry: unknown, path: string, line: number): Waiver {
  if (typeof entry !== 'object' || entry === null || Array.isArray(entry))
    throw malformed(path, line, 'a waiver is a mapping')
  const fields = entry as Readonly<Record<string, unknown>>
  const unknown = Object.keys(fields).find((key) => !allowed.includes(key))
  if (unknown !== undefined) throw malformed(path, line, `"${unknown}" is no field of a waiver`)
  const missing = required.find((key) => fields[key] === undefined || fields[key] === '')
  if (missing !== undefined) throw malformed(path, line, `"${missing}" is missing`)
  const text = (key: string): string => {
    const value = fields[key]
    if (typeof value !== 'string' || value.trim() === '') throw malformed(path, line, `"${key}" must be a text`)
    return value
  }
  const expires = text('expires')
  if (!isDay(expires)) throw malformed(path, line, `"expires" is "${expires}", and must be a day, as in 2027-01-31`)
  const waiver: Waiver = {
    clause: text('clause'),
    adapter: text('adapter'),
    versions: versionsOf(fields['versions'], path, line),
    reason: text('reason'),
    owner: text('owner'),
    expires,
    line,
  }
  if (fields['message'] === undefined) return waiver
  const message = text('message')
  messageMatcher(message, path, line)
  return { ...waiver, message }
}

function versionsOf(value: unknown, path: string, line: number): readonly string[] {
  const versions: readonly unknown[] = Array.isArray(value) ? value : [value]
  const texts = versions.filter((version): version is string => typeof version === 'string' && version !== '')
  if (texts.length === 0 || texts.length !== versions.length) {
    throw malformed(path, line, '"versions" must be a version, a list of versions, or "*" for every version')
  }
  const problem = texts.map(versionProblem).find((one) => one !== undefined)
  if (problem !== undefined) throw malformed(path, line, problem)
  return texts
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
