/** Lets the kit drive tiny-rtm. In a project of your own the import reads `from 'agora-conformance/adapters'`. */
import { defineAdapter } from '../../adapters/index.ts'
import { Link, Service, TinyRtm } from './index.ts'

export default defineAdapter({
  name: 'tiny-rtm',
  version: '1.0.0',
  profiles: ['rtm-1'],
  simulates: ['presence', 'resend', 'token', 'kick', 'ban', 'channel'],
  cannot: {
    setLocalUserAttributes: 'tiny-rtm has no user attributes',
    renewToken: 'tiny-rtm has no tokens that run out',
    tokenExpired: 'tiny-rtm has no tokens that run out',
    processKilled: 'tiny-rtm lives in the process of the kit',
    processRestarted: 'tiny-rtm lives in the process of the kit',
    serviceUnresponsive: 'its service always answers',
    serviceRestored: 'its service always answers',
  },
  open({ perClient }) {
    const service = new Service()
    return perClient(({ id }, report) => {
      const link = new Link()
      const sdk = new TinyRtm(id, service, link)
      sdk.onEvent = (event, ...args) => report(`on${event}`, ...args)
      return {
        login: ({ credential }) => sdk.login(credential),
        logout: () => sdk.logout(),
        joinChannel: ({ channel }) => sdk.join(channel),
        leaveChannel: ({ channel }) => sdk.leave(channel),
        sendPeerMessage: ({ to, text }) => sdk.sendToPeer(to, text),
        sendChannelMessage: ({ channel, text }) => sdk.sendToChannel(channel, text),
        networkLost: () => link.set(false),
        networkRestored: () => link.set(true),
        loggedInElsewhere: () => service.end(id, 8),
        bannedByServer: () => service.end(id, 7),
      }
    })
  },
})
