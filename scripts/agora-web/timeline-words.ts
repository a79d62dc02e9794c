/** What the documents of each SDK say of the points T0 to T10, and in which events an SDK tells of them. */

/** One point: what is documented, and where it is to be seen. */
export interface DocumentedPoint {
  readonly name: string
  readonly documented: string
  readonly seen:
    | { readonly step: 'join' | 'publish' | 'networkLost' }
    /** The first change of the lost client's state, whichever it is; `expected` is what it should be. */
    | { readonly first: 'state'; readonly expected: string }
    | { readonly state: string }
    /** What the other user hears of the lost one. */
    | { readonly heard: string }
  /** Counted from the join, from the loss, or from the moment at which the network is back. */
  readonly since: 'join' | 'loss' | 'return'
}

/** The timeline of one SDK. */
export interface TimelineWords {
  /** Which argument of `connection-state-change` is the present state. */
  readonly stateAt: 0 | 1
  readonly points: readonly DocumentedPoint[]
}

/** Document 004. */
export const words3: TimelineWords = {
  stateAt: 1,
  points: [
    { name: 'T0', documented: 'UID 1 calls join', seen: { step: 'join' }, since: 'join' },
    { name: 'T1', documented: 'UID 1: CONNECTING while it joins', seen: { state: 'CONNECTING' }, since: 'join' },
    { name: 'T1', documented: 'UID 1: CONNECTED when it has joined', seen: { state: 'CONNECTED' }, since: 'join' },
    { name: 'T2', documented: 'UID 2: peer-online, about 100 ms later', seen: { heard: 'peer-online' }, since: 'join' },
    { name: 'T3', documented: 'UID 1 publishes', seen: { step: 'publish' }, since: 'join' },
    { name: 'T4', documented: 'UID 2: stream-added', seen: { heard: 'stream-added' }, since: 'join' },
    { name: 'T5', documented: 'UID 1 loses its network', seen: { step: 'networkLost' }, since: 'loss' },
    {
      name: 'T6',
      documented: 'UID 2: stream-removed after 10 s',
      seen: { heard: 'stream-removed' },
      since: 'loss',
    },
    {
      name: 'T7',
      documented: 'UID 1: first to CONNECTING',
      seen: { first: 'state', expected: 'CONNECTING' },
      since: 'loss',
    },
    { name: 'T7', documented: 'UID 1: CONNECTING while it reconnects', seen: { state: 'CONNECTING' }, since: 'loss' },
    { name: 'T8', documented: 'UID 2: peer-leave after 10 s', seen: { heard: 'peer-leave' }, since: 'loss' },
    { name: 'T9', documented: 'UID 1: CONNECTED when it is back', seen: { state: 'CONNECTED' }, since: 'return' },
    { name: 'T10', documented: 'UID 2: peer-online again', seen: { heard: 'peer-online' }, since: 'return' },
  ],
}

/** The guide to Web 4.x. */
export const words4: TimelineWords = {
  stateAt: 0,
  points: [
    { name: 'T0', documented: 'UID 1 calls join', seen: { step: 'join' }, since: 'join' },
    { name: 'T1', documented: 'UID 1: CONNECTING while it joins', seen: { state: 'CONNECTING' }, since: 'join' },
    { name: 'T1', documented: 'UID 1: CONNECTED when it has joined', seen: { state: 'CONNECTED' }, since: 'join' },
    { name: 'T2', documented: 'UID 2: user-joined, about 100 ms later', seen: { heard: 'user-joined' }, since: 'join' },
    { name: 'T3', documented: 'UID 1 publishes', seen: { step: 'publish' }, since: 'join' },
    { name: 'T4', documented: 'UID 2: user-published', seen: { heard: 'user-published' }, since: 'join' },
    { name: 'T5', documented: 'UID 1 loses its network', seen: { step: 'networkLost' }, since: 'loss' },
    {
      name: 'T6',
      documented: 'UID 1: first to RECONNECTING',
      seen: { first: 'state', expected: 'RECONNECTING' },
      since: 'loss',
    },
    {
      name: 'T7',
      documented: 'UID 2: user-unpublished after 10 s',
      seen: { heard: 'user-unpublished' },
      since: 'loss',
    },
    { name: 'T8', documented: 'UID 2: user-left after 20 s', seen: { heard: 'user-left' }, since: 'loss' },
    { name: 'T9', documented: 'UID 1: CONNECTED when it is back', seen: { state: 'CONNECTED' }, since: 'return' },
    { name: 'T10', documented: 'UID 2: user-joined again', seen: { heard: 'user-joined' }, since: 'return' },
  ],
}
