import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

it('without a browser or an SDK nothing is judged, and the run says loudly what is missing', () => {
  const { status, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/agora-web/regression.ts'], {
    env: { ...process.env, CHROMIUM_PATH: '/nonexistent' },
    encoding: 'utf8',
  })
  expect(stderr).toContain('THE REAL SDKS WERE NOT JUDGED.')
  expect(stderr).toMatch(/CHROMIUM_PATH names \/nonexistent|the package agora-rtc-sdk\S* is not installed/)
  expect(status).toBe(77)
})
