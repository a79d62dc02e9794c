/** What the guide to RTC Web 4.x and its type definitions leave open, or say in two ways. */
import type { Question } from './question.ts'

export const web4Questions = [
  {
    id: 'W-01',
    question: 'Does connection-state-change tell a reason with every change?',
    readings: {
      'when-disconnected': {
        text: 'Only with DISCONNECTED: it is the reason of the disconnection.',
        sources: [{ document: 'rtc-web-4-types', section: 'connection-state-change' }],
      },
      'with-every-change': {
        text: 'Each report tells the present state and the reason for the change.',
        sources: [{ document: 'rtc-web-4', section: 'connection states' }],
      },
    },
    defaultReading: 'when-disconnected',
    clauses: ['WEB4-CB-03', 'WEB4-REASON-ONLY'],
    classified:
      'The type of the reason lists ends of a connection and nothing else, so that no change to another state could tell a true one: the rules ask for one with DISCONNECTED and for none elsewhere.',
    profiles: ['rtc-web-4'],
  },
  {
    id: 'W-02',
    question: 'What must be missing for 20 s before a user has left, a heartbeat or every data packet?',
    readings: {
      heartbeat: {
        text: 'No heartbeat of the user reaches the server.',
        sources: [
          { document: 'rtc-web-4', section: 'reconnection' },
          { document: 'rtc-web-4-english-guide', section: 'disconnection and reconnection' },
        ],
      },
      'any-data': {
        text: 'No data packet of the user is received.',
        sources: [{ document: 'rtc-web-4-types', section: 'user-left' }],
      },
    },
    defaultReading: 'heartbeat',
    clauses: ['WEB4-T8a'],
    classified: 'A loss of the network ends the one and the other at the same instant, and a trace has nothing finer.',
    profiles: ['rtc-web-4'],
  },
  {
    id: 'W-03',
    question: 'Does user-joined come again for a user who re-joins before having been missed?',
    readings: {
      'after-user-left': {
        text: 'No: it comes again (T10) for a user who had left (T8).',
        sources: [
          { document: 'rtc-web-4', section: 'reconnection' },
          { document: 'rtc-web-4-english-guide', section: 'disconnection and reconnection' },
        ],
      },
      'after-each-rejoin': {
        text: 'Yes: it comes whenever a user re-joins after an interruption of the network.',
        sources: [{ document: 'rtc-web-4-types', section: 'user-joined' }],
      },
    },
    defaultReading: 'after-user-left',
    clauses: ['WEB4-T2b', 'WEB4-T10'],
    classified: 'by rule',
    profiles: ['rtc-web-4'],
  },
  {
    id: 'W-04',
    question: 'When does a client give up reconnecting?',
    readings: {
      'at-some-time': {
        text: 'When its retries have not helped, it becomes DISCONNECTED because of NETWORK_ERROR.',
        sources: [
          { document: 'rtc-web-4-english-guide', section: 'state diagram' },
          { document: 'rtc-web-4-types', section: 'ConnectionDisconnectedReason' },
        ],
      },
    },
    defaultReading: 'at-some-time',
    clauses: ['WEB4-DIAG-01', 'WEB4-REASON-NETWORK'],
    classified:
      'No source says after how long or after how many retries: a client that is RECONNECTING may give up at any time, or never.',
    profiles: ['rtc-web-4'],
  },
  {
    id: 'W-05',
    question: 'Does a leave by a client that is not CONNECTED go over DISCONNECTING?',
    readings: {
      'from-every-state': {
        text: 'Yes: DISCONNECTING is the state when leave is called.',
        sources: [
          { document: 'rtc-web-4', section: 'connection states' },
          { document: 'rtc-web-4-types', section: 'ConnectionState' },
        ],
      },
      'from-connected': {
        text: 'No: the only arrow to DISCONNECTING begins at CONNECTED.',
        sources: [{ document: 'rtc-web-4-english-guide', section: 'state diagram' }],
      },
    },
    defaultReading: 'from-every-state',
    clauses: ['WEB4-STATE-08', 'WEB4-DIAG-01'],
    classified:
      'A client that leaves while it is CONNECTING or RECONNECTING may go over DISCONNECTING or not; it has to end DISCONNECTED.',
    profiles: ['rtc-web-4'],
  },
  {
    id: 'W-06',
    question: 'Does the timeline of the Web 4.x end in a failure or in a reconnection?',
    readings: {
      'in-a-reconnection': {
        text: 'In a reconnection: its last points are CONNECTED (T9) and user-joined (T10).',
        sources: [
          { document: 'rtc-web-4', section: 'reconnection' },
          { document: 'rtc-web-4-english-guide', section: 'disconnection and reconnection' },
        ],
      },
      'in-a-failure': {
        text: 'In a complete failure, as the heading of the Chinese edition has it.',
        sources: [{ document: 'rtc-web-4', section: 'reconnection' }],
      },
    },
    defaultReading: 'in-a-reconnection',
    clauses: ['WEB4-DIAG-02'],
    classified: 'The heading names no point at which the failure would come; the points of the timeline are judged.',
    profiles: ['rtc-web-4'],
  },
  {
    id: 'W-07',
    question: 'How soon after the loss does the client report RECONNECTING?',
    readings: {
      unspecified: {
        text: 'While it reconnects, at a time that is not said.',
        sources: [
          { document: 'rtc-web-4', section: 'reconnection' },
          { document: 'rtc-web-4-english-guide', section: 'disconnection and reconnection' },
        ],
      },
    },
    defaultReading: 'unspecified',
    clauses: ['WEB4-T6'],
    classified:
      'Points T5 and T6 have no seconds between them: the report is due within the assumption reconnectWithinMs, so that a client that never notices is found.',
    profiles: ['rtc-web-4'],
  },
  {
    id: 'W-08',
    question: 'Does a user who has re-joined still publish what was published before?',
    readings: {
      unspecified: {
        text: 'The timeline ends with user-joined (T10), and says nothing of tracks.',
        sources: [
          { document: 'rtc-web-4', section: 'reconnection' },
          { document: 'rtc-web-4-english-guide', section: 'disconnection and reconnection' },
        ],
      },
    },
    defaultReading: 'unspecified',
    clauses: ['WEB4-T4a', 'WEB4-T7a'],
    classified:
      'After a re-join user-published may come again or not, and so may user-unpublished, until the user publishes anew.',
    profiles: ['rtc-web-4'],
  },
] as const satisfies readonly Question[]
