import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The name and version of this package, which every report carries. */
export interface Suite {
  readonly name: string
  readonly version: string
}

/** The kit runs from its sources and from its compiled copy, one folder deeper: the nearest package.json is ours. */
export function readSuite(from: string = dirname(fileURLToPath(import.meta.url))): Suite {
  let folder = from
  for (;;) {
    try {
      const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Suite
      return { name, version }
    } catch {
      const above = dirname(folder)
      if (above === folder) throw new Error('The package.json of the kit is missing.')
      folder = above
    }
  }
}
