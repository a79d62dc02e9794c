/** Slips of the documents: names that do not exist, labels used twice, versions and figures that contradict each other. */
import type { Question } from './question.ts'

export const errataQuestions = [
  {
    id: 'A-13',
    question: 'Does 2.3.2 itself belong to the older or to the newer behaviour?',
    readings: {
      newer: {
        text: 'To the newer: the states are there from 2.3.2 on.',
        sources: [
          { document: 'rtc-native-faq', section: 'network lost, from 2.3.2 on' },
          { document: 'rtc-ios', section: 'connection states' },
        ],
      },
      older: {
        text: 'To the older: up to and including 2.3.2, the newer one beginning with 2.3.3.',
        sources: [
          { document: 'rtc-native-faq', section: 'network lost' },
          { document: 'rtc-ios', section: 'related documents' },
        ],
      },
    },
    defaultReading: 'newer',
    clauses: ['IOS-CB-01', 'IOS-SCOPE-01', 'FAQ-SCOPE-06'],
    classified: 'A trace does not tell its version: whoever judges it chooses the profile.',
    profiles: ['rtc-ios-2.3.2', 'rtc-native-2.3.2'],
  },
  {
    id: 'A-14',
    question: 'What are the Apple callbacks called for which the FAQ has two names each?',
    readings: {
      'as-in-the-api': {
        text: 'connectionChangedToState and didJoinedOfUid, as in the API.',
        sources: [
          { document: 'rtc-native-faq', section: 'network lost, from 2.3.2 on' },
          { document: 'rtc-ios', section: 'connection states' },
          { document: 'rtc-ios', section: 'reconnection' },
        ],
      },
      'as-in-the-slips': {
        text: 'connectionStateChangedToState and didJoinOfUid, as each stands once in the FAQ.',
        sources: [
          { document: 'rtc-native-faq', section: 'network lost' },
          { document: 'rtc-native-faq', section: 'network lost, before 2.3.2' },
        ],
      },
    },
    defaultReading: 'as-in-the-api',
    clauses: ['FAQ-SCOPE-04', 'PRE232-T8b'],
    classified: 'Spellings are read and not judged: both names mean the same callback.',
    profiles: ['rtc-native-2.3.1', 'rtc-native-2.3.2'],
  },
  {
    id: 'A-34',
    question: 'Are T3 to T7 of the iOS document points of their own?',
    readings: {
      'points-of-their-own': {
        text: 'Yes: they have lost the marks of the list, and nothing else.',
        sources: [
          { document: 'rtc-ios', section: 'reconnection' },
          { document: 'rtc-native-faq', section: 'network lost, from 2.3.2 on' },
        ],
      },
    },
    defaultReading: 'points-of-their-own',
    clauses: ['IOS-T3a'],
    classified: 'It is a slip of the layout: read as one paragraph the sentences say the same.',
    profiles: ['rtc-ios-2.3.2'],
  },
  {
    id: 'A-35',
    question:
      'T7 is the rejoin in one list of the FAQ and the end of the attempts in the other: what is a rejoin from 2.3.2 on?',
    readings: {
      'as-in-the-api': {
        text: '(CONNECTED, …) and onRejoinChannelSuccess, as the API reference has it.',
        sources: [
          { document: 'rtc-3-api-reference', section: 'onRejoinChannelSuccess' },
          { document: 'rtc-3-api-reference', section: 'CONNECTION_STATE_TYPE' },
        ],
      },
      'as-before': {
        text: 'onRejoinChannelSuccess, and onUserJoined for those who were told of the loss, as before 2.3.2.',
        sources: [
          { document: 'rtc-native-faq', section: 'network lost, before 2.3.2' },
          { document: 'rtc-archived-faq', section: 'network lost' },
        ],
      },
    },
    defaultReading: 'as-in-the-api',
    clauses: ['IOS-REJOIN', 'PRE232-T7a', 'NATIVE232-DIAG', 'NATIVE232-REJOIN'],
    classified:
      'The readings do not exclude each other: the callback and the state are judged, and a repeated onUserJoined is right if the user had been told offline.',
    profiles: ['rtc-ios-2.3.2', 'rtc-native-2.3.1', 'rtc-native-2.3.2'],
  },
  {
    id: 'X-13',
    question: 'Does a joined Unity client report Connecting with JoinSuccess?',
    readings: {
      connected: {
        text: 'No: JoinSuccess comes with Connected, on this platform as on the others.',
        sources: [
          { document: 'rtc-flutter-ng', section: 'how it works: reconnection' },
          { document: 'rtc-english-platform-guide', section: 'timeline, Flutter' },
        ],
      },
      connecting: {
        text: 'Yes, as the page for Unity has it.',
        sources: [{ document: 'rtc-english-platform-guide', section: 'timeline, Unity' }],
      },
    },
    defaultReading: 'connected',
    clauses: ['RTC-T1c'],
    classified:
      'The page for Unity has mistyped one name, since its own list of states pairs JoinSuccess with Connected; the rules take no other pair.',
    profiles: ['rtc-4'],
  },
  {
    id: 'X-14',
    question: 'Which way do the arrows of the diagrams of RTM 2.x point?',
    readings: {
      'as-the-text': {
        text: 'As the text has them: from connected over disconnected to connecting.',
        sources: [{ document: 'rtm-2-guide', section: 'connection states' }],
      },
      'as-the-pictures': {
        text: 'As drawn: with two boxes of the one picture and two labels of the other in exchanged places.',
        sources: [
          { document: 'rtm-2-guide', section: 'diagram of the message channel' },
          { document: 'rtm-2-guide', section: 'diagram of the stream channel' },
        ],
      },
    },
    defaultReading: 'as-the-text',
    clauses: [],
    classified: 'RTM 2.x is outside the five documents: no profile of the kit judges it.',
    profiles: [],
  },
  {
    id: 'X-16',
    question: 'In which version did the state callback appear?',
    readings: {
      'in-2-3-2': {
        text: 'In 2.3.2.',
        sources: [
          { document: 'rtc-ios', section: 'connection states' },
          { document: 'rtc-native-faq', section: 'network lost' },
        ],
      },
      'in-2-3-0': {
        text: 'In 2.3.0.',
        sources: [{ document: 'rtc-english-3-guide', section: 'connection states' }],
      },
    },
    defaultReading: 'in-2-3-2',
    clauses: ['IOS-CB-01', 'FAQ-SCOPE-04'],
    classified: 'A trace does not tell its version.',
    profiles: ['rtc-ios-2.3.2', 'rtc-native-2.3.2'],
  },
  {
    id: 'X-17',
    question: 'Does RejectedByServer mean a refused join or a ban?',
    readings: {
      'a-refused-join': {
        text: 'A refused join: a second one, or one during an echo test. A ban is BannedByServer.',
        sources: [
          { document: 'rtc-flutter-ng', section: 'reference: states and reasons' },
          { document: 'rtc-api-reference', section: 'CONNECTION_CHANGED_REASON_TYPE' },
        ],
      },
      'a-ban': {
        text: 'That the server bans the user.',
        sources: [{ document: 'rtc-english-platform-guide', section: 'reasons, Android' }],
      },
    },
    defaultReading: 'a-refused-join',
    clauses: ['RTC-REASON-03', 'RTC-REASON-10a'],
    classified:
      'The rules follow the first: the table of the platform gives a ban a reason of its own, and RejectedByServer without a refused join is a violation.',
    profiles: ['rtc-4'],
  },
  {
    id: 'X-18',
    question: 'Does RTM 1 have a state FAILED, which a comment of the header of 2019 speaks of?',
    readings: {
      no: {
        text: 'No: the enumeration of the same header has five states, and FAILED is none of them.',
        sources: [
          { document: 'rtm-linux-cpp', section: 'overview' },
          { document: 'rtm-2019-header', section: 'CONNECTION_STATE' },
        ],
      },
      yes: {
        text: 'Yes: after 20 minutes without success, as the comment that was taken over from RTC has it.',
        sources: [{ document: 'rtm-2019-header', section: 'CONNECTION_CHANGE_REASON' }],
      },
    },
    defaultReading: 'no',
    clauses: ['RTM-STATE-02', 'RTM-RECONNECT-08'],
    classified:
      'The header defines no number for the state, so that no SDK can report it; a sixth state is a violation.',
    profiles: ['rtm-1'],
  },
  {
    id: 'X-19',
    question: 'Which number has the reason INCONSISTENT_APPID in RTM 2.x for React Native?',
    readings: {
      'twenty-four': {
        text: '24.',
        sources: [{ document: 'rtm-2-react-native-reference', section: 'RTM_CONNECTION_CHANGE_REASON' }],
      },
      'twenty-three': {
        text: '23.',
        sources: [{ document: 'rtm-2-react-native-reference', section: 'RTM_CONNECTION_CHANGE_REASON' }],
      },
    },
    defaultReading: 'twenty-four',
    clauses: [],
    classified: 'Two editions of one reference differ; RTM 2.x is outside the five documents and no profile judges it.',
    profiles: [],
  },
  {
    id: 'X-21',
    question: 'From which instant does the elapsed time of onRejoinChannelSuccess count?',
    readings: {
      'from-the-reconnection': {
        text: 'From the moment at which the SDK began to reconnect, as in 3.x.',
        sources: [{ document: 'rtc-3-api-reference', section: 'onRejoinChannelSuccess' }],
      },
      'from-the-join': {
        text: 'From joinChannel, as in 4.x.',
        sources: [{ document: 'rtc-api-reference', section: 'onRejoinChannelSuccess' }],
      },
    },
    defaultReading: 'from-the-reconnection',
    defaultIn: { 'rtc-4': 'from-the-join' },
    clauses: ['RTC-STATE-13', 'PRE232-T7b', 'NATIVE232-REJOIN'],
    classified: 'Elapsed times are further arguments, which the kit keeps and does not judge.',
    profiles: ['rtc-4', 'rtc-native-2.3.1', 'rtc-native-2.3.2'],
  },
  {
    id: 'X-22',
    question: 'What is the callback of a rejoin called on Android?',
    readings: {
      onRejoinChannelSuccess: {
        text: 'onRejoinChannelSuccess; didRejoinChannel is the name on iOS and macOS.',
        sources: [
          { document: 'rtc-native-faq', section: 'network lost, before 2.3.2' },
          { document: 'rtc-3-api-reference', section: 'onRejoinChannelSuccess' },
        ],
      },
      didRejoinChannel: {
        text: 'didRejoinChannel on all platforms, as the archived page has it.',
        sources: [{ document: 'rtc-archived-faq', section: 'network lost' }],
      },
    },
    defaultReading: 'onRejoinChannelSuccess',
    clauses: ['PRE232-T7b'],
    classified: 'Spellings are read and not judged: both names mean the same callback.',
    profiles: ['rtc-native-2.3.1'],
  },
] as const satisfies readonly Question[]
