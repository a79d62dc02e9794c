/** Who takes part, as a reader writes it: `UID 1 on Android, UID 2 on the Web and UID 3 on iOS`. */
import type { Client, Platform } from '../../spec/index.ts'

/** How the documents write the platforms. */
export const platformNames = {
  android: 'Android',
  ios: 'iOS',
  macos: 'macOS',
  windows: 'Windows',
  linux: 'Linux',
  flutter: 'Flutter',
  web: 'the Web',
  electron: 'Electron',
  unity: 'Unity',
  'react-native': 'React Native',
} as const satisfies Record<Platform, string>

const names = Object.values(platformNames).join('|')
const one = String.raw`UID \d+ on (?:${names})`

/** What a cast looks like in a step. */
export const castPattern = new RegExp(`${one}(?:(?:, | and )${one})*`)

/**
 * The clients that the text names, in its order.
 *
 * @throws {Error} if the text names a platform that no document knows, or a user twice.
 */
export function readCast(text: string): readonly Client[] {
  const clients = text.split(/, | and /).map((part) => {
    const [user = '', platform = ''] = part.split(' on ')
    return { id: user.replace('UID ', 'uid'), platform: platformCalled(platform) }
  })
  const twice = clients.find(({ id }, index) => clients.findIndex((other) => other.id === id) !== index)
  if (twice !== undefined) throw new Error(`Cannot give ${twice.id} two platforms. Name each user once.`)
  return clients
}

/** The same, the other way about; `undefined` if a client has a name of its own, for which a step has no word. */
export function castInWords(clients: readonly Client[]): string | undefined {
  if (clients.length === 0 || clients.some(({ id }) => !/^uid\d+$/.test(id))) return undefined
  const parts = clients.map(({ id, platform }) => `${id.replace('uid', 'UID ')} on ${platformNames[platform]}`)
  return [parts.slice(0, -1).join(', '), parts.at(-1)].filter((part) => part !== '').join(' and ')
}

function platformCalled(name: string): Platform {
  const found = Object.entries(platformNames).find(([, called]) => called === name)
  if (found === undefined) throw new Error(`No document knows the platform "${name}". It may be ${names}.`)
  // The cast is safe: the keys of the table are the platforms.
  return found[0] as Platform
}
