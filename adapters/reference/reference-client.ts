/** What all clients of the reference have in common, for whoever puts them on another network. */
import type { LossDirection, LossManner } from '../../spec/vocabulary.ts'
import type { Network } from './network.ts'

/** One client of any family. */
export interface ReferenceClient {
  readonly id: string
  /** What the client and the service take the network for. */
  readonly network: Network
  /** The number of the state that the client is in. */
  readonly state: number
  readonly voice: { readonly alive: boolean }
  /** Data no longer come through, as far as the client and the service can tell. */
  networkLost(direction: LossDirection, manner: LossManner): void
  /** Data come through again. */
  networkRestored(): void
}
