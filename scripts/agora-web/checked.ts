/**
 * What a person has found who has held each violation against the document and against what the double did. A violation
 * that nobody has looked at is shown, and not published.
 */
import type { ReportedViolation } from '../../runner/report/model.ts'
import { stepsOfViolation } from '../../runner/report/violation-text.ts'

/** What showed it, what was observed, and what whoever looked into it found. */
export interface Check {
  readonly steps: string
  readonly observed: string
  readonly found: string
  /** The clause under which the same defect of the SDK is counted, if it breaks several. */
  readonly sameDefectAs?: string
  /** A further defect that breaks the clause, as a person has found it: a run shows the one that takes fewer steps. */
  readonly anotherDefect?: string
}

/** How many defects are behind violations that were checked. */
export function countDefects(checked: readonly Pick<Check, 'sameDefectAs' | 'anotherDefect'>[]): number {
  const own = checked.filter(({ sameDefectAs }) => sameDefectAs === undefined)
  const others = checked.filter(({ anotherDefect }) => anotherDefect !== undefined)
  return own.length + others.length
}

/** By the SDK and its version, and by the clause. */
export const checks: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  'agora-rtc-sdk 3.6.11': {
    'WEB3-STATE-00': {
      steps: 'join(c1) · leave · join(c1, invalidToken) · wait 1 s',
      observed: 'connection-state-change(CONNECTING, CONNECTED)',
      found:
        'The lookup of the join that was left is answered, and the client enters with it. To the edge it presents the token of that join, which is good, so that the double has to let it in. The join that the app waits for is refused a second later (2010009, NO_AUTHORIZED), and the client stays CONNECTED.',
      anotherDefect:
        'join(c1) · wait 1 s · leave · leave · wait 1 s · join(c1) · wait 1 s. The first leave is through after 50 ms, and the second is refused, as the type definitions have it. Two seconds after them the client calls itself DISCONNECTED in the channel that it has joined meanwhile. The double has pushed and closed nothing, and with a single leave it does not come.',
    },
    'WEB3-STATE-02': {
      steps: 'join(c1) · leave · networkLost · wait 1 s',
      observed: 'the service saw connectionAttempt',
      found:
        'The client has left while its lookup was under way, and asks the access point once more a second later. Whoever looks for a server is CONNECTING by the document, and this client calls itself DISCONNECTED.',
      sameDefectAs: 'WEB3-STATE-00',
    },
    'WEB3-DIAG-01': {
      steps: 'join(c1) · wait 1 s · networkLost · wait 30 s',
      observed: 'connection-state-change(CONNECTED, DISCONNECTED)',
      found:
        'The double has closed nothing: it is silent because the network is. The client gives its connection up after 30 s, and calls itself DISCONNECTED for a second before it is CONNECTING.',
    },
    'WEB3-T1d': {
      steps: 'join(c1) · leave · join(c1) · wait 1 s',
      observed: 'connected()',
      found:
        'The join that was left and the one after it both come through on the one connection, and each is told by connected.',
      sameDefectAs: 'WEB3-STATE-00',
    },
    'WEB3-EVENT-RECONNECT': {
      steps: 'join(c1) · leave · join(c1) · wait 1 s',
      observed: 'reconnect()',
      found: 'The second join is told by reconnect. The network and the double were there all the time.',
      sameDefectAs: 'WEB3-STATE-00',
    },
    'WEB3-T7': {
      steps: 'join(c1) · wait 1 s · networkLost · wait 30 s',
      observed: 'connection-state-change(CONNECTED, DISCONNECTED)',
      found:
        'The double has closed nothing: it is silent because the network is. The document names CONNECTING as the first change, and the type definitions the change from CONNECTED to CONNECTING.',
      sameDefectAs: 'WEB3-DIAG-01',
    },
    'WEB3-CODE-LEAVE-OUTSIDE': {
      steps: 'leave',
      observed: 'it returned 0',
      found: 'The double takes no part in it. The type definitions name the error, and the success callback is called.',
    },
  },
  'agora-rtc-sdk-ng 4.24.8': {
    'WEB4-CB-03': {
      steps: 'join(c1, invalidAppId) · wait 10 s',
      observed: 'connection-state-change("DISCONNECTED", "CONNECTING")',
      found:
        'The access point of the double refuses the App ID (2010005, which the SDK tells as an invalid vendor key). The join fails with CAN_NOT_GET_GATEWAY_SERVER, and the event of the same instant has two arguments.',
    },
    'WEB4-STATE-08': {
      steps: 'join(c1) · wait 1 s · tokenExpired · wait 1 s',
      observed: 'connection-state-change(DISCONNECTING, CONNECTED)',
      found: 'The double has told the client that its token has expired, and nothing else. Nobody has called leave.',
    },
    'WEB4-DIAG-01': {
      steps: 'join(c1) · wait 1 s · leave · networkLost(reset)',
      observed: 'connection-state-change(RECONNECTING, DISCONNECTING)',
      found:
        'The network breaks the connection before the answer to the leave is there. No arrow of the diagram leads from DISCONNECTING to RECONNECTING.',
    },
    'WEB4-REASON-LEAVE': {
      steps: 'join(c1) · leave',
      observed: 'connection-state-change(DISCONNECTED, DISCONNECTING)',
      found:
        'The double takes no part in it: the leave comes before the first answer. A leave in the channel is told with the reason. The next join, if it is refused, is told to have ended by LEAVE: join(c1) · wait 1 s · leave · wait 1 s · join(c1, invalidToken) · wait 10 s.',
    },
    'WEB4-REASON-SERVER': {
      steps: 'join(c1, invalidAppId) · wait 10 s',
      observed: 'connection-state-change(DISCONNECTED, CONNECTING)',
      found:
        'The access point of the double has refused a parameter, which is what the type definitions have this reason for. The event has none.',
      sameDefectAs: 'WEB4-CB-03',
    },
    'WEB4-REASON-BANNED': {
      steps: 'join(c1) · wait 1 s · loggedInElsewhere · wait 1 s · join(c1) · leave',
      observed: 'connection-state-change(DISCONNECTED, DISCONNECTING, UID_BANNED)',
      found:
        'The double has ended the first session because of the login elsewhere, and the client has told it with this reason then. Nobody has logged in since. The client has joined anew and left, and tells the reason of the session before. A ban in place of the login, of which more is known, shows the same: join(c1) · wait 1 s · bannedByServer · wait 1 s · join(c1) · leave.',
      sameDefectAs: 'WEB4-REASON-TOKEN',
    },
    'WEB4-REASON-TOKEN': {
      steps: 'join(c1) · wait 1 s · tokenExpired · wait 1 s · join(c1, invalidToken) · wait 10 s',
      observed: 'connection-state-change(DISCONNECTED, CONNECTING, TOKEN_EXPIRE)',
      found:
        'The token of the first join had expired; the second join presents one that is wrong and not expired, and the double refuses it as wrong (2010009, which the SDK tells as an invalid token). A client that joins with such a token for the first time tells no reason at all: this one is that of the session before.',
    },
    'WEB4-TOKEN-DID-EXPIRE': {
      steps:
        'join(c1) · wait 1 s · networkLost(reset) · wait 1 s · leave · networkRestored · join(c1) · wait 1 s · tokenExpired · wait 10 s',
      observed: 'nothing',
      found:
        'The session that was left goes on reconnecting: 0.7 s after the leave it looks for a server, and closes the connection by which the client has joined anew. On the one that it opens then, it asks for nothing. The client calls itself CONNECTED, and has no connection left by which the double could tell it anything.',
    },
    'WEB4-TOKEN-EXPIRED': {
      steps:
        'join(c1) · wait 1 s · networkLost(reset) · wait 1 s · leave · networkRestored · join(c1) · wait 1 s · tokenExpired · wait 10 s',
      observed: 'nothing',
      found:
        'The client has closed the connection of its own join, so that it is out of the channel by the time its token expires. It was never put out for the token: it calls itself CONNECTED all the time, and does not report otherwise.',
      sameDefectAs: 'WEB4-TOKEN-DID-EXPIRE',
    },
    'WEB4-USER-LEFT-QUIT': {
      steps:
        'uid1 join(c1) · wait 1 s · uid1 networkLost(reset) · wait 1 s · uid1 leave · uid1 networkRestored · uid2 join(c1) · uid1 join(c1) · wait 1 s · uid2 leave · wait 2 s',
      observed: 'nothing',
      found:
        'Seen by its effect on what uid1 hears of others: uid1 has closed the connection by which it had joined, and the double has none left to tell it of the leave.',
      sameDefectAs: 'WEB4-TOKEN-DID-EXPIRE',
    },
  },
}

/** What was observed in a violation, whenever it was. */
export function deviationOf({ observed }: Pick<ReportedViolation, 'observed'>): string {
  return observed.replace(/( at| until) [\d ]+ ms$/, '')
}

/** The check of this violation by this version of the SDK, if anybody has looked into it; another one is not meant. */
export function checkedByHand(sdk: string, clause: string, violation: ReportedViolation): Check | undefined {
  const check = checks[sdk]?.[clause]
  const isMeant = check?.observed === deviationOf(violation) && check.steps === stepsOfViolation(violation)
  return isMeant ? check : undefined
}
