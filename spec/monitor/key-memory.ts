/** Remembers keys in bounded memory: surely those of late, and of older ones that they may have been there. */

/** A power of two: 128 KiB for each memory that ever had to forget. */
const bits = 1 << 20

/** Keys that had to be forgotten. Never says no of one that was added, and sometimes says perhaps of one that was not. */
export class ForgottenKeys {
  private field: Uint32Array | undefined

  get isEmpty(): boolean {
    return this.field === undefined
  }

  add(key: string): void {
    this.field ??= new Uint32Array(bits / 32)
    for (const bit of [hash(key, 1), hash(key, 2)])
      this.field[bit >>> 5] = (this.field[bit >>> 5] ?? 0) | (1 << (bit & 31))
  }

  mayHave(key: string): boolean {
    const { field } = this
    return (
      field !== undefined && [hash(key, 1), hash(key, 2)].every((bit) => ((field[bit >>> 5] ?? 0) >>> (bit & 31)) & 1)
    )
  }
}

/** FNV-1a with a seed, folded to the size of the field. */
function hash(key: string, seed: number): number {
  let value = 0x811c9dc5 ^ Math.imul(seed, 0x9e3779b1)
  for (let index = 0; index < key.length; index += 1) value = Math.imul(value ^ key.charCodeAt(index), 0x01000193)
  value ^= value >>> 15
  return Math.imul(value, 0x2c1b3c6d) >>> 12
}
