import { defineConfig } from '@playwright/test'

/** The window end to end, one at a time: each test has its own casebook and its own four services. */
export default defineConfig({ testDir: 'test/e2e', workers: 1, retries: 0, timeout: 90_000, expect: { timeout: 15_000 }, reporter: 'list', outputDir: 'out/e2e' })
