/** Reads the arguments of steps; what is missing has the documented default. */
import type { Credential, LossDirection, LossManner, NamedArguments } from '../../spec/vocabulary.ts'

/** The credential of a call; `valid` unless told. */
export function credentialOf(args: NamedArguments | undefined): Credential {
  switch (args?.credential) {
    case 'invalidAppId':
    case 'invalidChannelName':
    case 'invalidToken':
    case 'expiredToken':
      return args.credential
    default:
      return 'valid'
  }
}

/** The direction of a loss; `both` unless told. */
export function directionOf(args: NamedArguments | undefined): LossDirection {
  const direction = args?.direction
  return direction === 'uplink' || direction === 'downlink' ? direction : 'both'
}

/** The manner of a loss; `silent` unless told. */
export function mannerOf(args: NamedArguments | undefined): LossManner {
  return args?.manner === 'reset' ? 'reset' : 'silent'
}

/** The channel of a call; the empty name unless told. */
export function channelOf(args: NamedArguments | undefined): string {
  const channel = args?.channel
  return typeof channel === 'string' ? channel : ''
}

/** The text of a message; empty unless told. */
export function messageOf(args: NamedArguments | undefined): string {
  const text = args?.text
  return typeof text === 'string' ? text : ''
}

/** The receiver of a message; nobody unless told. */
export function receiverOf(args: NamedArguments | undefined): string {
  const to = args?.to
  return typeof to === 'string' ? to : ''
}
