/** Keeps the end of a log that may be endless. */
export class LogTail {
  readonly #most: number
  #text = ''
  #isCut = false

  constructor(mostCharacters: number) {
    this.#most = mostCharacters
  }

  push(text: string): void {
    this.#text += text
    // It is cut now and then only, so that a flood of short lines is not copied with each.
    if (this.#text.length > 2 * this.#most) this.#cut()
  }

  /** The last lines, the first of them whole. */
  get text(): string {
    if (this.#text.length > this.#most) this.#cut()
    if (!this.#isCut) return this.#text.trimEnd()
    const newline = this.#text.indexOf('\n')
    return `…\n${(newline === -1 ? this.#text : this.#text.slice(newline + 1)).trimEnd()}`
  }

  #cut(): void {
    this.#text = this.#text.slice(-this.#most)
    this.#isCut = true
  }
}
