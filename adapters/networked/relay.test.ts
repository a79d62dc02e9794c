import { connect, createServer, type Server, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Gate, openRelay, type Relay } from './relay.ts'

// The service answers each line in capital letters, and keeps what it has heard.
let server: Server
let relay: Relay
let gate: Gate
let heard = ''
const devices: Socket[] = []

beforeEach(async () => {
  heard = ''
  server = createServer((socket) => {
    socket.on('error', () => socket.destroy())
    socket.on('data', (data: Buffer) => {
      heard += data.toString()
      socket.write(data.toString().toUpperCase())
    })
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve())
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('There is no port.')
  relay = await openRelay(address.port)
  gate = relay.gate('/s1/uid1')
})

afterEach(async () => {
  for (const device of devices.splice(0)) device.destroy()
  await relay.close()
  server.close()
})

/** A device that has said its path, and what it has been told since. */
function openDevice(path = '/s1/uid1'): {
  readonly socket: Socket
  readonly told: () => string
  readonly end: Promise<string>
} {
  const socket = connect(relay.port, '127.0.0.1')
  devices.push(socket)
  let told = ''
  socket.on('data', (data: Buffer) => (told += data.toString()))
  const end = new Promise<string>((resolve) => {
    let how = 'closed'
    socket.on('error', ({ code = 'error' }: NodeJS.ErrnoException) => (how = code))
    socket.on('close', () => resolve(how))
  })
  socket.write(`GET ${path} HTTP/1.1\n`)
  return { socket, told: () => told, end }
}

/** Waits until something is so; the time limit of the test is the only one. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(5)
}

function nextTick(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve))
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms)
  })
}

const silenceMs = 100

test('an open gate passes on both ways', async () => {
  const { socket, told } = openDevice()
  socket.write('hello')
  await until(() => told().endsWith('HELLO'))
  expect(told()).toBe('GET /S1/UID1 HTTP/1.1\nHELLO')
})

test('a lost uplink holds back what the device sends, and lets it through in order when it is restored', async () => {
  const { socket, told } = openDevice()
  await until(() => told() !== '')
  gate.set('up', 'held')
  socket.write('one ')
  await pause(silenceMs)
  socket.write('two')
  await pause(silenceMs)
  expect(heard).not.toContain('one')
  gate.restore()
  await until(() => told().endsWith('ONE TWO'))
})

test('a lost downlink lets the service hear the device, and the device hear nothing', async () => {
  const { socket, told } = openDevice()
  await until(() => told() !== '')
  const before = told()
  gate.set('down', 'held')
  socket.write('hello')
  await until(() => heard.endsWith('hello'))
  await pause(silenceMs)
  expect(told()).toBe(before)
  gate.restore()
  await until(() => told().endsWith('HELLO'))
})

test('what is dropped never arrives, and a connection with a gap is cut when the way opens', async () => {
  const { socket, told, end } = openDevice()
  await until(() => told() !== '')
  gate.set('up', 'dropped')
  socket.write('gone')
  await pause(silenceMs)
  gate.restore()
  expect(await end).toBe('ECONNRESET')
  expect(heard).not.toContain('gone')
})

test('a connection that met no drop goes on when the way opens', async () => {
  const { socket, told } = openDevice()
  await until(() => told() !== '')
  gate.set('up', 'dropped')
  gate.restore()
  socket.write('here')
  await until(() => told().endsWith('HERE'))
  expect(heard).toMatch(/here$/)
})

test('a cut resets each connection of the device at once, and none of another', async () => {
  relay.gate('/s1/uid2')
  const one = openDevice()
  const other = openDevice('/s1/uid2')
  await until(() => one.told() !== '' && other.told() !== '')
  gate.cut()
  expect(await one.end).toBe('ECONNRESET')
  other.socket.write('still here')
  await until(() => other.told().endsWith('STILL HERE'))
})

test('a gate that refuses resets new connections', async () => {
  gate.refuses = true
  expect(await openDevice().end).toBe('ECONNRESET')
})

test('a device that nobody knows is refused', async () => {
  expect(await openDevice('/s1/uid9').end).toBe('ECONNRESET')
})

test('a delay lets nothing arrive earlier, and keeps the order', async () => {
  gate.delayMs = 150
  const startMs = performance.now()
  const { socket, told } = openDevice()
  socket.write('one ')
  socket.write('two')
  await until(() => told().endsWith('ONE TWO'))
  // Each way takes the delay.
  expect(performance.now() - startMs).toBeGreaterThanOrEqual(2 * gate.delayMs - 1)
})

test('a cut closes a connection that is just ending, too', async () => {
  const sockets = () => process.getActiveResourcesInfo().filter((kind) => kind === 'TCPSocketWrap').length
  const before = sockets()
  const { socket, told, end } = openDevice()
  await until(() => told() !== '')
  gate.set('up', 'held')
  socket.end('bye')
  await pause(50)
  gate.set('up', 'open')
  // The stream is asked to end one tick later, and has not ended in the next.
  await nextTick()
  await nextTick()
  gate.cut()
  expect(await end).toMatch(/^(closed|ECONNRESET)$/)
  await until(() => sockets() <= before)
})
