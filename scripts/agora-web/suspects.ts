/**
 * Violations that a person has read and does not hold against the SDK: what the kit or its double takes for granted there
 * is said by no document. They are shown, each with its reason, and never published.
 */
const joinedDuringLeave = 'It comes of a join that is made during a leave, of which no document says what becomes.'

/** By the clause. */
export const suspects: Readonly<Record<string, string>> = {
  'WEB3-T5a':
    'The client comes back from an interruption that has ended a moment before; that it was DISCONNECTED in it is WEB3-T7.',
  'WEB4-STATE-01': joinedDuringLeave,
  'WEB4-STATE-02': joinedDuringLeave,
  'WEB4-STATE-05': joinedDuringLeave,
  'WEB4-T5':
    'The service had answered nothing for longer than the SDK waits, and answered again just before it noticed: an interruption, if a short one.',
}
