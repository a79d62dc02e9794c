/** The limits of an adapter in a process of its own. Reaching one is an error that says so. */

/** The longest reply: a `play` with the most events that are allowed, sparingly written, fits in. */
export const longestReplyBytes = 64 * 1024 * 1024

/** How much of the adapter's standard error is kept: its end, for that is where the cause mostly stands. */
export const longestLogBytes = 8 * 1024

/** How long a request may go without any answer; with a real clock, the waits that it plays come on top. */
export const answerWithinMs = 60_000

/** How long the adapter may take to end by itself once its standard input has ended. */
export const partingMs = 2_000

/** How long it may take to end after SIGTERM; then comes SIGKILL. */
export const graceMs = 2_000

/** How long the last output of a process, the cause of a broken pipe, or the end of what it has started may take to arrive. */
export const aftermathMs = 1_000

/** How often the kit looks whether anything of an ended process still runs. */
export const lookAgainMs = 5

/** How many sequences may be under way at once. More would only lengthen the queue of a process that is busy. */
export const mostInFlight = 32

/** How many characters are written together at most: with more, the other side would wait for work that is ready. */
export const writtenAtOnce = 16 * 1024
