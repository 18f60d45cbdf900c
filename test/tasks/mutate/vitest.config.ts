import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'
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

/** Unit tests first: they are quicker, and the first that notices a change ends its run. */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files.toSorted((one, other) => rank(one) - rank(other))
  }
}
const rank = ({ project }: TestSpecification) => (project.name === 'unit' ? 0 : 1)

export default defineConfig({
  test: {
    sequence: { sequencer: QuickFirst },
    projects: [
      ...project('unit', { isolate: false, setupFiles: ['test/unit/setup.ts'] }),
      ...project('service'),
    ],
  },
})
