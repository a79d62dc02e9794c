/**
 * What holds for every implementation whatever the clauses say: relations between the traces of two related sequences.
 * They compare instants to the millisecond, so they are valid for adapters with a virtual clock alone.
 */
import type { Adapter } from '../adapters/contract.ts'
import { record } from '../adapters/record.ts'
import type { Client, Profile, Step, TraceEvent } from '../spec/index.ts'
import { firstDifference, linesByClient, linesOf, movedBy, renamedIn } from './compare.ts'
import { disagreementOfGetter } from './getter.ts'
import {
  askEverywhere,
  exchangeClients,
  exchanged,
  separateClients,
  shiftBy,
  splitWaits,
  swapNeighbours,
} from './rewrites.ts'

/** A session to be looked at. */
export interface Subject {
  readonly adapter: Adapter
  readonly profile: Profile
  readonly clients: readonly Client[]
  readonly steps: readonly Step[]
  /** The calls that the adapter can make; the getter is asked only where it is one of them. */
  readonly drives: readonly string[]
}

/** An invariant that did not hold. */
export interface Difference {
  readonly id: string
  readonly text: string
  /** What was different, with the event. */
  readonly details: string
  /** The steps that were played and compared with their counterpart. */
  readonly steps: readonly Step[]
}

/** A relation that holds for every correct implementation. */
export interface Invariant {
  readonly id: string
  readonly text: string
  readonly why: string
  /** Whether the subject can show it. */
  applies(subject: Subject): boolean
  /** Nothing where it holds, else where it does not. */
  check(subject: Subject): Promise<string | undefined>
}

/** By how much a session is shifted; no multiple of a documented time, so that nothing hidden falls in step with it. */
const shiftMs = 12_347

const always = (): boolean => true
const hasGetter = ({ drives }: Subject): boolean => drives.includes('getConnectionState')
const hasTwoAlike = ({ clients: [first, second] }: Subject): boolean =>
  first !== undefined && second !== undefined && first.platform === second.platform

/** Every invariant, by no particular order. */
export const invariants: readonly Invariant[] = [
  {
    id: 'INV-GETTER',
    text: 'getConnectionState agrees with the last state that was reported.',
    why: 'An app that asks and an app that listens must not see two different states.',
    applies: hasGetter,
    async check(subject) {
      const events = await play(subject, askEverywhere(subject.steps, ids(subject)))
      return disagreementOfGetter(subject.profile, subject.clients, events)
    },
  },
  {
    id: 'INV-ASKING',
    text: 'Asking for the connection state changes nothing.',
    why: 'A getter with a side effect makes behaviour depend on how often an app looks.',
    applies: hasGetter,
    async check(subject) {
      const isAsk = (event: TraceEvent): boolean =>
        ('call' in event && event.call === 'getConnectionState') ||
        ('returns' in event && event.returns === 'getConnectionState')
      const plain = await play(subject, subject.steps)
      const asked = await play(subject, askEverywhere(subject.steps, ids(subject)))
      const unasked = (events: readonly TraceEvent[]) => linesOf(events.filter((event) => !isAsk(event)))
      return firstDifference(unasked(plain), unasked(asked))
    },
  },
  {
    id: 'INV-SPLITTING',
    text: 'Several waits have the effect of one that is as long as all of them.',
    why: 'A timer that counts from when it was last looked at is late or never fires.',
    applies: always,
    async check(subject) {
      const plain = await play(subject, subject.steps)
      const split = await play(subject, splitWaits(subject.steps))
      return firstDifference(linesOf(plain), linesOf(split))
    },
  },
  {
    id: 'INV-SHIFTING',
    text: 'A session that starts later goes the same way, only later.',
    why: 'What happens to a user must not depend on how long the app has been open.',
    applies: always,
    async check(subject) {
      const plain = await play(subject, subject.steps)
      const shifted = await play(subject, shiftBy(subject.steps, shiftMs))
      return firstDifference(linesOf(plain), linesOf(movedBy(shifted, -shiftMs)))
    },
  },
  {
    id: 'INV-RENAMING',
    text: 'Two users who exchange their parts see what the other saw.',
    why: 'No rule of the documents depends on the name of a user.',
    applies: hasTwoAlike,
    async check(subject) {
      const [first = '', second = ''] = ids(subject)
      const plain = await play(subject, subject.steps)
      const other = await play(subject, exchangeClients(subject.steps, first, second))
      const back = renamedIn(other, (client) => exchanged(client, first, second))
      return firstDifference(linesByClient(plain), linesByClient(back))
    },
  },
  {
    id: 'INV-COMMUTING',
    text: 'Clients that share nothing do not depend on which of them acts first at an instant.',
    why: 'Strangers must not disturb each other.',
    applies: ({ clients }) => clients.length > 1,
    async check(subject) {
      const separate = separateClients(subject.steps)
      const plain = await play(subject, separate)
      const swapped = await play(subject, swapNeighbours(separate))
      return firstDifference(linesByClient(plain), linesByClient(swapped))
    },
  },
  {
    id: 'INV-REPEATING',
    text: 'The same steps give the same trace.',
    why: 'A finding that cannot be shown again cannot be mended.',
    applies: always,
    async check(subject) {
      const once = await play(subject, subject.steps)
      const again = await play(subject, subject.steps)
      return firstDifference(linesOf(once), linesOf(again))
    },
  },
]

/** Checks the invariant on the subject: nothing where it holds or does not apply. */
export async function checkInvariant(invariant: Invariant, subject: Subject): Promise<Difference | undefined> {
  if (!invariant.applies(subject)) return undefined
  const details = await invariant.check(subject)
  const { id, text } = invariant
  return details === undefined ? undefined : { id, text, details, steps: subject.steps }
}

function ids({ clients }: Subject): readonly string[] {
  return clients.map((client) => client.id)
}

async function play({ adapter, profile, clients }: Subject, steps: readonly Step[]): Promise<readonly TraceEvent[]> {
  return record(adapter, { profile: profile.id, clients }, steps)
}
