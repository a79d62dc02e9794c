/** How long anything travels between a client and the service, in milliseconds. */
export const travelMs = 20

/** The network between one client and the service. */
export class Link {
  isUp = true
  readonly #listeners: ((isUp: boolean) => void)[] = []

  /** To the service: what has left the client arrives. */
  up(deliver: () => void): void {
    if (this.isUp) setTimeout(deliver, travelMs)
  }

  /** To the client: what meets a link that is down is lost, and the service notices. */
  down(deliver: () => void, lose: () => void = () => {}): void {
    setTimeout(() => (this.isUp ? deliver() : lose()), travelMs)
  }

  onChange(listener: (isUp: boolean) => void): void {
    this.#listeners.push(listener)
  }

  /** Cuts or mends the link. */
  set(isUp: boolean): void {
    if (isUp === this.isUp) return
    this.isUp = isUp
    for (const listener of this.#listeners) listener(isUp)
  }
}
