import { accessSync, constants, existsSync, mkdirSync, rmdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/**
 * Creates the folder with those above it, and gives the ones that are new, outermost first. The `recursive` of Node.js
 * never comes back from a file system such as /proc, which says that a new folder's parent is missing.
 */
export function makeFolder(folder: string): readonly string[] {
  const missing: string[] = []
  let nearest = folder
  for (; !existsSync(nearest); nearest = dirname(nearest)) missing.unshift(nearest)
  if (!statSync(nearest).isDirectory()) throw new Error(`${nearest} is a file`)
  accessSync(nearest, constants.W_OK)
  for (const [index, path] of missing.entries()) {
    try {
      mkdirSync(path)
    } catch (error) {
      for (const made of missing.slice(0, index).reverse()) rmdirSync(made)
      throw error
    }
  }
  return missing
}
