import { z } from 'zod'
import { most } from '../domain/most.ts'
import { method, progress } from './define.ts'
import { fileReport } from './file-report.ts'

const source = z.int().positive()
const build = z.enum(['GRCh37', 'GRCh38'])

/** Whose the samples of a waiting file of variants are: it names nobody itself. */
export const variantMethods = {
  /** The samples of a waiting file, in their order. `build`: null where its head does not say on which it stands. */
  samplesOf: method({
    input: z.strictObject({ source }),
    output: z.strictObject({ build: build.nullable(), samples: z.array(z.string()) }),
  }),
  /**
   * Says whose each sample of a waiting file is, and reads it: it waits no more. `patient`: null for nobody who is
   * here; what is said of such a sample stays in the file. Faults: `not-found` where no such file waits or no such
   * patient is here; `unreadable-source` where these are not its samples.
   */
  readSamples: method({
    input: z.strictObject({
      source,
      build,
      samples: z
        .array(
          z.strictObject({
            name: z.string().max(most.lineCharacters),
            patient: z.int().positive().nullable(),
          }),
        )
        .min(1)
        .max(10_000),
    }),
    output: fileReport,
    progress,
  }),
} as const
