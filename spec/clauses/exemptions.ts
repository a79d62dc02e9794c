/**
 * Where a clause seems to demand something, and the judge does not, because no document says what holds there. Said in
 * the clause itself, so that nothing is left out silently.
 */

/** The clauses about a client that the service puts out. */
export const putOutWhileAway =
  'When the client is out of reach at that moment. What is sent into a loss may arrive after it or never, no document says which, nor by when; so a client that is put out during a loss may be told later, upon its return, or not at all. Whatever it then reports is judged.'

/** The clauses about an expiry of the token. */
export const expiryWhileAway =
  'When the token expires while the client is out of reach: no document says when the service looks at the token of a client that is heard again. Whatever the client then reports is judged.'

/** The clauses about news of a user who joins. */
export const joinWhileAway =
  'To a remote user who is out of reach or reconnecting while the other joins. The timelines let both be there; whether one who comes back is told of those who came meanwhile, no document says.'

/** The clauses about a process that is killed. */
export const killedOutsideTheTable =
  'Of a process that is killed while its user is not simply connected, and of one that is started anew and killed once more before its user is back in a channel. The table supposes a user in the channel whom one kill takes away; from which of two kills the others count, no document says. Whether a user is told of somebody who cannot be gone is judged all the same.'

/** The clauses about a client of the Web whose place is taken. */
export const placeTaken =
  'Of a client whose user has logged in elsewhere: no document of the Web says how the service tells it, nor what becomes of it.'
