/** `npx vite build examples/browser-rtm` makes sdk.js of tiny-rtm: what a vendor's build for browsers would be. */
import { join } from 'node:path'
import { defineConfig } from 'vite'

const tinyRtm = join(import.meta.dirname, '..', 'tiny-rtm', 'index.ts')

export default defineConfig({
  build: {
    lib: { entry: tinyRtm, formats: ['iife'], name: 'Sdk', fileName: () => 'sdk.js' },
    outDir: import.meta.dirname,
    emptyOutDir: false,
  },
})
