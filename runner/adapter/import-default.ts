/** The default export of a module. TypeScript is compiled on the way, also by plain Node.js 20. */

type TypeScriptImport = (specifier: string, parent: string) => Promise<unknown>

/** @throws whatever the module throws while it loads */
export async function importDefault(url: string): Promise<unknown> {
  const { tsImport } = await import('tsx/esm/api')
  // The cast keeps the `any` of its declaration out.
  const module = await (tsImport as TypeScriptImport)(url, import.meta.url)
  const exported = defaultOf(module)
  // A file that counts as CommonJS arrives with all its exports as the default, and its own default inside.
  return isCompiledModule(exported) ? defaultOf(exported) : exported
}

function isCompiledModule(exported: unknown): boolean {
  return typeof exported === 'object' && exported !== null && '__esModule' in exported
}

function defaultOf(module: unknown): unknown {
  return typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined
}
