/** Judges what was sent again after automatic re-logins, once the time for it is over. */
import { resentChannelMessages, rtm1Timers } from '../profiles/timers.ts'
import type { ResendRule } from '../rule.ts'
import type { Program } from './compile.ts'
import type { Ledger } from './ledger.ts'
import type { Resent } from './mail.ts'
import { ms } from './tell.ts'
import type { Observed } from './world.ts'

interface Finding {
  readonly finding: ResendRule['finding']
  /** Whether the re-login put the rule to the test. */
  readonly tested: boolean
  readonly expected: string
  /** What is wrong; nothing if all is well. */
  readonly observed: string | undefined
}

function list(texts: readonly string[]): string {
  const shown = texts.slice(0, 5).map((text) => JSON.stringify(text))
  return texts.length > 5 ? `${shown.join(', ')} and ${texts.length - 5} more` : shown.join(', ')
}

function findings(resent: Resent): readonly Finding[] {
  const by = ms(resent.connectedAt)
  const missing = (texts: readonly string[]): string | undefined =>
    texts.length === 0 ? undefined : `${list(texts)} never came`
  return [
    {
      finding: 'peerMissing',
      tested: resent.peerDue > 0,
      expected: `all ${resent.peerDue} peer messages of the interruption, promptly after ${by}`,
      observed: missing(resent.peerMissing),
    },
    {
      finding: 'channelMissing',
      tested: resent.channelDue > 0,
      expected: `the channel messages of the last 30 s, ${resentChannelMessages} at the most, promptly after ${by}`,
      observed: missing(resent.channelMissing),
    },
    {
      finding: 'tooOld',
      tested: resent.hadOld,
      expected: `no channel message that is older than 30 s at ${by}`,
      observed: resent.tooOld.length === 0 ? undefined : `${list(resent.tooOld)} came`,
    },
    {
      finding: 'order',
      tested: resent.received > 1,
      expected: 'messages of one sender in the order of sending',
      observed: resent.outOfOrder.length === 0 ? undefined : `${list(resent.outOfOrder)} came after a later one`,
    },
  ]
}

/** Applies the rules about messages that are sent again to every re-login whose time is over. */
export function judgeResent(
  world: Observed,
  program: Program,
  ledger: Ledger,
  eventIndex: number,
  nowMs: number,
): void {
  const { toleranceMs, promptMs } = world
  for (const resent of world.mail.closed(
    nowMs,
    toleranceMs,
    rtm1Timers.resendWindowMs,
    promptMs,
    resentChannelMessages,
  )) {
    const client = world.clients[resent.client]?.id ?? ''
    const because = `${client} was cut off and is CONNECTED again since ${ms(resent.connectedAt)}`
    for (const { finding, tested, expected, observed } of findings(resent)) {
      for (const compiled of program.resend.get(finding) ?? []) {
        if (observed !== undefined)
          ledger.broken(compiled, resent.connectedAt, eventIndex, () => ({ client, expected, because, observed }))
        else if (tested) ledger.held(compiled)
      }
    }
    judgeLimit(resent, because, client, program, ledger, eventIndex)
  }
}

/** At most 32: in all, or for each channel, as the implementation reads it. */
function judgeLimit(
  resent: Resent,
  because: string,
  client: string,
  program: Program,
  ledger: Ledger,
  eventIndex: number,
): void {
  if (resent.channelHeld <= resentChannelMessages) return
  for (const compiled of program.resend.get('tooMany') ?? []) {
    const perChannel = compiled.rule.reading?.reading === 'per-channel'
    const count = perChannel ? resent.mostOfOneChannel : resent.channelReceived
    if (count <= resentChannelMessages) ledger.held(compiled)
    else {
      ledger.broken(compiled, resent.connectedAt, eventIndex, () => ({
        client,
        expected: `at most ${resentChannelMessages} channel messages of the interruption${perChannel ? ' in each channel' : ''}`,
        because,
        observed: `${count} came`,
      }))
    }
  }
}
