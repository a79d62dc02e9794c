import type { Link } from './link.ts'
import type { Service, Session } from './service.ts'

const interruptedAfterMs = 4_000
const loginTimeoutMs = 6_000

const DISCONNECTED = 1
const CONNECTING = 2
const CONNECTED = 3
const RECONNECTING = 4
const ABORTED = 5

const LOGIN = 1
const LOGIN_SUCCESS = 2
const LOGIN_FAILURE = 3
const LOGIN_TIMEOUT = 4
const INTERRUPTED = 5
const LOGOUT = 6

const alreadyLoggedIn = 8
const timedOut = 9
const notLoggedIn = 102
const abortedByLogout = 201

/** An API refused. */
export class RtmError extends Error {
  readonly code: number

  constructor(code: number) {
    super(`The service refused with code ${code}.`)
    this.code = code
  }
}

/** A small real-time messaging client. It hears of changes through `onEvent`, which is the app's to set. */
export class TinyRtm {
  onEvent: (event: string, ...args: (string | number)[]) => void = () => {}
  readonly #userId: string
  readonly #service: Service
  readonly #link: Link
  #state = DISCONNECTED
  #token = ''
  #session: Session | undefined
  #channels = new Set<string>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #login: { resolve(): void; reject(error: RtmError): void } | undefined

  constructor(userId: string, service: Service, link: Link) {
    this.#userId = userId
    this.#service = service
    this.#link = link
    link.onChange((isUp) => (isUp ? this.#cameUp() : this.#wentDown()))
  }

  login(token: string): Promise<void> {
    if (this.#state !== DISCONNECTED) return Promise.reject(new RtmError(alreadyLoggedIn))
    this.#token = token
    this.#session = this.#createSession()
    this.#change(CONNECTING, LOGIN)
    return new Promise((resolve, reject) => {
      this.#login = { resolve, reject }
      this.#timer = setTimeout(() => this.#failLogin(LOGIN_TIMEOUT, timedOut), loginTimeoutMs)
      this.#enter()
    })
  }

  async logout(): Promise<void> {
    if (this.#state === DISCONNECTED) throw new RtmError(notLoggedIn)
    const session = this.#session
    if (session !== undefined) this.#link.up(() => this.#service.leave(session))
    this.#leave()
    this.#change(DISCONNECTED, LOGOUT)
    this.#login?.reject(new RtmError(abortedByLogout))
    this.#login = undefined
  }

  /** Joins as soon as the service can be reached, and again after each automatic login. */
  join(channel: string): Promise<void> {
    return this.#tell((session) => {
      this.#channels.add(channel)
      this.#link.up(() => this.#service.joinChannel(session, channel))
    })
  }

  leave(channel: string): Promise<void> {
    return this.#tell((session) => {
      this.#channels.delete(channel)
      this.#link.up(() => this.#service.leaveChannel(session, channel))
    })
  }

  sendToPeer(to: string, text: string): Promise<void> {
    return this.#tell(() => this.#link.up(() => this.#service.sendToPeer(this.#userId, to, text)))
  }

  sendToChannel(channel: string, text: string): Promise<void> {
    return this.#tell(() => this.#link.up(() => this.#service.sendToChannel(this.#userId, channel, text)))
  }

  async #tell(say: (session: Session) => void): Promise<void> {
    const isLoggedIn = this.#state === CONNECTED || this.#state === RECONNECTING
    if (!isLoggedIn || this.#session === undefined) throw new RtmError(notLoggedIn)
    say(this.#session)
  }

  /** What the service may tell for this login; after it has ended, nothing of it reaches the app. */
  #createSession(): Session {
    const session: Session = {
      userId: this.#userId,
      link: this.#link,
      receive: (event, ...args) => {
        if (this.#session === session) this.onEvent(event, ...args)
      },
      end: (reason) => {
        if (this.#session !== session) return
        this.#leave()
        this.#change(ABORTED, reason)
      },
    }
    return session
  }

  #enter(): void {
    const session = this.#session
    if (session === undefined) return
    const channels = [...this.#channels]
    this.#link.up(() => {
      this.#service.enter(session, this.#token, channels, (code) => {
        if (this.#session === session) this.#entered(code)
      })
    })
  }

  #entered(code: number): void {
    if (code !== 0) {
      if (this.#state === CONNECTING) this.#failLogin(LOGIN_FAILURE, code)
      return
    }
    const isLogin = this.#state === CONNECTING
    if (this.#state === CONNECTED) return
    clearTimeout(this.#timer)
    this.#change(CONNECTED, LOGIN_SUCCESS)
    if (isLogin) this.onEvent('LoginSuccess')
    this.#login?.resolve()
    this.#login = undefined
  }

  #failLogin(reason: number, code: number): void {
    this.#leave()
    this.#change(DISCONNECTED, reason)
    this.onEvent('LoginFailure', code)
    this.#login?.reject(new RtmError(code))
    this.#login = undefined
  }

  #leave(): void {
    clearTimeout(this.#timer)
    this.#session = undefined
    this.#channels = new Set()
  }

  #wentDown(): void {
    if (this.#state !== CONNECTED) return
    this.#timer = setTimeout(() => this.#change(RECONNECTING, INTERRUPTED), interruptedAfterMs)
  }

  #cameUp(): void {
    if (this.#state === CONNECTED) clearTimeout(this.#timer)
    this.#enter()
  }

  #change(state: number, reason: number): void {
    this.#state = state
    this.onEvent('ConnectionStateChanged', state, reason)
  }
}
