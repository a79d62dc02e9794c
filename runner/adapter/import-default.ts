/** The default export of a module. TypeScript is compiled on the way, also by plain Node.js 20. */
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'

type TypeScriptImport = (specifier: string, parent: string) => Promise<unknown>

/** @throws whatever the module throws while it loads */
export async function importDefault(url: string): Promise<unknown> {
  const exported = defaultOf(await load(url))
  // A file that counts as CommonJS arrives with all its exports as the default, and its own default inside.
  return isCompiledModule(exported) ? defaultOf(exported) : exported
}

/** What needs no compiler is loaded without one, whose start takes longer than many a run. */
async function load(url: string): Promise<unknown> {
  if (extname(fileURLToPath(url)) === '.mjs') {
    try {
      return await import(url)
    } catch (error) {
      if (!isLeftToCompiler(error)) throw error
    }
  }
  const { tsImport } = await import('tsx/esm/api')
  // The cast keeps the `any` of its declaration out.
  return await (tsImport as TypeScriptImport)(url, import.meta.url)
}

/** What Node.js says of a module before it runs any of it, and what the compiler may make good. */
const unreadable: readonly unknown[] = [
  'ERR_UNKNOWN_FILE_EXTENSION',
  'ERR_MODULE_NOT_FOUND',
  'ERR_UNSUPPORTED_DIR_IMPORT',
  'ERR_IMPORT_ASSERTION_TYPE_MISSING',
  'ERR_IMPORT_ATTRIBUTE_MISSING',
]

function isLeftToCompiler(error: unknown): boolean {
  return error instanceof SyntaxError || (error instanceof Error && 'code' in error && unreadable.includes(error.code))
}

function isCompiledModule(exported: unknown): boolean {
  return typeof exported === 'object' && exported !== null && '__esModule' in exported
}

function defaultOf(module: unknown): unknown {
  return typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined
}
