/** The page's XMLHttpRequest and fetch, which end at the session's network instead of at the wire. */
import type { Answer, ClientRequest } from '../service/client-link.ts'
import { fireEvent } from './fire-event.ts'
import type { Realm } from './realm.ts'

/** Takes a request; returns how to give it up. */
export type Take = (request: ClientRequest, answer: (answer: Answer) => void) => () => void

/** Puts both into the page. */
export function installHttp(realm: Realm, take: Take): void {
  installRequest(realm, take)
  const { Response, TypeError: RealmTypeError } = realm as unknown as {
    Response: new (body: string, init: object) => object
    TypeError: typeof TypeError
  }
  realm['fetch'] = (target: unknown, init: { body?: unknown; signal?: AbortSignal } = {}) =>
    new Promise((resolve, reject) => {
      const url = typeof target === 'object' && target !== null && 'url' in target ? target.url : target
      const giveUp = take({ url: String(url), fields: fieldsOf(init.body) }, (answer) =>
        answer === undefined
          ? reject(new RealmTypeError('Failed to fetch'))
          : resolve(
              new Response(answer.body, {
                status: answer.status,
                headers: { 'content-type': 'application/json' },
              }),
            ),
      )
      init.signal?.addEventListener('abort', () => {
        giveUp()
        reject(new DOMError('AbortError'))
      })
    })
  const navigator = realm['navigator'] as object
  Object.defineProperty(navigator, 'sendBeacon', {
    value: (url: string, body: unknown) => {
      take({ url, fields: fieldsOf(body) }, () => {})
      return true
    },
    configurable: true,
  })
}

class DOMError extends Error {
  constructor(name: string) {
    super('The request was given up.')
    this.name = name
  }
}

function fieldsOf(body: unknown): Readonly<Record<string, string>> {
  if (typeof body === 'string') return { body }
  if (typeof body === 'object' && body !== null && 'entries' in body && typeof body.entries === 'function') {
    const entries = [...(body.entries() as Iterable<readonly [string, unknown]>)]
    return Object.fromEntries(entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])))
  }
  return {}
}

function installRequest(realm: Realm, take: Take): void {
  const { EventTarget } = realm
  class FakeRequest extends EventTarget {
    static readonly DONE = 4
    readonly UNSENT = 0
    readonly OPENED = 1
    readonly HEADERS_RECEIVED = 2
    readonly LOADING = 3
    readonly DONE = 4
    readyState = 0
    status = 0
    statusText = ''
    responseText = ''
    responseType = ''
    responseURL = ''
    timeout = 0
    withCredentials = false
    readonly upload = new EventTarget()
    onreadystatechange: unknown = null
    onload: unknown = null
    onerror: unknown = null
    onabort: unknown = null
    ontimeout: unknown = null
    onloadend: unknown = null
    onprogress: unknown = null
    #url = ''
    #giveUp: (() => void) | undefined
    #deadline: unknown

    get response(): unknown {
      return this.responseType === 'json' ? (JSON.parse(this.responseText) as unknown) : this.responseText
    }

    open(_method: string, url: string): void {
      this.#url = url
      this.#change(1)
    }

    setRequestHeader(): void {}
    overrideMimeType(): void {}

    getAllResponseHeaders(): string {
      return 'content-type: application/json\r\n'
    }

    getResponseHeader(name: string): string | null {
      return name.toLowerCase() === 'content-type' ? 'application/json' : null
    }

    send(body?: unknown): void {
      const request = { url: this.#url, fields: fieldsOf(body) }
      this.#giveUp = take(request, (answer) => this.#finish(answer))
      if (this.timeout <= 0) return
      const wait = realm['setTimeout'] as (run: () => void, ms: number) => unknown
      this.#deadline = wait(() => {
        if (this.readyState === 4) return
        this.#giveUp?.()
        this.#end('timeout')
      }, this.timeout)
    }

    abort(): void {
      if (this.readyState === 0 || this.readyState === 4) return
      this.#giveUp?.()
      this.#end('abort')
      this.readyState = 0
    }

    #finish(answer: Answer): void {
      if (this.readyState === 4) return
      if (answer !== undefined) {
        this.status = answer.status
        this.statusText = 'OK'
        this.responseText = answer.body
        this.responseURL = this.#url
        this.#change(2)
      }
      this.#end(answer === undefined ? 'error' : 'load')
    }

    #end(type: string): void {
      const clear = realm['clearTimeout'] as (id: unknown) => void
      clear(this.#deadline)
      this.#change(4)
      fireEvent(realm, this, type)
      fireEvent(realm, this, 'loadend')
    }

    #change(state: number): void {
      this.readyState = state
      fireEvent(realm, this, 'readystatechange')
    }
  }
  realm['XMLHttpRequest'] = FakeRequest
}
