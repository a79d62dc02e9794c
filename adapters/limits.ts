/** The limits of a description and of one session. Reaching one is an error that says so. */

/** The longest single wait: a week outlasts every documented timer five hundred times. */
export const longestWaitMs = 7 * 24 * 60 * 60 * 1_000

/** The most events that one `play` may return; more means that the adapter reports in a loop. */
export const mostEventsPerPlay = 1_000_000

/** The largest tolerance of a real clock: within a minute, hardly a documented time can be told from another. */
export const longestToleranceMs = 60_000

/** The longest time that an adapter may set where the documents are silent: a day; steps wait for as long as it says. */
export const longestAssumptionMs = 24 * 60 * 60 * 1_000
