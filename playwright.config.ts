import { defineConfig } from '@playwright/test'

/**
 * The window end to end. Each test has its own casebook and its own four services, so two files may run side
 * by side.
 */
export default defineConfig({
  testDir: 'test/e2e',
  workers: 2,
  retries: 0,
  // How long is waited at most says nothing about the product: a busy machine takes its time. What is slow is
  // measured by bench.
  timeout: 600_000,
  expect: { timeout: 120_000 },
  reporter: 'list',
  outputDir: 'out/e2e',
})
