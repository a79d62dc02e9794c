/** The callbacks of a native client that the faults tell at a wrong moment. */
import { callback, rtcReason as reason, rtcState as state, stateChanged, told } from '../../reference/index.ts'

export const joined = callback('onJoinChannelSuccess')
export const rejoined = callback('onRejoinChannelSuccess')
export const lost = callback('onConnectionLost')
export const userJoined = told<[user: string]>('onUserJoined', (user) => [user])
export const userOffline = told<[user: string, why: number]>('onUserOffline', (user, why) => [user, why])
export const interrupted = stateChanged(state.reconnecting, reason.interrupted)
