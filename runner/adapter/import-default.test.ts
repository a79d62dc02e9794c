import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { newFolder } from '../cli-process.ts'

const compiled = JSON.stringify(fileURLToPath(new URL('../../dist/runner/adapter/import-default.js', import.meta.url)))

/** By plain Node.js, as a test runner would compile what it loads. Prints the default export, or the error and how often it came. */
const ask = `import { importDefault } from ${compiled}
const url = new URL('mine.mjs', import.meta.url).href
try { console.log(JSON.stringify(await importDefault(url))) }
catch (error) { console.log(error.message, globalThis.loads) }\n`

test.each([
  ['that Node.js can read', { 'mine.mjs': 'export default { sdk: 1 }\n' }, '{"sdk":1}'],
  [
    'that imports TypeScript',
    { 'mine.mjs': `export { default } from './sdk.ts'\n`, 'sdk.ts': 'export default { sdk: 1 as number }\n' },
    '{"sdk":1}',
  ],
  [
    'that imports TypeScript by the name of what it becomes',
    { 'mine.mjs': `export { default } from './sdk.js'\n`, 'sdk.ts': 'export default { sdk: 1 as number }\n' },
    '{"sdk":1}',
  ],
  [
    'that imports JSON like a script',
    { 'mine.mjs': `import sdk from './sdk.json'\nexport default sdk\n`, 'sdk.json': '{ "sdk": 1 }' },
    '{"sdk":1}',
  ],
  [
    'that throws, once',
    { 'mine.mjs': `globalThis.loads = (globalThis.loads ?? 0) + 1\nthrow new Error('no licence key')\n` },
    'no licence key 1',
  ],
])('a module is loaded %s', (_what, files, said) => {
  const cwd = newFolder({ ...files, 'ask.mjs': ask })
  const { stdout, stderr } = spawnSync(process.execPath, ['ask.mjs'], { cwd, encoding: 'utf8' })
  expect([stdout.trim(), stderr]).toEqual([said, ''])
})
