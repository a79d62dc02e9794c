/** The words that steps share: clients, states, reasons, callbacks, credentials, durations. */
import { defineParameterType } from '@cucumber/cucumber'

import type { ClientId, Credential } from '../../spec/index.ts'
import { castPattern, readCast } from './cast.ts'
import { durationPattern, parseDuration } from './duration.ts'

/** The local user of the RTM document is uid1, the remote one uid2; those of RTC are called by their number. */
function clientOf(text: string): ClientId {
  if (text === 'the client') return 'uid1'
  return text === 'the other user' ? 'uid2' : text.replace('UID ', 'uid')
}

const credentials: Readonly<Record<string, Credential>> = {
  'a valid token': 'valid',
  'an invalid app id': 'invalidAppId',
  'an invalid channel name': 'invalidChannelName',
  'an invalid token': 'invalidToken',
  'an expired token': 'expiredToken',
}

defineParameterType({
  name: 'client',
  regexp: /the client|the other user|UID \d+/,
  transformer: clientOf,
})

defineParameterType({
  name: 'cast',
  regexp: castPattern,
  transformer: readCast,
})

defineParameterType({
  name: 'credential',
  regexp: /a valid token|an invalid app id|an invalid channel name|an invalid token|an expired token/,
  transformer: (text: string) => credentials[text] ?? 'valid',
})

defineParameterType({
  name: 'states',
  regexp: /[A-Z]+(?: or [A-Z]+)*/,
  useForSnippets: false,
  transformer: (text: string) => text.split(' or '),
})

defineParameterType({
  name: 'reasons',
  regexp: /[A-Z_]+(?: or [A-Z_]+)*/,
  useForSnippets: false,
  transformer: (text: string) => text.split(' or '),
})

defineParameterType({
  name: 'path',
  regexp: /[A-Z]+(?:, [A-Z]+)*/,
  useForSnippets: false,
  transformer: (text: string) => text.split(', '),
})

/** A name as a document has it: on Android and in the frameworks, on Apple's systems, on the Web. */
defineParameterType({
  name: 'callback',
  regexp: /on[A-Z]\w+|did[A-Z]\w+|rtcEngine\w+|connectionChangedToState|connected|reconnect|rejoin|[a-z]+(?:-[a-z]+)+/,
  transformer: (text: string) => text,
})

defineParameterType({
  name: 'duration',
  regexp: durationPattern,
  transformer: (text: string) => parseDuration(text),
})

/** The instant from which a time is counted. */
export type Anchor = 'loss' | 'kill' | 'login' | 'join' | 'call'
defineParameterType({
  name: 'anchor',
  regexp: /loss|kill|login|join|call/,
  transformer: (text: string) => text as Anchor,
})

/** Which part of a network fails. */
export type Loss = 'network' | 'uplink' | 'downlink'
defineParameterType({
  name: 'loss',
  regexp: /network|uplink|downlink/,
  transformer: (text: string) => text as Loss,
})
