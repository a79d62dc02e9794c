/** How long a client waits before its next automatic attempt. */

const waitsMs = [1_000, 2_000, 4_000, 8_000, 16_000]

/**
 * The wait after the given attempt, in milliseconds: 1, 2, 4, 8, 16 and then always 30 s.
 * No document of the two names a figure; the wait is bounded so that an attempt is never far away.
 */
export function backOffMs(attempt: number): number {
  return waitsMs[attempt] ?? 30_000
}
