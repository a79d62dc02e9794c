/**
 * What the judge knows of one client: what was done to it, and what it reported of itself.
 *
 * Whatever the documents leave uncertain is kept twice: `…Sure` is the time since when it certainly holds,
 * `…Maybe` the time since when it may hold. `NEVER` means that it does not. All times are milliseconds.
 */
import type { Client } from '../vocabulary.ts'

export const NEVER = Number.POSITIVE_INFINITY
export const LONG_AGO = Number.NEGATIVE_INFINITY

/** The five states of both families, by their documented numbers; the fifth is ABORTED or FAILED. */
export const DISCONNECTED = 1
export const CONNECTING = 2
export const CONNECTED = 3
export const RECONNECTING = 4
export const ENDED = 5
/** Of the Web alone: on its way out. */
export const DISCONNECTING = 6

/** Stimuli that may still take effect: a bit for each. */
export const may = {
  kick: 1,
  ban: 2,
  expire: 4,
  proxy: 8,
  ipChange: 16,
  keepAlive: 32,
  renew: 64,
  secondJoin: 128,
  echoJoin: 256,
  joinAfterFailure: 512,
} as const

/** A kill of the client while it was in a channel, and when it was connected there again, if it was. */
export interface Kill {
  readonly killedAt: number
  readonly channel: string
  backAt: number
}

/** What a client was told to join, and what it presents there. */
export interface ToldJoin {
  readonly credential: string
  readonly channel: string
}

/** A join that came while the client was on its way out. */
export interface WaitingJoin extends ToldJoin {
  readonly seq: number | undefined
  /** When the client was told to leave once more, after this join. */
  exitAt: number
  /** What else was done to the client since. */
  mays: number
}

/** What the judge knows of one client at the present instant of the trace. */
export class ClientFacts {
  readonly id: string
  readonly index: number
  readonly platform: string
  /** The number of its dialect in the profile. */
  readonly dialect: number
  /** The bit of its kind. */
  readonly kind: number
  /** Whether it tells of its state at all. */
  readonly reportsStates: boolean

  alive = true
  killedAt = NEVER
  /** When the channel that it was the last in was seen to be destroyed. */
  destroyedAt = NEVER
  /** What others are told of it may come from its kill: nothing else has happened to it since. */
  killIsLatest = false
  /** The channel that it was in when it was killed. */
  killedIn = ''
  /** Whether it was connected, with nothing in its way, when it was killed. */
  killedInHealth = false
  /** Whether it could not be heard when it was killed in a channel. */
  killedUnheard = false
  /** Its kills in a channel, the newest last. */
  readonly kills: Kill[] = []

  // What the client reported of itself.
  state = DISCONNECTED
  from = DISCONNECTED
  reason = -1
  stateSince = 0
  connectedSince = NEVER
  /** Why the client went RECONNECTING, as a reason number; -1 outside. */
  reconnectingReason = -1

  // The network and the service as this client meets them.
  upLost = false
  downLost = false
  serviceDown = false
  reset = false
  /** The latest `networkLost` while it lasts. */
  lostSince = NEVER
  /** The latest `networkRestored`. */
  restoredAt = -1
  /** Both directions up, the service answering, the process alive: since when. */
  reachableSince = 0
  /** The last instant at which the client was certainly reachable, once it is not. */
  reachableUntil = 0

  // No data from the server.
  silenceSure = NEVER
  silenceMaybe = NEVER
  silenceEndedAt = LONG_AGO
  /** `silenceMaybe` of the silence that ended last. */
  silenceBefore = NEVER
  /** The same of those before it, the newest last. */
  readonly silencesBefore: number[] = []
  /** How long the longest silence lasted since it is connected. */
  longestSilence = 0

  // The service and the others hear nothing.
  unheardSure = NEVER
  unheardMaybe = NEVER
  /** Once the network is back: until when the others may still hear nothing. */
  unheardUntil = NEVER
  removedSure = false
  /** Whether the service was seen to take the user off during this absence. */
  offlineSeen = false
  /** When that was, of whichever absence it was the latest. */
  offlineAt = LONG_AGO
  /** Whether that was before its time: then its members were told before theirs. */
  offlineEarly = false
  /** When it was last back: its network, its service or its connection. */
  backAt = 0
  /** Until when others may still be told of an absence that is over, and how long that may have lasted. */
  goneUntil = -1
  goneForMs = 0

  // Entering (login, joinChannel) and leaving (logout, leaveChannel).
  enteringAt = NEVER
  credential = 'valid'
  /** Whether the token was renewed since: what then becomes of the credential is open. */
  renewed = false
  everEntered = false
  /** The call that should enter returned an error: the next one is a fresh one. */
  entryRefused = false
  /** The number of the call by which it enters. */
  enteringSeq: number | undefined
  /** A join with a good credential that was left before it was through, and has not returned: its number. */
  leftJoin: { readonly seq: number | undefined } | undefined
  /** When it was last told to enter although that was under way. */
  enteredTwiceAt = LONG_AGO
  /** What a join after a failure presents, should it take effect. */
  nextCredential = 'valid'
  nextChannel = ''
  /** The same, before the latest such join: a join that is refused leads nowhere. */
  nextChannelBefore = ''
  /** The Web: whether one of them begins after the leave that is under way, no document says. The oldest comes first. */
  waitingJoins: readonly WaitingJoin[] = []
  /** What it was last told to join while nobody knew where it was. */
  joinWhileAstray: ToldJoin | undefined
  /** CONNECTING although it was CONNECTED, as a proxy makes it: a re-join under another name. */
  reentering = false
  /** When the client last left, ended or died. */
  leftAt = LONG_AGO
  /** The same, before it was killed. */
  leftBeforeKill = LONG_AGO
  /** Whether it was interrupted when it last called itself DISCONNECTED. */
  leftInterrupted = false
  /** Whether its user had logged in elsewhere when it last called itself DISCONNECTED. */
  leftKicked = false
  /** Whether it left because it was told to, and whether the service can have heard of that at once. */
  wasToldToLeave = false
  leftWithinReach = false
  /** Since when the loss may last that made the client RECONNECTING. */
  episodeSince = NEVER
  exitAt = NEVER
  /** The latest logout or leaveChannel that it may have acted upon. */
  exitedAt = LONG_AGO
  /** Whether this login or join was told as a success yet. */
  successTold = false
  /** Whether the last change into CONNECTED was an automatic one. */
  rejoined = false
  rejoinTold = false
  /** Whether it re-joins after a failure: whether that is a join or a re-join, no document says. */
  rejoinsAfterFailure = false
  /** How many failed results (wrong state, failed login) may still be told by a callback. */
  failuresToTell = 0
  failedEntry = false
  /** Whether the login before this one had failed. */
  failedBefore = false

  // The token.
  tokenExpired = false
  /** The token expired while the client was RECONNECTING: since when; told or renewed: NEVER. */
  expiredReconnectingAt = NEVER
  tokenToTell = false
  /** Whether it has told the expiry of the token that it has. */
  expiryTold = false
  expiredAt = LONG_AGO
  /** Whether the token was renewed after it had expired, in this RECONNECTING. */
  renewedReconnecting = false
  tokenUnsure = false

  mays = 0
  /** Those that took no effect in time in this session: what they cause now is late, and not unprovoked. */
  wornOff = 0
  /** When the first of them came, and the latest. */
  maysFrom = NEVER
  maysSince = LONG_AGO
  /** How many renewals and leaves may still be told by a callback. */
  renewalsToTell = 0
  exitsToTell = 0
  /** It missed a change of its state that was due. */
  astray = false
  /** When the first report was due that it missed, if nothing else makes it astray. */
  missedReportAt = LONG_AGO
  /** It calls itself connected although the service cannot have agreed. */
  unacknowledged = false
  /** When it was last told to join although it was in a channel, or in an echo test. */
  secondJoinAt = LONG_AGO
  banned = false
  bannedAt = LONG_AGO
  /** Since when nothing disturbs the demand to be connected. */
  undisturbedSince = 0
  unsettledUntil = -1
  /** Expectations about the client's own state that are open. */
  openStates = 0

  // RTC.
  channel = ''
  /** 0 no, 1 perhaps, 2 certainly. */
  echo = 0
  lostCallbackTold = false
  lostStateTold = false
  lostSignalAt = NEVER
  lastAttemptAt = -1
  /** It made no attempt, though it should have, as long as the network was away. */
  idle = false
  /** When it last made an attempt with a network that could carry it. */
  reachingAttemptAt = LONG_AGO

  // RTM.
  attributes: string | undefined
  attributesSure = false
  /** When the service last saw attributes being set. */
  attributesSeenAt = LONG_AGO

  constructor(client: Client, index: number, dialect: number, kind: number, reportsStates: boolean) {
    this.id = client.id
    this.index = index
    this.platform = client.platform
    this.dialect = dialect
    this.kind = kind
    this.reportsStates = reportsStates
  }
}
