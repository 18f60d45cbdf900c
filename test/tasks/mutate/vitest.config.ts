import { defineConfig } from 'vitest/config'
import { TEST_FILES } from './test-files.ts'

/** The quick tests as `vitest.config.ts` runs them, but only the files that `mutate.ts` chose. */
const chosen = JSON.parse(process.env[TEST_FILES] ?? '[]') as string[]
const project = (name: string, extra: object = {}) => {
  const include = chosen.filter(file => file.startsWith(`test/${name}/`))
  return include.length === 0
    ? []
    : [
        {
          test: {
            name,
            include,
            pool: 'forks' as const,
            testTimeout: 60_000,
            hookTimeout: 60_000,
            ...extra,
          },
        },
      ]
}

export default defineConfig({
  test: {
    projects: [
      ...project('unit', { isolate: false, setupFiles: ['test/unit/setup.ts'] }),
      ...project('service'),
    ],
  },
})
