import { expect, it } from 'vitest'
import { createManualClock } from './manual-clock.ts'
import { type Loss, Network } from './network.ts'

const latencyMs = 25

/** A connection over a network, and what came of it. */
function connect(before?: Loss) {
  const clock = createManualClock()
  const network = new Network(clock, latencyMs)
  const seen: string[] = []
  const see = (what: string) => () => void seen.push(`${clock.nowMs()} ${what}`)
  if (before !== undefined) network.lose(before)
  const carrier = network.connect({
    connected: see('connected'),
    broken: see('broken'),
    heard: (isHeard) => see(isHeard ? 'heard' : 'silent')(),
  })
  return { clock, network, carrier, seen, see }
}

it('a network takes its time each way', () => {
  const { clock, carrier, seen, see } = connect()
  clock.advance(25)
  carrier.up(see('up'))
  carrier.down(see('down'))
  clock.advance(25)
  expect(seen).toEqual(['25 connected', '50 up', '50 down'])
})

it('a silent loss keeps everything back, in order, until the network is back', () => {
  const { clock, network, carrier, seen, see } = connect()
  clock.advance(100)
  network.lose({ direction: 'both', manner: 'silent' })
  carrier.up(see('first'))
  carrier.up(see('second'))
  clock.advance(10_000)
  network.restore()
  clock.advance(25)
  expect(seen).toEqual(['25 connected', '100 silent', '10100 heard', '10125 first', '10125 second'])
})

it('what is under way when the network falls silent waits, too', () => {
  const { clock, network, carrier, seen, see } = connect()
  clock.advance(100)
  carrier.down(see('late'))
  clock.advance(10)
  network.lose({ direction: 'downlink', manner: 'silent' })
  clock.advance(1_000)
  expect(seen).toEqual(['25 connected', '110 heard'])
  network.restore()
  clock.advance(25)
  expect(seen.at(-1)).toBe('1135 late')
})

it('a loss of one direction lets the other pass', () => {
  const { clock, network, carrier, seen, see } = connect()
  clock.advance(100)
  network.lose({ direction: 'uplink', manner: 'silent' })
  carrier.up(see('up'))
  carrier.down(see('down'))
  clock.advance(100)
  expect(seen).toEqual(['25 connected', '100 silent', '125 down'])
})

it('a reset breaks every connection at once, and every one that is made until the network is back', () => {
  const { clock, network, seen } = connect()
  clock.advance(100)
  network.lose({ direction: 'uplink', manner: 'reset' })
  network.connect({ connected: () => {}, broken: () => seen.push('refused') })
  clock.advance(100)
  expect(seen).toEqual(['25 connected', '100 broken', 'refused'])
})

it('a connection that is tried in a silent loss stands when the network is back, or is given up after 127 s', () => {
  const loss = { direction: 'both', manner: 'silent' } as const
  const early = connect(loss)
  early.clock.advance(60_000)
  early.network.restore()
  early.clock.advance(100)
  expect(early.seen).toEqual(['60025 connected'])
  const late = connect(loss)
  late.clock.advance(200_000)
  expect(late.seen).toEqual(['127000 broken'])
})
