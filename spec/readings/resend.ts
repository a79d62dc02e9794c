/** Which messages are sent again after a reconnection. */
import type { Question } from './question.ts'

export const resendQuestions = [
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
    id: 'X-20',
    question: 'Who sends again: the system what was not delivered, or the SDK what could not be sent?',
    readings: {
      'the-system': {
        text: 'The system sends again what came for the user while the connection was lost.',
        sources: [{ document: 'rtm-linux-cpp', section: 'disconnected for network reasons' }],
      },
      'the-sdk': {
        text: 'The SDK sends again what the user could not send while the connection was lost.',
        sources: [{ document: 'rtm-web-guide', section: 'disconnected for network reasons' }],
      },
    },
    defaultReading: 'the-system',
    clauses: ['RTM-RESEND-01'],
    classified:
      'What was meant for the user is judged. What the user sent into the loss may arrive or not, so the second reading is allowed and never asked for.',
    profiles: ['rtm-1'],
  },
] as const satisfies readonly Question[]
