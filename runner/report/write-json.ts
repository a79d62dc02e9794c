import type { Report } from './model.ts'

/** The report as its file holds it. */
export function toJson(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`
}
