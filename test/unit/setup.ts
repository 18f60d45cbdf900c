import fc from 'fast-check'
import { runs } from './runs.ts'

/**
 * Property tests draw the same examples in every run, so that a failure can be repeated; CASEBOOK_SEED draws
 * others. The first of them are the nearest to the ends of what is allowed.
 */
fc.configureGlobal({
  seed: Number(process.env['CASEBOOK_SEED'] ?? 20_261_125),
  numRuns: runs(20, 100),
})
