import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

interface Lock {
  readonly packages: Readonly<Record<string, { readonly optionalDependencies?: object; readonly version?: string }>>
}

/** The optional packages that the lock file names and does not hold; with one of them, `npm ci` refuses to begin. */
function missingFrom({ packages }: Lock): readonly string[] {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) =>
      [`${path}/node_modules/${name}`, `node_modules/${name}`].every((at) => packages[at]?.version === undefined),
    ),
  )
}

describe('the lock file', () => {
  it('holds the packages of every platform, also where the registry that wrote it lacked them', () => {
    const text = readFileSync(join(import.meta.dirname, '..', 'package-lock.json'), 'utf8')
    expect(missingFrom(JSON.parse(text) as Lock)).toEqual([])
  })

  it('is missed a package of another platform', () => {
    const packages = { 'node_modules/a': { optionalDependencies: { 'a-linux': '1', 'a-darwin': '1' } } }
    const held = { 'node_modules/a-linux': { version: '1' } }
    expect(missingFrom({ packages: { ...packages, ...held } })).toEqual(['a-darwin'])
  })
})
