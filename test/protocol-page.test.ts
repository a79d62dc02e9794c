import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { simulatedBehaviours } from '../adapters/index.ts'

const root = join(import.meta.dirname, '..')
const page = readFileSync(join(root, 'docs', 'protocol.md'), 'utf8')

/** The messages of the page, each request with its reply. */
const exchanges = [...page.matchAll(/^→ (.*)\n← (.*)$/gm)].map(([, request = '', reply = '']) => ({ request, reply }))

interface Message {
  readonly method?: string
  readonly error?: unknown
}

describe('the page of the protocol', () => {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false })
  const schemaOf = (part: string): ValidateFunction => ajv.compile({ $ref: `protocol-1.0.json#/$defs/${part}` })
  let child: ChildProcessWithoutNullStreams
  let replies: AsyncIterator<string>

  beforeAll(() => {
    for (const name of ['trace-1.0.json', 'protocol-1.0.json']) {
      ajv.addSchema(JSON.parse(readFileSync(join(root, 'spec', 'schema', name), 'utf8')) as object)
    }
    const adapter = join(root, 'examples', 'tiny-rtm', 'process.ts')
    child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), adapter])
    replies = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  })

  afterAll(() => {
    child.kill()
  })

  it('shows every method, a refused step and a session that is closed', () => {
    const methods = exchanges.map(({ request }) => (JSON.parse(request) as Message).method)
    expect(new Set(methods)).toEqual(new Set(['describe', 'open', 'play', 'close']))
    expect(exchanges.filter(({ reply }) => reply.includes('-32602'))).toHaveLength(1)
    expect(exchanges.filter(({ reply }) => reply.includes('-32001'))).toHaveLength(1)
  })

  it('shows what a real child answers, word for word', async () => {
    for (const { request, reply } of exchanges) {
      child.stdin.write(`${request}\n`)
      const { value } = await replies.next()
      expect(value).toBe(reply)
    }
  })

  it.each(exchanges)('shows messages that fit their schemas: $request', ({ request, reply }) => {
    const [asked, answered] = [JSON.parse(request) as Message, JSON.parse(reply) as Message]
    const method = asked.method ?? 'none'
    const isRequest = schemaOf(`${method}Request`)
    const isReply = schemaOf(answered.error === undefined ? `${method}Reply` : 'errorReply')
    expect([isRequest(asked), isRequest.errors]).toEqual([true, null])
    expect([isReply(answered), isReply.errors]).toEqual([true, null])
    // A check that lets everything through would show nothing.
    expect([isRequest(answered), isReply(asked)]).toEqual([false, false])
  })

  it('has a schema that names every behaviour that a double may stand in for', () => {
    const { $defs } = JSON.parse(readFileSync(join(root, 'spec', 'schema', 'protocol-1.0.json'), 'utf8')) as {
      readonly $defs: { readonly describeResult: { readonly properties: { readonly simulates: object } } }
    }
    expect($defs.describeResult.properties.simulates).toMatchObject({ items: { enum: simulatedBehaviours } })
  })
})
