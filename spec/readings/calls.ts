/** What a call does, and when it may be made. */
import type { Question } from './question.ts'

export const callsQuestions = [
  {
    id: 'A-21',
    question: 'What does joinChannel do to a client that is already in a channel?',
    readings: {
      fails: {
        text: 'It reports (Failed, RejectedByServer).',
        sources: [
          { document: 'rtc-flutter-ng', section: 'reference: states and reasons' },
          { document: 'rtc-3-api-reference', section: 'CONNECTION_CHANGED_REASON_TYPE' },
        ],
      },
      refuses: {
        text: 'It returns 17 and the state stays as it is.',
        sources: [
          { document: 'rtc-api-reference', section: 'joinChannel' },
          { document: 'rtc-cpp-header', section: 'ERROR_CODE_TYPE' },
          { document: 'rtc-3-api-reference', section: 'joinChannel' },
        ],
      },
    },
    defaultReading: 'fails',
    defaultIn: { 'rtc-ios-2.3.2': 'refuses', 'rtc-native-2.3.2': 'refuses' },
    clauses: ['RTC-REASON-10a', 'RTC-CODE-JOIN-17', 'IOS-CODE-JOIN-17', 'NATIVE232-CODE-JOIN-17'],
    classified: 'by rule',
    profiles: ['rtc-4', 'rtc-ios-2.3.2', 'rtc-native-2.3.2'],
  },
  {
    id: 'A-21-ECHO',
    question: 'What does joinChannel do while an echo test runs?',
    readings: {
      fails: {
        text: 'It reports (Failed, RejectedByServer).',
        sources: [{ document: 'rtc-flutter-ng', section: 'reference: states and reasons' }],
      },
      refuses: {
        text: 'It returns 8 or 17 and the state stays as it is.',
        sources: [
          { document: 'rtc-api-reference', section: 'joinChannel' },
          { document: 'rtc-cpp-header', section: 'ERROR_CODE_TYPE' },
        ],
      },
    },
    defaultReading: 'fails',
    clauses: ['RTC-REASON-10b', 'RTC-CODE-JOIN-ECHO'],
    classified: 'by rule',
    profiles: ['rtc-4'],
  },
  {
    id: 'A-22',
    question: 'Does a client that has Failed have to leave before it joins again?',
    readings: {
      'leave-first': {
        text: 'joinChannel works only after leaveChannel has brought the client to Disconnected.',
        sources: [
          { document: 'rtc-flutter-ng', section: 'reference: connection states' },
          { document: 'rtc-api-reference', section: 'joinChannel' },
          { document: 'rtc-ios', section: 'reconnection' },
          { document: 'rtc-native-faq', section: 'network lost, from 2.3.2 on' },
        ],
      },
      'join-directly': {
        text: 'joinChannel works in Failed, as the advice for an expired token suggests.',
        sources: [
          { document: 'rtc-flutter-ng', section: 'reference: states and reasons' },
          { document: 'rtc-3-api-reference', section: 'onRequestToken' },
        ],
      },
    },
    defaultReading: 'leave-first',
    clauses: ['RTC-T7d', 'RTC-STATE-18', 'RTC-REASON-09'],
    classified: 'by rule',
    profiles: ['rtc-4'],
  },
  {
    id: 'A-30',
    question: 'From which states does logout lead to DISCONNECTED, and with which reason?',
    readings: {
      'logout-from-everywhere': {
        text: 'From CONNECTED, RECONNECTING and ABORTED, each time with LOGOUT (6).',
        sources: [
          { document: 'rtm-linux-cpp', section: 'logging out' },
          { document: 'rtm-cpp-header', section: 'CONNECTION_STATE' },
        ],
      },
      'logout-when-online': {
        text: 'From CONNECTED and RECONNECTING with LOGOUT (6); how ABORTED is left is not said.',
        sources: [
          { document: 'rtm-ios-guide', section: 'connected' },
          { document: 'rtm-ios-guide', section: 'reconnecting' },
        ],
      },
    },
    defaultReading: 'logout-from-everywhere',
    clauses: ['RTM-RECONNECT-09', 'RTM-KICK-03', 'RTM-LOGOUT-01', 'RTM-CODE-LOGOUT-102'],
    classified:
      'The readings name no two different outcomes. In CONNECTING no source names one: any documented change, or none, is right.',
    profiles: ['rtm-1'],
  },
  {
    id: 'A-31',
    question: 'What brings a RECONNECTING client with an expired token back?',
    readings: {
      'waits-for-renewal': {
        text: 'renewToken with a valid token; until then each attempt fails and the state stays RECONNECTING.',
        sources: [
          { document: 'rtm-linux-cpp', section: 'disconnected for network reasons' },
          { document: 'rtm-token-guide', section: 'token expiration, AccessToken2' },
        ],
      },
      'needs-new-login': {
        text: 'Only logout and login; the automatic login cannot recover any more.',
        sources: [{ document: 'rtm-best-practices', section: 'renewing the token regularly' }],
      },
    },
    defaultReading: 'waits-for-renewal',
    clauses: ['RTM-RECONNECT-04', 'RTM-TOKEN-01', 'RTM-TOKEN-02'],
    classified: 'by rule',
    profiles: ['rtm-1'],
  },
  {
    id: 'A-32',
    question: 'What does login do outside DISCONNECTED?',
    readings: {
      superfluous: {
        text: 'It is not needed; what it does is not said.',
        sources: [
          { document: 'rtm-linux-cpp', section: 'logging in' },
          { document: 'rtm-linux-cpp', section: 'disconnected for network reasons' },
        ],
      },
      refused: {
        text: 'It fails with 8, and the state stays as it is.',
        sources: [
          { document: 'rtm-cpp-header', section: 'LOGIN_ERR_CODE' },
          { document: 'rtm-api-reference', section: 'LOGIN_ERR_CODE' },
        ],
      },
    },
    defaultReading: 'superfluous',
    clauses: ['RTM-LOGIN-01', 'RTM-LOGIN-08', 'RTM-RECONNECT-05', 'RTM-CODE-LOGIN-8'],
    classified: 'The answer of the header is judged as a SHOULD by RTM-CODE-LOGIN-8; login in ABORTED is X-09.',
    profiles: ['rtm-1'],
  },
  {
    id: 'X-06',
    question: 'What does an app do after its token has expired?',
    readings: {
      'joins-again': {
        text: 'It joins again with a new token.',
        sources: [{ document: 'rtc-flutter-ng', section: 'reference: states and reasons' }],
      },
      'renews-or-joins-again': {
        text: 'It calls renewToken, or it leaves and joins again.',
        sources: [{ document: 'rtc-api-reference', section: 'onRequestToken' }],
      },
    },
    defaultReading: 'joins-again',
    clauses: ['RTC-REASON-09'],
    classified:
      'The choice is up to the app: whichever call the trace holds, the rules ask only that a documented change follows, or none.',
    profiles: ['rtc-4'],
  },
  {
    id: 'X-09',
    question: 'Does an ABORTED client have to log out before it logs in again?',
    readings: {
      'logout-first': {
        text: 'login fails with 8 until logout has brought the client to DISCONNECTED.',
        sources: [
          { document: 'rtm-linux-cpp', section: 'kicked out' },
          { document: 'rtm-cpp-header', section: 'CONNECTION_STATE' },
        ],
      },
      'login-directly': {
        text: 'login works in ABORTED, as the advice for an expired token suggests.',
        sources: [{ document: 'rtm-token-guide', section: 'token expiration, AccessToken2' }],
      },
    },
    defaultReading: 'logout-first',
    clauses: ['RTM-KICK-04', 'RTM-CODE-LOGIN-8'],
    classified: 'by rule',
    profiles: ['rtm-1'],
  },
  {
    id: 'X-12',
    question: 'How do calls other than logout end in ABORTED?',
    readings: {
      'they-fail': {
        text: 'Each call that needs a login fails.',
        sources: [{ document: 'rtm-web-guide', section: 'kicked out' }],
      },
    },
    defaultReading: 'they-fail',
    clauses: ['RTM-KICK-03'],
    classified:
      'In a shipped Web version renewToken never ends there. That is not a reading, since no document says so; a call without an end is an open call in the trace, and only logout is judged.',
    profiles: ['rtm-1'],
  },
] as const satisfies readonly Question[]
