import { expect, test } from 'vitest'
import { toJUnit } from './junit.ts'
import { sampleReport } from './sample-report.ts'

const place = { folder: 'out', command: 'npx agora-conformance' }
const xml = toJUnit(sampleReport, place)

/** The attributes of each element of that name. */
function elements(name: string, text: string = xml): readonly Readonly<Record<string, string>>[] {
  return [...text.matchAll(new RegExp(`<${name}((?:\\s[^>]*)?)/?>`, 'g'))].map(([, attributes = '']) =>
    Object.fromEntries([...attributes.matchAll(/([\w:]+)="([^"]*)"/g)].map(([, key, value]) => [key, value])),
  )
}

const suites = xml.split('<testsuite ').slice(1)
const sum = (name: string) => elements('testsuite').reduce((total, attributes) => total + Number(attributes[name]), 0)

test('the counts of the whole are the sums of the suites, and those are the numbers of elements', () => {
  const [whole] = elements('testsuites')
  for (const name of ['tests', 'failures', 'errors', 'skipped']) expect(Number(whole?.[name])).toBe(sum(name))
  for (const suite of suites) {
    const text = `<testsuite ${suite}`
    const [counts] = elements('testsuite', text)
    expect(Number(counts?.['tests'])).toBe(elements('testcase', text).length)
    expect(Number(counts?.['failures'])).toBe(elements('failure', text).length)
    expect(Number(counts?.['errors'])).toBe(elements('error', text).length)
    expect(Number(counts?.['skipped'])).toBe(elements('skipped', text).length)
  }
})

/** The element that tells how a test case ended. */
function resultOf(name: string): string {
  const testCase = xml.split('<testcase ').find((part) => part.startsWith(`name="${name}`)) ?? 'no such case'
  return /<(failure|error|skipped)/.exec(testCase)?.[1] ?? 'passed'
}

test('only what makes a run fail is a failure, and only what was to be judged and was not is an error', () => {
  expect(resultOf('RTM-X-01')).toBe('passed')
  expect(resultOf('RTM-X-02')).toBe('failure')
  expect(resultOf('RTM-X-03')).toBe('skipped')
  expect(resultOf('RTM-X-04')).toBe('skipped')
  expect(resultOf('RTM-X-05')).toBe('error')
  expect(resultOf('RTM-X-06')).toBe('skipped')
  expect(resultOf('RTM-X-07')).toBe('skipped')
  expect(resultOf('RTM-X-08')).toBe('error')
  expect(resultOf('It holds')).toBe('passed')
  expect(resultOf('It breaks"')).toBe('failure')
  expect(resultOf('It breaks as is known')).toBe('skipped')
  expect(resultOf('It cannot')).toBe('skipped')
  expect(resultOf('It came too late')).toBe('error')
  expect(resultOf('waiver for RTM-X-01')).toBe('failure')
})

test('a violated SHOULD and a broken invariant are failures where the run is strict', () => {
  const strict = toJUnit({ ...sampleReport, options: { ...sampleReport.options, strict: true } }, place)
  expect(strict.split('<failure').length).toBe(xml.split('<failure').length + 2)
})

test('no character of a message makes the file unreadable', () => {
  expect(xml).not.toContain('\u0007')
  expect(xml).toContain('needs &lt;REST> &amp; &quot;more&quot;')
})

test('every test case has a name and a class', () => {
  for (const { name, classname } of elements('testcase')) expect([name, classname]).not.toContain(undefined)
})
