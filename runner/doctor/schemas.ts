/** The schemas of the protocol, to hold replies against. */
import { readFileSync } from 'node:fs'
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js'

const schemaFolder = new URL('../../spec/schema/', import.meta.url)

/** The parts of the protocol that have a schema of their own, by its name there. */
export type ProtocolPart = 'describeResult' | 'openResult' | 'playResult' | 'closeResult' | 'event'

/** Says what is wrong with a part of a message, or nothing. */
export type SchemaCheck = (part: ProtocolPart, value: unknown) => string | undefined

/** Compiles the schemas, each when it is needed. */
export function createSchemaCheck(): SchemaCheck {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false })
  for (const name of ['trace-1.0.json', 'protocol-1.0.json']) {
    ajv.addSchema(JSON.parse(readFileSync(new URL(name, schemaFolder), 'utf8')) as object)
  }
  const compiled = new Map<ProtocolPart, ValidateFunction>()
  return (part, value) => {
    let validate = compiled.get(part)
    if (validate === undefined) {
      validate = ajv.compile({ $ref: `protocol-1.0.json#/$defs/${part}` })
      compiled.set(part, validate)
    }
    return validate(value) ? undefined : problemIn(validate.errors ?? [])
  }
}

/** The deepest problem says most: those above it only say that no alternative fits. */
function problemIn(errors: readonly ErrorObject[]): string {
  const [deepest] = [...errors].sort((a, b) => b.instancePath.length - a.instancePath.length)
  if (deepest === undefined) return 'it does not fit'
  const { instancePath, message = 'does not fit', params } = deepest
  const allowed: unknown = (params as { readonly allowedValues?: unknown }).allowedValues
  const values = Array.isArray(allowed) && allowed.length <= 12 ? ` (${allowed.join(', ')})` : ''
  return `${instancePath === '' ? 'it' : instancePath} ${message}${values}`
}
