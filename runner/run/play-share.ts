/** Plays what falls to one share of a run, in this thread. */
import type { Failure } from '../failure.ts'
import { failureOf } from '../failure.ts'
import type { StopCause } from '../stop.ts'
import { openAccount, readAccount } from './account.ts'
import type { RunContext } from './context.ts'
import { playInRealTime } from './play-in-real-time.ts'
import { playProfile } from './play-profile.ts'
import type { PlayedProfile } from './played.ts'

/** What became of a share: plain JSON, so that it can cross threads. */
export interface PlayedShare {
  readonly played: readonly PlayedProfile[]
  readonly stopped: StopCause | undefined
  readonly failure: Failure | undefined
}

/** A share that is being played. */
export interface SharePlay {
  /** What is known of it now, also while the process is ending, and the error that ends it, if one does. */
  readonly soFar: (thrown?: unknown) => PlayedShare
  /** Plays it to its end. @throws whatever the adapter throws; what was judged until then is known all the same */
  readonly play: () => Promise<void>
}

/** Opens the accounts of the profiles; nothing is played yet. */
export function openShare(context: RunContext): SharePlay {
  const accounts = context.selected.map((id) => openAccount(id, context))
  return {
    soFar(thrown) {
      if (thrown !== undefined) context.stop.stop('failed')
      return {
        played: accounts.map((account) => readAccount(account, context)),
        stopped: context.stop.cause(),
        failure: thrown === undefined ? undefined : failureOf(thrown),
      }
    },
    async play() {
      if (context.loaded.isReal) await playInRealTime(accounts, context)
      else for (const account of accounts) await playProfile(account, context)
    },
  }
}
