/** The half of the adapter that lives in the page: it drives the SDK there and keeps what comes until it is fetched. */
const { Link, Service, TinyRtm } = globalThis.Sdk

const clients = new Map()
let events = []
let openedMs = 0
let calls = 0

const note = (client, event) => void events.push({ atMs: Date.now() - openedMs, client, ...event })

globalThis.open = (ids) => {
  openedMs = Date.now()
  const service = new Service()
  for (const id of ids) {
    const link = new Link()
    const sdk = new TinyRtm(id, service, link)
    sdk.onEvent = (event, ...args) => note(id, { callback: `on${event}`, args })
    clients.set(id, {
      login: ({ credential = 'valid' }) => sdk.login(credential),
      logout: () => sdk.logout(),
      joinChannel: ({ channel }) => sdk.join(channel),
      leaveChannel: ({ channel }) => sdk.leave(channel),
      sendPeerMessage: ({ to, text }) => sdk.sendToPeer(to, text),
      sendChannelMessage: ({ channel, text }) => sdk.sendToChannel(channel, text),
      networkLost: () => link.set(false),
      networkRestored: () => link.set(true),
      loggedInElsewhere: () => service.end(id, 8),
      bannedByServer: () => service.end(id, 7),
    })
  }
}

globalThis.take = (step) => {
  const { client, call, happens, args = {} } = step
  if (call === undefined) {
    note(client, { happens, args })
    return clients.get(client)[happens](args)
  }
  // The number tells which of two calls of the same name has ended.
  const seq = ++calls
  note(client, { call, args, seq })
  const result = clients.get(client)[call](args)
  if (!(result instanceof Promise)) return
  result.then(
    () => note(client, { returns: call, seq }),
    ({ code }) => note(client, { returns: call, seq, error: { code } }),
  )
}

globalThis.fetchEvents = () => {
  const fetched = events
  events = []
  return fetched
}
