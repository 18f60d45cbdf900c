import { defineConfig } from 'vitest/config'

/** Three kinds of test under one runner: `unit` and `service` belong to every change, `golden` to the whole line. */
const project = (name: string, extra: object = {}) => ({
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`, `test/${name}/**/*.test.tsx`],
    pool: 'forks' as const,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    ...extra,
  },
})

export default defineConfig({
  test: {
    // Unit tests are of pure functions: their files share a process, which halves the time of the quick line.
    projects: [
      project('unit', { isolate: false, setupFiles: ['test/unit/setup.ts'] }),
      project('service'),
      project('golden', { testTimeout: 300_000, hookTimeout: 300_000 }),
    ],
    maxWorkers: 2,
  },
})
