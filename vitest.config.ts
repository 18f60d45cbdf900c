import path from 'node:path'
import { defineConfig } from 'vitest/config'

// Threads and processes that tests start run from the sources. Node takes their types away with WebAssembly, anew in
// each thread, and a process in which many threads come and go so has been seen to die of it (nodejs/node#64500).
// What was stripped once is kept, and WebAssembly is not loaded again; they start three times as fast as well.
process.env['NODE_COMPILE_CACHE'] ??= path.join(import.meta.dirname, 'node_modules/.cache/compiled')

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
