/** Everything the judge knows at the present instant of one trace. */

import { kindOf } from '../dialect.ts'
import type { Assumptions, JudgeOptions } from '../judge.ts'
import { dialectOf, dialectsOf, type Profile } from '../profile.ts'
import type { Client, ServiceObservation } from '../vocabulary.ts'
import { ClientFacts } from './client-facts.ts'
import { kindBit } from './compile.ts'
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
  /** Whether what users publish is told apart from the users. */
  readonly hasStreams: boolean
  /** Whether the document says what others are told of a killed process. */
  readonly knowsKills: boolean
  readonly observes: ReadonlySet<ServiceObservation>
  readonly observesAttempts: boolean
  /** Whether a double takes users for offline, and shows when it does. */
  readonly showsDoubledOffline: boolean
  private readonly profile: Profile

  constructor(profile: Profile, assumptions: Assumptions, { observes = [], hasDoubledPresence = false }: JudgeOptions) {
    this.profile = profile
    this.assumptions = assumptions
    this.promptMs = assumptions.promptWithinMs
    this.toleranceMs = assumptions.toleranceMs
    this.anyLossIsBoth = profile.id === 'rtm-1'
    const words = dialectsOf(profile).flatMap(({ callbacks }) => Object.keys(callbacks))
    this.hasStreams = words.includes('stream-added') || words.includes('user-published')
    this.knowsKills = profile.id === 'rtc-native-2.3.2'
    this.observes = new Set(observes)
    this.observesAttempts = observes.includes('connectionAttempt')
    this.showsDoubledOffline = hasDoubledPresence && observes.includes('userOffline')
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
    const dialects = dialectsOf(this.profile)
    this.clients = clients.map((client, index) => {
      const dialect = dialectOf(this.profile, client.platform)
      const kind = kindBit(kindOf(client.platform))
      return new ClientFacts(client, index, dialects.indexOf(dialect), kind, dialect.reporting !== 'callbacks')
    })
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
