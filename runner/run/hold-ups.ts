/** Whether this process itself was held up: what it stamped or waited for meanwhile says nothing about anybody else. */

/** How often the event loop is looked at, in milliseconds. */
const lookEveryMs = 20
/** How many times a session is played at the most, if the process was held up in each and something seemed wrong. */
export const mostTries = 3
/** Hold-ups add up within so many milliseconds. */
const togetherMs = 1_000
/** How many hold-ups are remembered; those of hours ago concern no session any more. */
const mostRemembered = 100_000

/** The hold-ups of this process, as long as it is watched. */
export interface HoldUps {
  /**
   * How long it was held up in the worst second since an instant of `performance.now()`, in milliseconds. They add up: a
   * connection needs several turns of the event loop, and each may come late.
   */
  readonly worstSince: (sinceMs: number) => number
  readonly stop: () => void
}

/** Watches the event loop: a timer that comes late was held up, and so was everything else. */
export function watchForHoldUps(): HoldUps {
  const seen: { readonly atMs: number; readonly lateMs: number }[] = []
  let lastMs = performance.now()
  const look = () => {
    const nowMs = performance.now()
    const lateMs = nowMs - lastMs - lookEveryMs
    lastMs = nowMs
    if (lateMs < lookEveryMs) return
    if (seen.length === mostRemembered) seen.shift()
    seen.push({ atMs: nowMs, lateMs })
  }
  const timer = setInterval(look, lookEveryMs)
  return {
    worstSince(sinceMs) {
      look()
      let worst = 0
      let sum = 0
      let oldest = seen.length - 1
      for (let at = seen.length - 1; at >= 0; at -= 1) {
        const { atMs, lateMs } = seen[at] as (typeof seen)[number]
        if (atMs < sinceMs) break
        sum += lateMs
        for (; oldest > at; oldest -= 1) {
          const latest = seen[oldest] as (typeof seen)[number]
          if (latest.atMs - atMs <= togetherMs) break
          sum -= latest.lateMs
        }
        worst = Math.max(worst, sum)
      }
      return worst
    },
    stop: () => clearInterval(timer),
  }
}

/** How long the process may be held up before a session is in doubt: half of what its stamps may be off by. */
export function isInDoubt(heldUpMs: number, toleranceMs: number, timeScale: number): boolean {
  return heldUpMs > toleranceMs / timeScale / 2
}
