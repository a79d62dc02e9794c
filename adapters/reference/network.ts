/** The network of one device, and the service as that device meets it. */
import type { LossDirection } from '../../spec/vocabulary.ts'

/** Which ways are open. It belongs to the device, and so outlasts a kill of the process. */
export class Network {
  uplinkUp = true
  downlinkUp = true
  /** False while the service accepts the client's connections and answers nothing. */
  serviceAnswers = true

  /** Whether data of the service reach the client. */
  get hears(): boolean {
    return this.downlinkUp && this.serviceAnswers
  }

  /** Whether the service takes in what the client sends. */
  get carries(): boolean {
    return this.uplinkUp && this.serviceAnswers
  }

  /** Whether a new connection can be made; that takes both directions and an answer. */
  get healthy(): boolean {
    return this.uplinkUp && this.downlinkUp && this.serviceAnswers
  }

  /** Cuts the named directions and opens the others: a second loss replaces the first. */
  lose(direction: LossDirection): void {
    this.uplinkUp = direction === 'downlink'
    this.downlinkUp = direction === 'uplink'
  }

  /** Opens both directions. */
  restore(): void {
    this.uplinkUp = true
    this.downlinkUp = true
  }
}
