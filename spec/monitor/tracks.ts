/**
 * The Web from 4.x on: a user publishes audio and video apart, and each event names the one. Where a client is told of
 * both, one of them is followed, for both come and go by the same rules.
 */
import type { Json } from '../vocabulary.ts'

/** Which track of each user each client was told of first. */
export class Tracks {
  private readonly followed = new Map<string, Json>()

  begin(): void {
    if (this.followed.size > 0) this.followed.clear()
  }

  /** Whether the event is about another track than the one that is followed; one that comes while none is there is. */
  isOfAnother(observer: string, subject: string, track: Json, isPublished: boolean, isThere: boolean): boolean {
    const pair = JSON.stringify([observer, subject])
    const followed = this.followed.get(pair)
    if (followed === undefined || (isPublished && !isThere)) {
      this.followed.set(pair, track)
      return false
    }
    return followed !== track
  }
}
