/** Reads source files as the architecture test sees them: what each imports, uses and says. */
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { parseSync } from 'vite'

/** One import of a file, or one re-export. */
export interface Import {
  /** The path of the imported file in the repository, or the name of a package. */
  readonly from: string
  readonly isPackage: boolean
  readonly isTypeOnly: boolean
}

/** One source file. */
export interface Source {
  /** Its path in the repository, with slashes. */
  readonly path: string
  readonly text: string
  readonly imports: readonly Import[]
  /** Global names and their members as the code uses them: `Date.now`, `new Date`, `setTimeout()`, `.localeCompare`. */
  readonly uses: readonly string[]
  readonly comments: readonly string[]
}

const skipped = new Set(['node_modules', 'dist', 'conformance-report', 'coverage', '.git'])

/** The paths of all files under the root that belong to the repository. */
export function listFiles(root: string, under = ''): readonly string[] {
  return readdirSync(join(root, under), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(under, entry.name)
    if (skipped.has(entry.name)) return []
    return entry.isDirectory() ? listFiles(root, path) : [path]
  })
}

/** Reads all TypeScript files under the root. */
export function readSources(root: string): readonly Source[] {
  return listFiles(root)
    .filter((path) => path.endsWith('.ts'))
    .map((path) => parseSource(path, readFileSync(join(root, path), 'utf8')))
}

/**
 * Takes one file apart.
 *
 * @throws {Error} if it is not TypeScript
 */
export function parseSource(path: string, text: string): Source {
  const { program, comments, errors } = parseSync(path, text, { lang: 'ts' })
  if (errors[0] !== undefined) throw new Error(`Cannot parse ${path}: ${errors[0].message}`)
  const imports: Import[] = []
  const uses: string[] = []
  walk(program, (node) => {
    const imported = readImport(node, path)
    if (imported !== undefined) imports.push(imported)
    const used = readUse(node)
    if (used !== undefined) uses.push(used)
  })
  return { path, text, imports, uses, comments: comments.map(({ value }) => value) }
}

interface Node {
  readonly type: string
  readonly [field: string]: unknown
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const each of value) walk(each, visit)
  } else if (isNode(value)) {
    visit(value)
    for (const field of Object.values(value)) walk(field, visit)
  }
}

const importing = new Set(['ImportDeclaration', 'ExportNamedDeclaration', 'ExportAllDeclaration', 'ImportExpression'])

function readImport(node: Node, path: string): Import | undefined {
  if (!importing.has(node.type) || !isNode(node['source'])) return undefined
  const target = node['source']['value']
  if (typeof target !== 'string') return undefined
  const isPackage = !target.startsWith('.')
  const from = isPackage ? packageOf(target) : posix.join(posix.dirname(path), target)
  return { from, isPackage, isTypeOnly: isTypeOnly(node) }
}

/** The name of the package, without the path inside of it. */
function packageOf(target: string): string {
  return target.startsWith('node:') ? 'node:*' : target.split('/', target.startsWith('@') ? 2 : 1).join('/')
}

function isTypeOnly(node: Node): boolean {
  if (node['importKind'] === 'type' || node['exportKind'] === 'type') return true
  const specifiers = node['specifiers']
  if (!Array.isArray(specifiers) || specifiers.length === 0) return false
  return specifiers.every((each: Node) => each['importKind'] === 'type' || each['exportKind'] === 'type')
}

function readUse(node: Node): string | undefined {
  const name = (value: unknown) => (isNode(value) && typeof value['name'] === 'string' ? value['name'] : '')
  switch (node.type) {
    case 'MemberExpression':
      return node['computed'] === true ? undefined : `${name(node['object'])}.${name(node['property'])}`
    case 'NewExpression':
      return `new ${name(node['callee'])}`
    case 'CallExpression':
      return `${name(node['callee'])}()`
    default:
      return undefined
  }
}
