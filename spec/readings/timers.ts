/** How long something takes, and from which instant it is counted. */
import type { Question } from './question.ts'

export const timersQuestions = [
  {
    id: 'A-01',
    question: 'How long after the network is lost is the connection declared lost (T5)?',
    readings: {
      'ten-seconds-after-interrupted': {
        text: 'T5 comes 10 s after (Reconnecting, Interrupted), that is 14 s after the last server data.',
        sources: [
          { document: 'rtc-flutter-ng', section: 'how it works: reconnection' },
          { document: 'rtc-english-faq', section: 'from 2.3.2 on' },
        ],
      },
      'ten-seconds-after-loss': {
        text: 'T5 comes 10 s after the last server data, that is 6 s after (Reconnecting, Interrupted).',
        sources: [
          { document: 'rtc-native-faq', section: 'network lost, from 2.3.2 on' },
          { document: 'rtc-ios', section: 'reconnection' },
          { document: 'rtc-native-faq', section: 'network lost, before 2.3.2' },
          { document: 'rtc-english-faq', section: 'before 2.3.2' },
        ],
      },
      'fifteen-seconds-after-loss': {
        text: 'T5 comes 15 s after the last server data, that is 11 s after (Reconnecting, Interrupted).',
        sources: [{ document: 'rtc-android-guide', section: 'reconnection' }],
      },
    },
    defaultReading: 'ten-seconds-after-interrupted',
    defaultIn: {
      'rtc-ios-2.3.2': 'ten-seconds-after-loss',
      'rtc-native-2.3.1': 'ten-seconds-after-loss',
      'rtc-native-2.3.2': 'ten-seconds-after-loss',
    },
    clauses: ['RTC-T5a', 'IOS-T5a', 'PRE232-T5a', 'NATIVE232-T5a'],
    classified: 'by rule',
    profiles: ['rtc-4', 'rtc-ios-2.3.2', 'rtc-native-2.3.1', 'rtc-native-2.3.2'],
  },
  {
    id: 'A-03',
    question: 'Is T5 ten seconds without server data, or ten seconds without a rejoin?',
    readings: {
      silence: {
        text: 'Server data before T5 cancel it, even if the client has not yet rejoined.',
        sources: [
          { document: 'rtc-flutter-ng', section: 'how it works: reconnection' },
          { document: 'rtc-ios', section: 'reconnection' },
          { document: 'rtc-native-faq', section: 'network lost, from 2.3.2 on' },
        ],
      },
      'no-rejoin': {
        text: 'Only a rejoin before T5 cancels it.',
        sources: [
          { document: 'rtc-flutter-ng', section: 'reference: connection states' },
          { document: 'rtc-api-reference', section: 'CONNECTION_STATE_TYPE' },
          { document: 'rtc-3-api-reference', section: 'CONNECTION_STATE_TYPE' },
        ],
      },
    },
    defaultReading: 'silence',
    clauses: ['RTC-T5a', 'RTC-STATE-14', 'IOS-T5a', 'NATIVE232-T5a'],
    classified:
      'They differ only while the network is back and the rejoin is pending; T5 may or may not strike then, so either is allowed.',
    profiles: ['rtc-4', 'rtc-ios-2.3.2', 'rtc-native-2.3.2'],
  },
  {
    id: 'A-04',
    question: 'From which instant do the 20 minutes run after which the client gives up (T7)?',
    readings: {
      'twenty-minutes-after-interrupted': {
        text: 'From (Reconnecting, Interrupted): T7 comes 20 min 4 s after the last server data.',
        sources: [
          { document: 'rtc-flutter-ng', section: 'how it works: reconnection' },
          { document: 'rtc-english-faq', section: 'from 2.3.2 on' },
        ],
      },
      'twenty-minutes-after-offline': {
        text: 'From T6, when others declare the user offline: T7 comes 20 min 20 s after the loss.',
        sources: [{ document: 'rtc-native-faq', section: 'network lost, from 2.3.2 on' }],
      },
      'twenty-minutes-after-loss': {
        text: 'From the loss itself: T7 comes 20 min after the last server data.',
        sources: [
          { document: 'rtc-ios', section: 'reconnection' },
          { document: 'rtc-api-reference', section: 'CONNECTION_STATE_TYPE' },
          { document: 'rtc-3-api-reference', section: 'CONNECTION_STATE_TYPE' },
        ],
      },
    },
    defaultReading: 'twenty-minutes-after-interrupted',
    defaultIn: { 'rtc-ios-2.3.2': 'twenty-minutes-after-loss', 'rtc-native-2.3.2': 'twenty-minutes-after-offline' },
    clauses: ['RTC-T7a', 'RTC-REASON-04a', 'IOS-T7a', 'NATIVE232-T7a'],
    classified: 'by rule',
    profiles: ['rtc-4', 'rtc-ios-2.3.2', 'rtc-native-2.3.2'],
  },
  {
    id: 'A-05',
    question: 'Does T7 hang on T6, an event of another user, or on the client alone?',
    readings: {
      'own-clock': {
        text: 'The client counts 20 consecutive minutes in which it cannot rejoin.',
        sources: [
          { document: 'rtc-flutter-ng', section: 'how it works: reconnection' },
          { document: 'rtc-native-faq', section: 'network lost, from 2.3.2 on' },
        ],
      },
      'after-offline': {
        text: 'The client counts 20 minutes from T6, as the formula beside the same sentence has it.',
        sources: [{ document: 'rtc-native-faq', section: 'network lost, from 2.3.2 on' }],
      },
    },
    defaultReading: 'own-clock',
    defaultIn: { 'rtc-native-2.3.2': 'after-offline' },
    clauses: ['RTC-T7a', 'NATIVE232-T7a'],
    classified: 'By the rule of A-04: the formula is its reading twenty-minutes-after-offline.',
    profiles: ['rtc-4', 'rtc-native-2.3.2'],
  },
  {
    id: 'A-06',
    question:
      'The story begins with a failing uplink (T3), but T4 needs silence of the server: which direction counts?',
    readings: {
      'received-data': {
        text: 'Each side counts from the last data it received: the client from the server, the others from the user.',
        sources: [
          { document: 'rtc-flutter-ng', section: 'how it works: reconnection' },
          { document: 'rtc-ios', section: 'reconnection' },
          { document: 'rtc-native-faq', section: 'network lost, from 2.3.2 on' },
        ],
      },
      'any-failure': {
        text: 'All clocks run from T3, whichever direction fails.',
        sources: [
          { document: 'rtc-native-faq', section: 'network lost, from 2.3.2 on' },
          { document: 'rtc-native-faq', section: 'network lost, before 2.3.2' },
        ],
      },
    },
    defaultReading: 'received-data',
    clauses: [
      'RTC-T3a',
      'RTC-T4a',
      'RTC-T6a',
      'IOS-T3a',
      'IOS-T4a',
      'IOS-T6a',
      'PRE232-T3a',
      'PRE232-T4a',
      'PRE232-T6a',
      'NATIVE232-T3a',
      'NATIVE232-T4a',
      'NATIVE232-T6a',
    ],
    classified: 'by rule',
    profiles: ['rtc-4', 'rtc-ios-2.3.2', 'rtc-native-2.3.1', 'rtc-native-2.3.2'],
  },
  {
    id: 'A-23',
    question: 'Do Lost, SettingProxyServer, ClientIpAddressChanged and KeepAliveTimeout start the clocks of T5 and T7?',
    readings: {
      'network-only': {
        text: 'The clocks run from a loss of the network alone; these reasons leave them as they are.',
        sources: [{ document: 'rtc-flutter-ng', section: 'reference: states and reasons' }],
      },
      'any-reconnecting': {
        text: 'Every entry into Reconnecting starts the clocks, whatever its reason.',
        sources: [{ document: 'rtc-flutter-ng', section: 'reference: connection states' }],
      },
    },
    defaultReading: 'network-only',
    clauses: ['RTC-REASON-11', 'RTC-REASON-13', 'RTC-REASON-14', 'RTC-REASON-16'],
    classified:
      'With a healthy network the client is Connected again before either clock strikes, so traces rarely differ, and either is allowed.',
    profiles: ['rtc-4'],
  },
  {
    id: 'A-27',
    question: 'Is a client that is back at exactly 30 s in time?',
    readings: {
      'in-time': {
        text: 'Within 30 s includes the thirtieth second: its presence is unchanged.',
        sources: [{ document: 'rtm-linux-cpp', section: 'disconnected for network reasons' }],
      },
      'too-late': {
        text: 'Still away at 30 s includes that instant: it is removed.',
        sources: [
          { document: 'rtm-linux-cpp', section: 'disconnected for network reasons' },
          { document: 'rtm-ios-guide', section: 'reconnecting' },
        ],
      },
    },
    defaultReading: 'in-time',
    clauses: ['RTM-PRESENCE-02', 'RTM-PRESENCE-03', 'RTM-PRESENCE-04'],
    classified: 'At the exact instant both outcomes are right; within the tolerance of a real clock nobody can see it.',
    profiles: ['rtm-1'],
  },
  {
    id: 'A-28',
    question: 'Do the 30 s of presence run from the loss or from the report of it, 4 s later?',
    readings: {
      'from-the-loss': {
        text: 'Both clocks run from the loss, so the member leaves 26 s after RECONNECTING.',
        sources: [{ document: 'rtm-linux-cpp', section: 'disconnected for network reasons' }],
      },
    },
    defaultReading: 'from-the-loss',
    clauses: ['RTM-RECONNECT-01', 'RTM-RECONNECT-02', 'RTM-PRESENCE-01'],
    classified:
      'The document counts both from the loss, and no source says otherwise; the register holds the question because an app sees only the report.',
    profiles: ['rtm-1'],
  },
  {
    id: 'A-36',
    question: 'From which instant does the delay of about 100 ms of a remote user run?',
    readings: {
      unspecified: {
        text: 'The remote user is about 100 ms behind; from which instant is not said.',
        sources: [
          { document: 'rtc-flutter-ng', section: 'how it works: reconnection' },
          { document: 'rtc-ios', section: 'reconnection' },
          { document: 'rtc-web-3', section: 'reconnection' },
        ],
      },
      'from-the-join': {
        text: 'From T1, when the user has joined.',
        sources: [
          { document: 'rtc-native-faq', section: 'network lost, from 2.3.2 on' },
          { document: 'rtc-native-faq', section: 'network lost, before 2.3.2' },
        ],
      },
    },
    defaultReading: 'unspecified',
    defaultIn: { 'rtc-native-2.3.1': 'from-the-join', 'rtc-native-2.3.2': 'from-the-join' },
    clauses: ['RTC-T2a', 'IOS-T2a', 'PRE232-T2a', 'NATIVE232-T2a', 'WEB3-T2a'],
    classified: 'About 100 ms is not a bound: the callback is due promptly after the join, whichever is meant.',
    profiles: ['rtc-4', 'rtc-ios-2.3.2', 'rtc-native-2.3.1', 'rtc-native-2.3.2', 'rtc-web-3'],
  },
  {
    id: 'A-37',
    question: 'Is 200 ms until the join a promise or an experience?',
    readings: {
      promise: {
        text: 'The client joins 200 ms after the call.',
        sources: [{ document: 'rtc-flutter-ng', section: 'how it works: reconnection' }],
      },
      experience: {
        text: 'The client usually joins about 200 ms after the call.',
        sources: [
          { document: 'rtc-ios', section: 'reconnection' },
          { document: 'rtc-native-faq', section: 'network lost, from 2.3.2 on' },
          { document: 'rtc-native-faq', section: 'network lost, before 2.3.2' },
        ],
      },
    },
    defaultReading: 'promise',
    defaultIn: { 'rtc-ios-2.3.2': 'experience', 'rtc-native-2.3.1': 'experience', 'rtc-native-2.3.2': 'experience' },
    clauses: ['RTC-T1a', 'IOS-T1a', 'PRE232-T1a', 'NATIVE232-T1a'],
    classified:
      'No tolerance is documented: the join is due promptly, and an SDK that takes less or more is not blamed.',
    profiles: ['rtc-4', 'rtc-ios-2.3.2', 'rtc-native-2.3.1', 'rtc-native-2.3.2'],
  },
  {
    id: 'X-01',
    question: 'Is a connection on Android declared lost (T5) later than on the other platforms?',
    readings: {
      'everywhere-alike': {
        text: 'No: after 10 s, as on iOS and in the FAQ for all native platforms.',
        sources: [
          { document: 'rtc-ios', section: 'reconnection' },
          { document: 'rtc-native-faq', section: 'network lost, from 2.3.2 on' },
        ],
      },
      'later-on-android': {
        text: 'Yes: after 15 s, as the guide for Android of the same day has it.',
        sources: [{ document: 'rtc-android-guide', section: 'reconnection' }],
      },
    },
    defaultReading: 'everywhere-alike',
    clauses: ['IOS-T5a', 'NATIVE232-T5a'],
    classified: 'By the rule of A-01: the 15 s are its reading fifteen-seconds-after-loss, whatever the platform.',
    profiles: ['rtc-ios-2.3.2', 'rtc-native-2.3.2'],
  },
  {
    id: 'X-02',
    question: 'Which edition of the FAQ counts where the Chinese and the English one differ?',
    readings: {
      chinese: {
        text: 'T5 is T3 + 10 s and T7 is T6 + 20 min; of leaving during the attempts nothing is said.',
        sources: [{ document: 'rtc-native-faq', section: 'network lost, from 2.3.2 on' }],
      },
      english: {
        text: 'T5 is T4 + 10 s and T7 is T4 + 20 min; leaveChannel stops the attempts at any time.',
        sources: [{ document: 'rtc-english-faq', section: 'from 2.3.2 on' }],
      },
    },
    defaultReading: 'chinese',
    clauses: ['IOS-LEAVE-RECONNECTING', 'NATIVE232-T5a', 'NATIVE232-T7a', 'NATIVE232-LEAVE-RECONNECTING'],
    classified:
      'By the rules of A-01 and A-04, each for itself; the leave, which the Chinese edition does not contradict, is judged as a SHOULD.',
    profiles: ['rtc-ios-2.3.2', 'rtc-native-2.3.2'],
  },
  {
    id: 'X-07',
    question: 'After how long does a login time out?',
    readings: {
      'six-seconds': {
        text: 'After 6 s.',
        sources: [
          { document: 'rtm-linux-cpp', section: 'logging in' },
          { document: 'rtm-ios-guide', section: 'connecting' },
        ],
      },
      'ten-seconds': {
        text: 'After 10 s.',
        sources: [{ document: 'rtm-ios-header', section: 'AgoraRtmLoginErrorCode' }],
      },
      'twelve-seconds': {
        text: 'After 12 s.',
        sources: [
          { document: 'rtm-web-guide', section: 'logging in' },
          { document: 'rtm-cpp-header', section: 'LOGIN_ERR_CODE' },
          { document: 'rtm-api-reference', section: 'LOGIN_ERR_CODE' },
        ],
      },
    },
    defaultReading: 'six-seconds',
    clauses: ['RTM-LOGIN-06'],
    classified: 'by rule',
    profiles: ['rtm-1'],
  },
] as const satisfies readonly Question[]
