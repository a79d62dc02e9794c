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
] as const satisfies readonly Question[]
