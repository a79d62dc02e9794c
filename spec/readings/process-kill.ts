/** What the others see of a user whose process is killed. */
import type { Question } from './question.ts'

export const processKillQuestions = [
  {
    id: 'A-15',
    question: 'How can the SDK bring a killed process back into its channel?',
    readings: {
      'after-a-restart': {
        text: 'Once the app has been started anew and joins the channel.',
        sources: [{ document: 'rtc-native-faq', section: 'process killed' }],
      },
      'by-itself': {
        text: 'The SDK reconnects by itself, as after a loss of the network.',
        sources: [{ document: 'rtc-native-faq', section: 'introduction' }],
      },
    },
    defaultReading: 'after-a-restart',
    clauses: ['FAQ-SCOPE-02'],
    classified:
      'A dead process does nothing, so no trace can follow the second reading: a return is due only after a restart and a join.',
    profiles: ['rtc-native-2.3.2'],
  },
  {
    id: 'A-16',
    question: 'What holds for the pairs of platforms that the table of killed processes leaves out?',
    readings: {
      unspecified: {
        text: 'Nothing: a watcher on Linux, a killed Linux user before a Web viewer, and the frameworks are left open.',
        sources: [{ document: 'rtc-native-faq', section: 'process killed' }],
      },
      'linux-like-android': {
        text: 'Linux stands wherever Android and Windows do, as watcher and as the one who is killed.',
        sources: [
          { document: 'rtc-english-faq', section: 'process killed' },
          { document: 'rtc-archived-faq', section: 'process killed' },
        ],
      },
    },
    defaultReading: 'unspecified',
    clauses: ['FAQ-SCOPE-01', 'KILL-04', 'KILL-07', 'KILL-08', 'KILL-09', 'KILL-10', 'KILL-11', 'KILL-12'],
    classified:
      'The rules judge only the pairs that the table fills; for the others any outcome of their row is right, and so is none.',
    profiles: ['rtc-native-2.3.2'],
  },
  {
    id: 'A-17',
    question: 'What is it to switch VoIP mode on or off, and on which platforms does it end a process?',
    readings: {
      'counts-as-a-kill': {
        text: 'It counts as the death of the process; what it is and where it exists is not said.',
        sources: [
          { document: 'rtc-native-faq', section: 'process killed' },
          { document: 'rtc-english-faq', section: 'process killed' },
        ],
      },
    },
    defaultReading: 'counts-as-a-kill',
    clauses: ['KILL-01a'],
    classified: 'No happening of the vocabulary switches VoIP mode; a process that dies of it is recorded as killed.',
    profiles: ['rtc-native-2.3.2'],
  },
  {
    id: 'A-41',
    question: 'From which instant do the 10 s run after which the channel of a killed last user is destroyed?',
    readings: {
      'ten-seconds-after-kill': {
        text: 'From the kill: the channel ends 10 s later, before the 20 s of the offline report are over.',
        sources: [
          { document: 'rtc-native-faq', section: 'process killed' },
          { document: 'rtc-english-faq', section: 'process killed' },
        ],
      },
      'ten-seconds-after-offline': {
        text: 'From the moment at which the user counts as offline: 10 s after the leave of an Apple client, 30 s after the kill of another.',
        sources: [{ document: 'rtc-native-faq', section: 'process killed' }],
      },
    },
    defaultReading: 'ten-seconds-after-kill',
    clauses: ['KILL-13'],
    classified: 'by rule',
    profiles: ['rtc-native-2.3.2'],
  },
  {
    id: 'A-42',
    question: 'Does a Web viewer receive stream-added when a native user comes back before the stream was removed?',
    readings: {
      'no-callback': {
        text: 'No: whoever is back in time has not been away.',
        sources: [
          { document: 'rtc-native-faq', section: 'process killed' },
          { document: 'rtc-archived-faq', section: 'network lost' },
        ],
      },
      'stream-added-again': {
        text: 'Yes: stream-added comes with each joining and each coming back.',
        sources: [
          { document: 'rtc-native-faq', section: 'network lost, from 2.3.2 on' },
          { document: 'rtc-english-faq', section: 'from 2.3.2 on' },
        ],
      },
    },
    defaultReading: 'no-callback',
    clauses: ['XWEB-01b', 'KILL-09', 'KILL-11'],
    classified: 'by rule',
    profiles: ['rtc-native-2.3.2'],
  },
  {
    id: 'A-45',
    question: 'Do watchers on Linux see what watchers on Android and Windows see?',
    readings: {
      'not-listed': {
        text: 'The present page lists no watcher on Linux.',
        sources: [{ document: 'rtc-native-faq', section: 'process killed' }],
      },
      listed: {
        text: 'The page of 2019, and the English one, list Linux with Android and Windows.',
        sources: [
          { document: 'rtc-archived-faq', section: 'process killed' },
          { document: 'rtc-english-faq', section: 'process killed' },
        ],
      },
    },
    defaultReading: 'not-listed',
    clauses: ['KILL-04', 'KILL-07', 'KILL-10'],
    classified: 'As A-16: the present page leaves the pair open, and what is open is not judged.',
    profiles: ['rtc-native-2.3.2'],
  },
] as const satisfies readonly Question[]
