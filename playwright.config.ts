import { defineConfig } from '@playwright/test'

/** The window end to end. Each test has its own casebook and its own four services, so two files may run side by side. */
export default defineConfig({
  testDir: 'test/e2e',
  workers: 2,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  outputDir: 'out/e2e',
})
