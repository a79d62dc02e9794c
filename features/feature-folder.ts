/** Where the feature files are: beside the sources, or at the root of the installed package. */
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import type { ProfileId } from '../spec/index.ts'

/**
 * The folder that holds one folder of feature files for each profile. The compiled program lies in `dist/features`
 * while the feature files are shipped at the root of the package, so both places are looked at.
 *
 * @throws {Error} if neither place holds them: the package is incomplete.
 */
export function findFeatureFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url))
  const places = [here, join(here, '..', '..', 'features')]
  const folder = places.find((place) => existsSync(join(place, 'rtm-1')))
  if (folder === undefined) {
    throw new Error(`Cannot find the feature files in ${places.join(' or ')}. Install the package again.`)
  }
  return folder
}

/**
 * The feature files of a profile, relative to the folder, with forward slashes, in the order of their names.
 *
 * @throws {Error} if the folder holds none for the profile.
 */
export function listFeatureFiles(folder: string, profile: ProfileId): string[] {
  const own = join(folder, profile)
  const names = existsSync(own) ? readdirSync(own).filter((name) => name.endsWith('.feature')) : []
  if (names.length === 0) throw new Error(`Cannot find a feature file in ${own}. Each profile needs at least one.`)
  return names.sort().map((name) => `${profile}/${name}`)
}
