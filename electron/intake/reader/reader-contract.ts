import { z } from 'zod'
import { contract, method, progress } from '../../../shared/contract/define.ts'
import { lookedAtTable } from '../../../shared/contract/intake-tables.ts'
import { fileReport } from '../../../shared/contract/file-report.ts'
import { intake } from '../../../shared/contract/intake.ts'
import { recipe } from '../../../shared/domain/recipe.ts'

const place = z.strictObject({ path: z.string(), isOutside: z.boolean() })
const answers = z.record(z.string(), z.string())
const looked = z.strictObject({
  measured: z.strictObject({ sha256: z.string(), size: z.number() }).optional(),
  scope: z.string().optional(),
  isAlone: z.boolean(),
})
/** Beside what is told of a file: how many there are of each type that is kept as source only. */
const imported = fileReport.extend({ others: z.map(z.string(), z.int()) })

/** What the thread that reads is asked. It never leaves the process. */
export const reader = contract('reader', {
  /** `closed`: files, by their place among them, that are not looked into. */
  look: method({
    input: z.strictObject({ files: z.array(place), answers, closed: z.set(z.int()) }),
    output: z.array(looked),
  }),
  importFile: method({
    input: z.strictObject({
      importId: z.int(),
      file: place,
      looked,
      answers,
      received: z.string(),
      until: z.enum(['bytes', 'unnamed']).optional(),
    }),
    output: imported,
    /** Entries so far, and how many of them were quarantined. */
    progress: z.strictObject({ pieces: z.int(), rejects: z.int() }),
  }),
  retry: method({
    input: z.strictObject({ id: z.int() }),
    output: z.enum(['stored', 'still-quarantined', 'newer']),
  }),
  readAgain: method({
    input: z.strictObject({ source: z.int() }),
    output: z.strictObject({
      path: z.string(),
      added: z.int(),
      superseded: z.int(),
      quarantined: z.int(),
    }),
  }),
  readWaiting: method({
    input: z.strictObject({}),
    output: z.array(z.strictObject({ report: imported, of: z.int() })),
    progress,
  }),
  openSealed: method({
    input: intake.methods.openSealed.input,
    output: imported,
    progress,
  }),
  samplesOf: method({
    input: intake.methods.samplesOf.input,
    output: intake.methods.samplesOf.output,
  }),
  readSamples: method({ input: intake.methods.readSamples.input, output: imported }),
  reportOf: method({
    input: intake.methods.reportOf.input,
    output: intake.methods.reportOf.output,
  }),
  readReport: method({ input: intake.methods.readReport.input, output: imported }),
  noteOf: method({ input: intake.methods.noteOf.input, output: intake.methods.noteOf.output }),
  readNote: method({ input: intake.methods.readNote.input, output: imported }),
  lookForErasing: method({
    input: intake.methods.lookForErasing.input,
    output: intake.methods.lookForErasing.output,
    progress,
  }),
  lookAtTables: method({
    input: z.strictObject({
      file: z.union([z.strictObject({ waiting: z.int() }), z.strictObject({ at: place })]),
      recipes: z.array(recipe),
      books: z.array(z.int()),
    }),
    output: z.array(lookedAtTable),
  }),
  partsOfFile: method({
    input: intake.methods.partsOfFile.input,
    output: intake.methods.partsOfFile.output,
  }),
  readBack: method({
    input: z.strictObject({ facts: z.int() }),
    output: intake.methods.readBack.output,
    progress,
  }),
})
