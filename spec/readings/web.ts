/** What is particular to Web clients, and to those who watch others from the Web. */
import type { Question } from './question.ts'

export const webQuestions = [
  {
    id: 'A-07',
    question: 'After how long a silence of a user does a Web viewer receive peer-leave?',
    readings: {
      'ten-seconds': {
        text: 'After 10 s without data at the server.',
        sources: [{ document: 'rtc-web-3', section: 'reconnection' }],
      },
      'twenty-seconds': {
        text: 'After 20 s without data.',
        sources: [{ document: 'rtc-web-3-types', section: 'peer-leave' }],
      },
      'three-minutes': {
        text: 'After 3 minutes without data at the server.',
        sources: [
          { document: 'rtc-native-faq', section: 'network lost, from 2.3.2 on' },
          { document: 'rtc-english-faq', section: 'from 2.3.2 on' },
        ],
      },
    },
    defaultReading: 'ten-seconds',
    defaultIn: { 'rtc-native-2.3.2': 'three-minutes' },
    clauses: ['XWEB-03', 'WEB3-T8a', 'WEB3-T8c'],
    classified: 'by rule',
    profiles: ['rtc-native-2.3.2', 'rtc-web-3'],
  },
  {
    id: 'A-08',
    question: 'Does stream-removed (T6) come before peer-leave (T8), although both follow 10 s of silence?',
    readings: {
      'as-numbered': {
        text: 'stream-removed first, then CONNECTING at the interrupted user, then peer-leave.',
        sources: [{ document: 'rtc-web-3', section: 'reconnection' }],
      },
      'each-by-its-own-clock': {
        text: 'The viewer counts for the one, the server for the other: they fall together, in either order.',
        sources: [{ document: 'rtc-web-3', section: 'reconnection' }],
      },
    },
    defaultReading: 'as-numbered',
    clauses: ['WEB3-T6a', 'WEB3-T8a'],
    classified:
      'With peer-leave after 10 s both are due at the same instant, so either order is right; how far apart they lie is A-07.',
    profiles: ['rtc-web-3'],
  },
  {
    id: 'A-09',
    question: 'When does a client that has lost its network leave CONNECTED?',
    readings: {
      'upon-the-loss': {
        text: 'As soon as it notices the loss, which is when it begins to reconnect.',
        sources: [
          { document: 'rtc-web-3', section: 'reconnection' },
          { document: 'rtc-web-3-types', section: 'connection-state-change' },
        ],
      },
      'after-ten-seconds': {
        text: 'Not before 10 s of silence: the timeline has CONNECTING (T7) after stream-removed (T6).',
        sources: [{ document: 'rtc-web-3', section: 'reconnection' }],
      },
    },
    defaultReading: 'upon-the-loss',
    clauses: ['WEB3-T5b', 'WEB3-T7'],
    classified: 'by rule',
    profiles: ['rtc-web-3'],
  },
  {
    id: 'A-10',
    question: 'Does connection-state-change tell the reason for the change?',
    readings: {
      'no-reason': {
        text: 'It has the previous and the present state and nothing else.',
        sources: [{ document: 'rtc-web-3-types', section: 'connection-state-change' }],
      },
      'with-reason': {
        text: 'It tells the present state and the reason for the change.',
        sources: [{ document: 'rtc-web-3', section: 'connection states' }],
      },
    },
    defaultReading: 'no-reason',
    clauses: ['WEB3-CB-04', 'WEB3-EVENT-PAYLOAD'],
    classified:
      'The definition of the event has no place for a reason, so none can be asked for; further arguments are kept and ignored.',
    profiles: ['rtc-web-3'],
  },
  {
    id: 'A-11',
    question:
      'Are the states of connection-state-change numbers or strings, and is it called with one argument or two?',
    readings: {
      'two-strings': {
        text: 'Two strings, the previous and the present state, such as "CONNECTING".',
        sources: [
          { document: 'rtc-web-3-types', section: 'connection-state-change' },
          { document: 'rtc-web-3-types', section: 'Client.getConnectionState' },
        ],
      },
      'one-number': {
        text: 'The present state alone, with the numbers 1 to 4 of the list.',
        sources: [
          { document: 'rtc-web-3', section: 'connection states' },
          { document: 'rtc-web-3', section: 'reconnection' },
        ],
      },
    },
    defaultReading: 'two-strings',
    clauses: [
      'WEB3-CB-03',
      'WEB3-STATE-01',
      'WEB3-STATE-02',
      'WEB3-STATE-03',
      'WEB3-STATE-04',
      'WEB3-T1b',
      'WEB3-EVENT-PAYLOAD',
    ],
    classified:
      'The spelling is read and not judged: a state may be given by its name or its documented number. The two arguments are those of the vocabulary.',
    profiles: ['rtc-web-3'],
  },
  {
    id: 'A-12',
    question: 'Does the FAQ, which says that it is not about the Web SDK, bind Web clients where it names them?',
    readings: {
      'where-it-names-them': {
        text: 'Yes: what it says of Web viewers of native users and of closed pages holds.',
        sources: [
          { document: 'rtc-native-faq', section: 'network lost, from 2.3.2 on' },
          { document: 'rtc-native-faq', section: 'process killed' },
        ],
      },
      'not-at-all': {
        text: 'No: Web clients follow the document for the Web alone.',
        sources: [
          { document: 'rtc-native-faq', section: 'introduction' },
          { document: 'rtc-web-3', section: 'reconnection' },
        ],
      },
    },
    defaultReading: 'where-it-names-them',
    clauses: [
      'FAQ-SCOPE-03',
      'XWEB-01a',
      'XWEB-01b',
      'XWEB-02',
      'XWEB-03',
      'KILL-01c',
      'KILL-06',
      'KILL-10',
      'KILL-11',
      'KILL-12',
      'WEB3-SCOPE-02',
    ],
    classified:
      'The two documents differ for Web viewers in the limit of peer-leave alone, by which A-07 tells them apart; the sentences about them are judged in either case.',
    profiles: ['rtc-native-2.3.2', 'rtc-web-3'],
  },
  {
    id: 'A-39',
    question: 'Does the timeline of the Web end in a failure or in a reconnection?',
    readings: {
      'in-a-reconnection': {
        text: 'In a reconnection: its last points are CONNECTED (T9) and peer-online (T10).',
        sources: [{ document: 'rtc-web-3', section: 'reconnection' }],
      },
      'in-a-failure': {
        text: 'In a complete failure, as its heading has it.',
        sources: [{ document: 'rtc-web-3', section: 'reconnection' }],
      },
    },
    defaultReading: 'in-a-reconnection',
    clauses: ['WEB3-DIAG-02'],
    classified: 'The heading names no event and no state of a failure that a trace could show; the points are judged.',
    profiles: ['rtc-web-3'],
  },
  {
    id: 'A-40',
    question: 'Does a Web client ever give up reconnecting?',
    readings: {
      never: {
        text: 'It tries for as long as the page is open; there is no state for having failed.',
        sources: [
          { document: 'rtc-web-3', section: 'connection states' },
          { document: 'rtc-web-3', section: 'reconnection' },
          { document: 'rtc-web-3-types', section: 'Client.getConnectionState' },
        ],
      },
      'at-some-time': {
        text: 'It ends in a complete failure, at a time and in a state that are not named.',
        sources: [{ document: 'rtc-web-3', section: 'reconnection' }],
      },
    },
    defaultReading: 'never',
    clauses: ['WEB3-STATE-05', 'WEB3-T8d'],
    classified:
      'The rules follow the first: a return is due whenever the network is back. The second names nothing that a trace could be held against.',
    profiles: ['rtc-web-3'],
  },
  {
    id: 'X-10',
    question: 'Does a client whose network is lost pass through DISCONNECTED before CONNECTING?',
    readings: {
      'from-connected-to-connecting': {
        text: 'No: the state goes from CONNECTED to CONNECTING.',
        sources: [
          { document: 'rtc-web-3', section: 'reconnection' },
          { document: 'rtc-web-3-types', section: 'connection-state-change' },
        ],
      },
    },
    defaultReading: 'from-connected-to-connecting',
    clauses: ['WEB3-DIAG-01', 'WEB3-T7'],
    classified:
      'A shipped version does pass through DISCONNECTED. That is not a reading: a bundle is not a document, and its own type definitions say otherwise. Such a trace is a violation.',
    profiles: ['rtc-web-3'],
  },
  {
    id: 'X-11',
    question: 'Does Client.leave fail outside a channel, and when the server does not answer it?',
    readings: {
      fails: {
        text: 'Yes: with INVALID_OPERATION outside a channel, with LEAVE_MSG_TIMEOUT without an answer; the client has left all the same.',
        sources: [{ document: 'rtc-web-3-types', section: 'Client.leave' }],
      },
    },
    defaultReading: 'fails',
    clauses: ['WEB3-CODE-LEAVE-OUTSIDE', 'WEB3-LEAVE'],
    classified:
      'A shipped version reports success in both cases. That is not a reading, since no document says so: outside a channel it is a violation, while after a leave only the state is judged.',
    profiles: ['rtc-web-3'],
  },
] as const satisfies readonly Question[]
