/** Whose kill is a leave, and whose a silence. */
import { kindBit } from './compile.ts'

const goodByes = kindBit('apple') | kindBit('framework')

/** Apple's systems let an app leave before it dies, and so may the frameworks, which run on them, too. */
export function maySayGoodBye(kind: number): boolean {
  return (kind & goodByes) !== 0
}
