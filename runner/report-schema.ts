/** Holds a report against its schema, for tests. */
import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../spec/schema/${name}`, import.meta.url), 'utf8')) as object

const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, schemas: [read('trace-1.0.json')] })
const isReport = ajv.compile(read('report-1.0.json'))

/** What the schema objects to, or null. */
export function schemaErrors(report: unknown): unknown {
  isReport(report)
  return isReport.errors
}
