/** The limits of one session. Reaching one is an error that says so. */

/** The longest single wait: a week outlasts every documented timer five hundred times. */
export const longestWaitMs = 7 * 24 * 60 * 60 * 1_000

/** The most events that one `play` may return; more means that the adapter reports in a loop. */
export const mostEventsPerPlay = 1_000_000
