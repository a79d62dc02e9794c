/** `npm run build`: compiles what is shipped into `dist`, and makes the command executable. */
import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { belongsToKit, kits } from '../runner/init/kits.ts'

const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')
const command = join(dist, 'runner', 'cli.js')
const shebang = '#!/usr/bin/env node\n'

rmSync(dist, { recursive: true, force: true })
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
const { status } = spawnSync(process.execPath, [compiler, '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' })
// The compiler has said what is wrong.
if (status !== 0) process.exit(status ?? 1)
cpSync(join(root, 'spec', 'schema'), join(dist, 'spec', 'schema'), { recursive: true })
cpSync(join(root, 'handbook', 'handbook.css'), join(dist, 'handbook', 'handbook.css'))
for (const { folder } of Object.values(kits)) {
  const files = readdirSync(join(root, 'examples', folder)).filter(belongsToKit)
  for (const file of files) cpSync(join(root, 'examples', folder, file), join(dist, 'examples', folder, file))
}
if (!existsSync(command)) throw new Error(`The compiler wrote no ${command}, which package.json names as the command.`)
const text = readFileSync(command, 'utf8')
writeFileSync(command, text.startsWith('#!') ? text : shebang + text)
chmodSync(command, 0o755)
