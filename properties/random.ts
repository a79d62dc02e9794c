/** A small fast generator of pseudo-random numbers (sfc32), seeded by two 32-bit numbers. */

/** How many numbers are thrown away so that near seeds do not give near sequences. */
const warmUpRounds = 12

/** A stream of numbers that the two seeds determine for ever, on every machine. */
export class Random {
  private a: number
  private b: number
  private c = 0
  private counter = 1

  constructor(seedA: number, seedB: number) {
    this.a = seedA | 0
    this.b = seedB | 0
    for (let round = 0; round < warmUpRounds; round++) this.bits()
  }

  /** 32 random bits as a signed integer. */
  bits(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0
    this.counter = (this.counter + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0
    return sum
  }

  /** An integer from 0 to `limit` - 1; `limit` is at least 1 and below 2^31. */
  below(limit: number): number {
    return (this.bits() >>> 1) % limit
  }

  /** True in `numerator` of 256 cases. */
  chance(numerator: number): boolean {
    return (this.bits() & 255) < numerator
  }
}

/** Mixes two numbers into one of 32 bits, so that runs with near seeds or indices share nothing. */
export function mix(seed: number, index: number): number {
  let hash = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39)
  return hash ^ (hash >>> 15)
}
