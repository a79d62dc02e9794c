/** Everything the judge knows at the present instant of one trace. */
import type { Assumptions } from '../judge.ts'
import type { Client, ServiceObservation } from '../vocabulary.ts'
import { ClientFacts } from './client-facts.ts'
import { Mail } from './mail.ts'
import { Views } from './views.ts'

/** The present instant of a trace: the clients, who knows of whom, the messages under way. */
export class Observed {
  now = 0
  clients: ClientFacts[] = []
  readonly views: Views
  readonly mail: Mail
  readonly assumptions: Assumptions
  readonly promptMs: number
  readonly toleranceMs: number
  readonly anyLossIsBoth: boolean
  readonly observes: ReadonlySet<ServiceObservation>
  readonly observesAttempts: boolean

  constructor(assumptions: Assumptions, observes: readonly ServiceObservation[], anyLossIsBoth: boolean) {
    this.assumptions = assumptions
    this.promptMs = assumptions.promptWithinMs
    this.toleranceMs = assumptions.toleranceMs
    this.anyLossIsBoth = anyLossIsBoth
    this.observes = new Set(observes)
    this.observesAttempts = observes.includes('connectionAttempt')
    this.views = new Views()
    this.mail = new Mail()
  }

  // The event that is being judged.
  incomingState = -1
  incomingFrom = -1
  incomingReason = -1
  incomingText = ''
  /** Whom the callback is about, and in which channel; -1 if the channel is not followed. */
  subject: ClientFacts | undefined
  channel = -1

  /** Forgets the last trace. */
  begin(clients: readonly Client[]): void {
    this.now = 0
    this.clients = clients.map((client, index) => new ClientFacts(client, index))
    this.views.begin(clients.length)
    this.mail.begin(clients.length)
  }

  client(id: string): ClientFacts | undefined {
    const clients = this.clients
    for (let index = 0; index < clients.length; index += 1) {
      const client = clients[index]
      if (client !== undefined && client.id === id) return client
    }
    return undefined
  }
}
