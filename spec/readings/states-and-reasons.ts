/** Which state, which reason and which callback come. */
import type { Question } from './question.ts'

export const statesAndReasonsQuestions = [
  {
    id: 'A-02',
    question: 'What does the client receive when the connection is declared lost (T5)?',
    readings: {
      callback: {
        text: 'onConnectionLost, and no state event.',
        sources: [{ document: 'rtc-flutter-ng', section: 'how it works: reconnection' }],
      },
      'state-event': {
        text: 'onConnectionStateChanged(Reconnecting, Lost), and no onConnectionLost.',
        sources: [
          { document: 'rtc-flutter-ng', section: 'reference: connection states' },
          { document: 'rtc-english-guide', section: 'timeline of the native SDKs' },
        ],
      },
      both: {
        text: 'onConnectionLost and onConnectionStateChanged(Reconnecting, Lost), in either order.',
        sources: [
          { document: 'rtc-flutter-ng', section: 'how it works: reconnection' },
          { document: 'rtc-flutter-ng', section: 'reference: connection states' },
        ],
      },
    },
    defaultReading: 'callback',
    clauses: ['RTC-CB-01', 'RTC-T5b', 'RTC-STATE-14', 'RTC-REASON-02b', 'RTC-REASON-16'],
    classified: 'by rule',
    profiles: ['rtc-4'],
  },
  {
    id: 'A-18',
    question: 'Which state does a join with an invalid token end in?',
    readings: {
      disconnected: {
        text: '(Disconnected, InvalidToken).',
        sources: [{ document: 'rtc-flutter-ng', section: 'reference: states and reasons' }],
      },
      failed: {
        text: '(Failed, InvalidToken), like the other refused credentials.',
        sources: [{ document: 'rtc-low-level-header', section: 'connect' }],
      },
    },
    defaultReading: 'disconnected',
    clauses: ['RTC-REASON-08'],
    classified: 'by rule',
    profiles: ['rtc-4'],
  },
  {
    id: 'A-19',
    question: 'Which reason comes with Connected after a rejoin?',
    readings: {
      'join-success': {
        text: 'JoinSuccess (1), the only reason that the table gives for Connected.',
        sources: [
          { document: 'rtc-flutter-ng', section: 'reference: states and reasons' },
          { document: 'rtc-3-api-reference', section: 'CONNECTION_CHANGED_REASON_TYPE' },
        ],
      },
      'rejoin-success': {
        text: 'RejoinSuccess (15), which the header has for this purpose.',
        sources: [
          { document: 'rtc-cpp-header', section: 'CONNECTION_CHANGED_REASON_TYPE' },
          { document: 'rtc-api-reference', section: 'CONNECTION_CHANGED_REASON_TYPE' },
          { document: 'rtc-chinese-api-reference', section: 'CONNECTION_CHANGED_REASON_TYPE' },
        ],
      },
    },
    defaultReading: 'join-success',
    clauses: ['RTC-STATE-13', 'RTC-REASON-01', 'IOS-REJOIN', 'NATIVE232-REJOIN'],
    classified: 'by rule',
    profiles: ['rtc-4', 'rtc-ios-2.3.2', 'rtc-native-2.3.2'],
  },
  {
    id: 'A-20',
    question: 'Is Failed the end of 20 minutes of trying only, or of every hopeless join?',
    readings: {
      'six-reasons': {
        text: 'Failed comes with any of the six reasons that the table gives for it.',
        sources: [{ document: 'rtc-flutter-ng', section: 'reference: states and reasons' }],
      },
      'twenty-minutes-only': {
        text: 'Failed comes with JoinFailed alone.',
        sources: [{ document: 'rtc-flutter-ng', section: 'reference: connection states' }],
      },
    },
    defaultReading: 'six-reasons',
    clauses: ['RTC-STATE-16', 'RTC-REASON-06', 'RTC-REASON-07'],
    classified:
      'The shorter definition names no outcome for the causes of the other five reasons, so no trace can follow it; the rules hold everybody to the table.',
    profiles: ['rtc-4'],
  },
  {
    id: 'A-23-RENEW',
    question: 'Does a Connected client with a healthy network rejoin because its token is renewed?',
    readings: {
      rejoins: {
        text: 'It reports (Reconnecting, RenewToken) and rejoins with the new token.',
        sources: [{ document: 'rtc-flutter-ng', section: 'reference: states and reasons' }],
      },
      stays: {
        text: 'The new token takes the place of the old one, and the client stays Connected.',
        sources: [{ document: 'rtc-api-reference', section: 'renewToken' }],
      },
    },
    defaultReading: 'rejoins',
    clauses: ['RTC-REASON-12'],
    classified: 'by rule',
    profiles: ['rtc-4'],
  },
  {
    id: 'A-24',
    question: 'Is (Connecting, Connecting) reported at the call (T0) or when the client joins (T1)?',
    readings: {
      'at-the-call': {
        text: 'At once, as the state that follows joinChannel.',
        sources: [
          { document: 'rtc-flutter-ng', section: 'reference: connection states' },
          { document: 'rtc-ios', section: 'reconnection' },
          { document: 'rtc-native-faq', section: 'network lost, from 2.3.2 on' },
        ],
      },
      'at-the-join': {
        text: 'About 200 ms later, together with the join.',
        sources: [{ document: 'rtc-flutter-ng', section: 'how it works: reconnection' }],
      },
    },
    defaultReading: 'at-the-call',
    clauses: ['RTC-T1b', 'RTC-STATE-07', 'IOS-T1b', 'NATIVE232-T1b'],
    classified: 'The report is due promptly after the call and before Connected, which leaves room for both.',
    profiles: ['rtc-4', 'rtc-ios-2.3.2', 'rtc-native-2.3.2'],
  },
  {
    id: 'A-25',
    question: 'In which order do the Connected event and the callback of a successful join come?',
    readings: {
      'state-first': {
        text: 'The state event first, then the callback.',
        sources: [
          { document: 'rtc-flutter-ng', section: 'how it works: reconnection' },
          { document: 'rtc-api-reference', section: 'CONNECTION_STATE_TYPE' },
          { document: 'rtc-ios', section: 'reconnection' },
          { document: 'rtc-native-faq', section: 'network lost, from 2.3.2 on' },
          { document: 'rtc-web-3', section: 'reconnection' },
        ],
      },
      'callback-first': {
        text: 'The callback first, then the state event.',
        sources: [
          { document: 'rtc-flutter-ng', section: 'how it works: reconnection' },
          { document: 'rtc-api-reference', section: 'joinChannel' },
          { document: 'rtc-ios', section: 'reconnection' },
          { document: 'rtc-native-faq', section: 'network lost, from 2.3.2 on' },
          { document: 'rtc-web-3', section: 'reconnection' },
        ],
      },
    },
    defaultReading: 'state-first',
    clauses: ['RTC-T1d', 'RTC-STATE-09', 'IOS-T1d', 'NATIVE232-T1d', 'WEB3-T1d'],
    classified: 'by rule',
    profiles: ['rtc-4', 'rtc-ios-2.3.2', 'rtc-native-2.3.2', 'rtc-web-3'],
  },
  {
    id: 'A-26',
    question: 'Does a login elsewhere also put out a client that is CONNECTING or RECONNECTING?',
    readings: {
      'logged-in-only': {
        text: 'Only a CONNECTED client is put out.',
        sources: [
          { document: 'rtm-linux-cpp', section: 'kicked out' },
          { document: 'rtm-ios-guide', section: 'connected' },
        ],
      },
      'logging-in-too': {
        text: 'A client that is logging in, for the first time or again, becomes ABORTED as well.',
        sources: [{ document: 'rtm-linux-cpp', section: 'kicked out' }],
      },
    },
    defaultReading: 'logged-in-only',
    clauses: ['RTM-STATE-07', 'RTM-LOGIN-04', 'RTM-KICK-01', 'RTM-KICK-02'],
    classified: 'The rules demand the kick in CONNECTED and allow it in the two other states, so either passes.',
    profiles: ['rtm-1'],
  },
  {
    id: 'A-33',
    question: 'Which reasons come with the changes for which the document names none?',
    readings: {
      'as-the-ios-guide': {
        text: 'LOGIN_SUCCESS, LOGIN_FAILURE, LOGIN_TIMEOUT, LOGOUT and REMOTE_LOGIN, each with the change it names.',
        sources: [
          { document: 'rtm-ios-guide', section: 'connecting' },
          { document: 'rtm-ios-guide', section: 'connected' },
          { document: 'rtm-cpp-header', section: 'CONNECTION_CHANGE_REASON' },
        ],
      },
      unspecified: {
        text: 'Any reason: only LOGIN and INTERRUPTED are promised.',
        sources: [{ document: 'rtm-linux-cpp', section: 'overview' }],
      },
    },
    defaultReading: 'as-the-ios-guide',
    clauses: ['RTM-CB-03', 'RTM-LOGIN-05', 'RTM-LOGIN-07', 'RTM-RECONNECT-06', 'RTM-KICK-02'],
    classified:
      'No source pairs these changes with other reasons, so no trace can show that any reason was meant; the rules take the pairs of the guide and the header.',
    profiles: ['rtm-1'],
  },
  {
    id: 'A-38',
    question: 'Is the table of states and reasons complete?',
    readings: {
      complete: {
        text: 'A state comes with a reason of its row, and with no other.',
        sources: [{ document: 'rtc-flutter-ng', section: 'reference: states and reasons' }],
      },
      examples: {
        text: 'The rows are examples: a user who joins from elsewhere ends in (Failed, SameUidLogin), a reason of the header.',
        sources: [{ document: 'rtc-cpp-header', section: 'CONNECTION_CHANGED_REASON_TYPE' }],
      },
    },
    defaultReading: 'complete',
    clauses: ['RTC-REASON-MAP'],
    classified: 'by rule',
    profiles: ['rtc-4'],
  },
  {
    id: 'A-43',
    question: 'Can the client be Disconnected other than before a join and after a leave?',
    readings: {
      'usual-cases': {
        text: 'The two cases are the usual ones; an invalid token is a third.',
        sources: [
          { document: 'rtc-flutter-ng', section: 'reference: connection states' },
          { document: 'rtc-flutter-ng', section: 'reference: states and reasons' },
        ],
      },
      'only-cases': {
        text: 'There are no others.',
        sources: [{ document: 'rtc-api-reference', section: 'CONNECTION_STATE_TYPE' }],
      },
    },
    defaultReading: 'usual-cases',
    clauses: ['RTC-STATE-05', 'RTC-STATE-06'],
    classified: 'By the rule of A-18: the invalid token is the only case in which the readings differ.',
    profiles: ['rtc-4'],
  },
  {
    id: 'A-44',
    question: 'The transitions are drawn in pictures: what counts where picture, text and table differ?',
    readings: {
      'text-and-table': {
        text: 'Every transition that the text, a table or a picture names is documented.',
        sources: [
          { document: 'rtm-linux-cpp', section: 'overview' },
          { document: 'rtc-flutter-ng', section: 'reference: states and reasons' },
          { document: 'rtc-ios', section: 'reconnection' },
          { document: 'rtc-native-faq', section: 'network lost, from 2.3.2 on' },
          { document: 'rtc-web-3', section: 'reconnection' },
        ],
      },
      'picture-only': {
        text: 'Only the arrows of the picture are documented; that of RTC 4.x has six, none from Connecting to Failed.',
        sources: [
          { document: 'rtc-english-guide', section: 'state diagram' },
          { document: 'rtc-ios', section: 'connection states' },
          { document: 'rtc-web-3', section: 'connection states' },
        ],
      },
    },
    defaultReading: 'text-and-table',
    clauses: [
      'RTM-DIAG-01',
      'RTM-DIAG-02',
      'RTC-DIAG-01',
      'RTC-DIAG-02',
      'IOS-DIAG-01',
      'IOS-DIAG-02',
      'PRE232-DIAG',
      'NATIVE232-DIAG',
      'WEB3-DIAG-01',
    ],
    classified:
      'The pictures alone forbid what the text beside them demands, so no trace can follow them and the text; the rules take all named transitions together.',
    profiles: ['rtm-1', 'rtc-4', 'rtc-ios-2.3.2', 'rtc-native-2.3.1', 'rtc-native-2.3.2', 'rtc-web-3'],
  },
  {
    id: 'X-03',
    question: 'What happens to a first join that never finds a network?',
    readings: {
      'stays-connecting': {
        text: 'The client stays Connecting and reports nothing more.',
        sources: [
          { document: 'rtc-flutter-ng', section: 'how it works: reconnection' },
          { document: 'rtc-ios', section: 'reconnection' },
          { document: 'rtc-native-faq', section: 'network lost, from 2.3.2 on' },
        ],
      },
      'stays-connecting-and-says-lost': {
        text: 'The client stays Connecting and receives onConnectionLost 10 s after joinChannel.',
        sources: [
          { document: 'rtc-api-reference', section: 'onConnectionLost' },
          { document: 'rtc-3-api-reference', section: 'onConnectionLost' },
        ],
      },
      'fails-after-twenty-minutes': {
        text: 'The client reports (Failed, JoinFailed) 20 minutes after joinChannel.',
        sources: [
          { document: 'rtc-flutter-ng', section: 'reference: states and reasons' },
          { document: 'rtc-api-reference', section: 'CONNECTION_CHANGED_REASON_TYPE' },
          { document: 'rtc-3-api-reference', section: 'CONNECTION_CHANGED_REASON_TYPE' },
        ],
      },
      'says-lost-and-fails-after-twenty-minutes': {
        text: 'Both: onConnectionLost after 10 s, and (Failed, JoinFailed) after 20 minutes.',
        sources: [
          { document: 'rtc-api-reference', section: 'onConnectionLost' },
          { document: 'rtc-api-reference', section: 'CONNECTION_CHANGED_REASON_TYPE' },
        ],
      },
    },
    defaultReading: 'stays-connecting',
    clauses: ['RTC-T5b', 'RTC-STATE-07', 'RTC-STATE-16', 'RTC-REASON-04a', 'IOS-T5b', 'NATIVE232-T5b'],
    classified: 'by rule',
    profiles: ['rtc-4', 'rtc-ios-2.3.2', 'rtc-native-2.3.2'],
  },
  {
    id: 'X-04',
    question: 'Does T5 look different on the native SDKs and on the frameworks?',
    readings: {
      'one-picture': {
        text: 'No: the document of the platform says what comes, onConnectionLost or (Reconnecting, Lost).',
        sources: [
          { document: 'rtc-flutter-ng', section: 'how it works: reconnection' },
          { document: 'rtc-flutter-ng', section: 'reference: connection states' },
        ],
      },
      'two-pictures': {
        text: 'Yes: the frameworks receive onConnectionLost, the native SDKs (Reconnecting, Lost).',
        sources: [
          { document: 'rtc-english-guide', section: 'timeline of Flutter, React Native and Electron' },
          { document: 'rtc-english-guide', section: 'timeline of the native SDKs' },
        ],
      },
    },
    defaultReading: 'one-picture',
    clauses: ['RTC-T5b', 'RTC-STATE-14'],
    classified:
      'By the rule of A-02, for each implementation by itself; no platform is held to the picture of another.',
    profiles: ['rtc-4'],
  },
  {
    id: 'X-05',
    question: 'Which state does a Connected client report when its proxy is set?',
    readings: {
      reconnecting: {
        text: '(Reconnecting, SettingProxyServer).',
        sources: [
          { document: 'rtc-flutter-ng', section: 'reference: states and reasons' },
          { document: 'rtc-api-reference', section: 'CONNECTION_CHANGED_REASON_TYPE' },
        ],
      },
      connecting: {
        text: '(Connecting, SettingProxyServer).',
        sources: [{ document: 'rtc-api-reference', section: 'setCloudProxy' }],
      },
    },
    defaultReading: 'reconnecting',
    clauses: ['RTC-REASON-11'],
    classified: 'by rule',
    profiles: ['rtc-4'],
  },
  {
    id: 'X-08',
    question: 'What happens when the token of a CONNECTED client expires?',
    readings: {
      aborts: {
        text: 'The client becomes ABORTED with TOKEN_EXPIRED (9) and receives onTokenExpired, as from 1.5.0 on.',
        sources: [{ document: 'rtm-token-guide', section: 'token expiration, AccessToken2' }],
      },
      ignores: {
        text: 'Nothing: the client stays CONNECTED and receives no onTokenExpired, as up to 1.4.',
        sources: [
          { document: 'rtm-token-guide', section: 'token expiration, AccessToken' },
          { document: 'rtm-cpp-header', section: 'onTokenExpired' },
        ],
      },
      reconnects: {
        text: 'The connection breaks with TOKEN_EXPIRED (9) and the client becomes RECONNECTING.',
        sources: [{ document: 'rtm-release-notes', section: '1.5.0' }],
      },
    },
    defaultReading: 'aborts',
    clauses: ['RTM-TOKEN-01'],
    classified: 'by rule',
    profiles: ['rtm-1'],
  },
  {
    id: 'X-15',
    question: 'Can ABORTED come with the reason INTERRUPTED?',
    readings: {
      no: {
        text: 'No: INTERRUPTED comes with RECONNECTING alone.',
        sources: [
          { document: 'rtm-linux-cpp', section: 'disconnected for network reasons' },
          { document: 'rtm-web-release-notes', section: '1.2.0' },
        ],
      },
    },
    defaultReading: 'no',
    clauses: ['RTM-RECONNECT-03', 'RTM-KICK-02'],
    classified:
      'A shipped Web version could report the pair, and its release notes call that a defect; the rules take it for a violation.',
    profiles: ['rtm-1'],
  },
] as const satisfies readonly Question[]
