/** The register of questions that the documents leave open or answer in more than one way, with every answer's source. */
import type { Source } from './documents.ts'
import type { ProfileId } from './vocabulary.ts'

/** One answer to a question. */
export interface Reading {
  /** What an implementation that follows it does. */
  readonly text: string
  readonly sources: readonly Source[]
}

/** A contradiction or a gap of the documents. An implementation may follow any one of its readings, consistently. */
export interface Question {
  readonly id: string
  readonly question: string
  /** By id, the default first. */
  readonly readings: Readonly<Record<string, Reading>>
  /** The reading of the profile's own document; where that is silent, of the newest source. */
  readonly defaultReading: string
  /** The clauses in which the question leaves room. */
  readonly clauses: readonly string[]
  /**
   * `by rule` where rules belong to the readings, which can then be pinned. Else a sentence: how an implementation is
   * classified, or why traces cannot tell the readings apart.
   */
  readonly classified: string
  readonly profiles: readonly ProfileId[]
}

export const questions = [
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
        ],
      },
      'fifteen-seconds-after-loss': {
        text: 'T5 comes 15 s after the last server data, that is 11 s after (Reconnecting, Interrupted).',
        sources: [{ document: 'rtc-android-guide', section: 'reconnection' }],
      },
    },
    defaultReading: 'ten-seconds-after-interrupted',
    clauses: ['RTC-T5a'],
    classified: 'by rule',
    profiles: ['rtc-4'],
  },
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
    id: 'A-03',
    question: 'Is T5 ten seconds without server data, or ten seconds without a rejoin?',
    readings: {
      silence: {
        text: 'Server data before T5 cancel it, even if the client has not yet rejoined.',
        sources: [{ document: 'rtc-flutter-ng', section: 'how it works: reconnection' }],
      },
      'no-rejoin': {
        text: 'Only a rejoin before T5 cancels it.',
        sources: [
          { document: 'rtc-flutter-ng', section: 'reference: connection states' },
          { document: 'rtc-api-reference', section: 'CONNECTION_STATE_TYPE' },
        ],
      },
    },
    defaultReading: 'silence',
    clauses: ['RTC-T5a', 'RTC-STATE-14'],
    classified:
      'They differ only while the network is back and the rejoin is pending; T5 may or may not strike then, so either is allowed.',
    profiles: ['rtc-4'],
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
        ],
      },
    },
    defaultReading: 'twenty-minutes-after-interrupted',
    clauses: ['RTC-T7a', 'RTC-REASON-04a'],
    classified: 'by rule',
    profiles: ['rtc-4'],
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
    clauses: ['RTC-T7a'],
    classified: 'By the rule of A-04: the formula is its reading twenty-minutes-after-offline.',
    profiles: ['rtc-4'],
  },
  {
    id: 'A-06',
    question:
      'The story begins with a failing uplink (T3), but T4 needs silence of the server: which direction counts?',
    readings: {
      'received-data': {
        text: 'Each side counts from the last data it received: the client from the server, the others from the user.',
        sources: [{ document: 'rtc-flutter-ng', section: 'how it works: reconnection' }],
      },
      'any-failure': {
        text: 'All clocks run from T3, whichever direction fails.',
        sources: [{ document: 'rtc-native-faq', section: 'network lost, from 2.3.2 on' }],
      },
    },
    defaultReading: 'received-data',
    clauses: ['RTC-T3a', 'RTC-T4a', 'RTC-T6a'],
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
        sources: [{ document: 'rtc-flutter-ng', section: 'reference: states and reasons' }],
      },
      'rejoin-success': {
        text: 'RejoinSuccess (15), which the header has for this purpose.',
        sources: [
          { document: 'rtc-cpp-header', section: 'CONNECTION_CHANGED_REASON_TYPE' },
          { document: 'rtc-api-reference', section: 'CONNECTION_CHANGED_REASON_TYPE' },
        ],
      },
    },
    defaultReading: 'join-success',
    clauses: ['RTC-STATE-13', 'RTC-REASON-01'],
    classified: 'by rule',
    profiles: ['rtc-4'],
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
    id: 'A-21',
    question: 'What does joinChannel do to a client that is already in a channel?',
    readings: {
      fails: {
        text: 'It reports (Failed, RejectedByServer).',
        sources: [{ document: 'rtc-flutter-ng', section: 'reference: states and reasons' }],
      },
      refuses: {
        text: 'It returns 17 and the state stays as it is.',
        sources: [
          { document: 'rtc-api-reference', section: 'joinChannel' },
          { document: 'rtc-cpp-header', section: 'ERROR_CODE_TYPE' },
        ],
      },
    },
    defaultReading: 'fails',
    clauses: ['RTC-REASON-10a', 'RTC-CODE-JOIN-17'],
    classified: 'by rule',
    profiles: ['rtc-4'],
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
        ],
      },
      'join-directly': {
        text: 'joinChannel works in Failed, as the advice for an expired token suggests.',
        sources: [{ document: 'rtc-flutter-ng', section: 'reference: states and reasons' }],
      },
    },
    defaultReading: 'leave-first',
    clauses: ['RTC-T7d', 'RTC-STATE-18', 'RTC-REASON-09'],
    classified: 'by rule',
    profiles: ['rtc-4'],
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
        ],
      },
      'at-the-join': {
        text: 'About 200 ms later, together with the join.',
        sources: [{ document: 'rtc-flutter-ng', section: 'how it works: reconnection' }],
      },
    },
    defaultReading: 'at-the-call',
    clauses: ['RTC-T1b', 'RTC-STATE-07'],
    classified: 'The report is due promptly after the call and before Connected, which leaves room for both.',
    profiles: ['rtc-4'],
  },
  {
    id: 'A-25',
    question: 'In which order do the Connected event and onJoinChannelSuccess come?',
    readings: {
      'state-first': {
        text: 'The state event first, then the callback.',
        sources: [
          { document: 'rtc-flutter-ng', section: 'how it works: reconnection' },
          { document: 'rtc-api-reference', section: 'CONNECTION_STATE_TYPE' },
        ],
      },
      'callback-first': {
        text: 'The callback first, then the state event.',
        sources: [
          { document: 'rtc-flutter-ng', section: 'how it works: reconnection' },
          { document: 'rtc-api-reference', section: 'joinChannel' },
        ],
      },
    },
    defaultReading: 'state-first',
    clauses: ['RTC-T1d', 'RTC-STATE-09'],
    classified: 'by rule',
    profiles: ['rtc-4'],
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
    id: 'A-29',
    question: 'Does the limit of 32 resent channel messages hold for all channels together or for each?',
    readings: {
      'in-all': {
        text: 'At most 32 messages, whatever the number of channels.',
        sources: [{ document: 'rtm-linux-cpp', section: 'disconnected for network reasons' }],
      },
      'per-channel': {
        text: 'At most 32 messages of each channel.',
        sources: [{ document: 'rtm-release-notes', section: '1.1.0' }],
      },
    },
    defaultReading: 'in-all',
    clauses: [
      'RTM-RESEND-01',
      'RTM-RESEND-02',
      'RTM-RESEND-03',
      'RTM-RESEND-04',
      'RTM-RESEND-ORDER',
      'RTM-RESEND-ONCE',
    ],
    classified: 'by rule',
    profiles: ['rtm-1'],
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
    id: 'A-36',
    question: 'From which instant does the delay of about 100 ms of a remote user run?',
    readings: {
      unspecified: {
        text: 'The remote user is about 100 ms behind; from which instant is not said.',
        sources: [{ document: 'rtc-flutter-ng', section: 'how it works: reconnection' }],
      },
      'from-the-join': {
        text: 'From T1, when the user has joined.',
        sources: [{ document: 'rtc-native-faq', section: 'network lost, from 2.3.2 on' }],
      },
    },
    defaultReading: 'unspecified',
    clauses: ['RTC-T2a'],
    classified: 'About 100 ms is not a bound: the callback is due promptly after the join, whichever is meant.',
    profiles: ['rtc-4'],
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
        ],
      },
    },
    defaultReading: 'promise',
    clauses: ['RTC-T1a'],
    classified:
      'No tolerance is documented: the join is due promptly, and an SDK that takes less or more is not blamed.',
    profiles: ['rtc-4'],
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
        ],
      },
      'picture-only': {
        text: 'Only the arrows of the picture are documented; that of RTC 4.x has six, none from Connecting to Failed.',
        sources: [{ document: 'rtc-english-guide', section: 'state diagram' }],
      },
    },
    defaultReading: 'text-and-table',
    clauses: ['RTM-DIAG-01', 'RTM-DIAG-02', 'RTC-DIAG-01', 'RTC-DIAG-02'],
    classified:
      'The pictures alone forbid what the text beside them demands, so no trace can follow them and the text; the rules take all named transitions together.',
    profiles: ['rtm-1', 'rtc-4'],
  },
  {
    id: 'X-03',
    question: 'What happens to a first join that never finds a network?',
    readings: {
      'stays-connecting': {
        text: 'The client stays Connecting and reports nothing more.',
        sources: [{ document: 'rtc-flutter-ng', section: 'how it works: reconnection' }],
      },
      'stays-connecting-and-says-lost': {
        text: 'The client stays Connecting and receives onConnectionLost 10 s after joinChannel.',
        sources: [{ document: 'rtc-api-reference', section: 'onConnectionLost' }],
      },
      'fails-after-twenty-minutes': {
        text: 'The client reports (Failed, JoinFailed) 20 minutes after joinChannel.',
        sources: [
          { document: 'rtc-flutter-ng', section: 'reference: states and reasons' },
          { document: 'rtc-api-reference', section: 'CONNECTION_CHANGED_REASON_TYPE' },
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
    clauses: ['RTC-T5b', 'RTC-STATE-07', 'RTC-STATE-16', 'RTC-REASON-04a'],
    classified: 'by rule',
    profiles: ['rtc-4'],
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
] as const satisfies readonly Question[]

/** The id of a question of the register, for example `A-01`. */
export type QuestionId = (typeof questions)[number]['id']

/** The questions that concern a profile, in the order of the register. */
export function questionsOf(profile: ProfileId): readonly Question[] {
  return questions.filter((question: Question) => question.profiles.includes(profile))
}
