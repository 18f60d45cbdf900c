import type { z } from 'zod'
import type { variantMethods } from '../../../shared/contract/intake-variants.ts'
import { AppError } from '../../../shared/errors.ts'
import { say } from '../../../shared/words/message.ts'
import { VARIANTS, type BoundVariants } from '../sources/vcf/bound.ts'
import { samplesIn, type SamplesIn } from '../sources/vcf/settle.ts'
import type { Imported } from './import-file.ts'
import { openFile } from './open-file.ts'
import { readAnswered } from './read-answered.ts'
import { waitingFile, waitingRow } from './read-waiting.ts'
import type { SourceFile } from './source-file.ts'
import type { StoredWork } from './stored-source.ts'

/** Whose the samples of a waiting file are, as somebody said. */
export type SaidSamples = z.infer<typeof variantMethods.readSamples.input>

async function samplesOfFile(file: SourceFile | undefined, work: StoredWork): Promise<SamplesIn> {
  const opened = file && (await openFile(file, work))
  if (opened?.as !== 'source' || opened.source.id !== 'vcf')
    throw new AppError('not-found', say('vcf.waits-no-more'))
  return samplesIn(opened.unpacked.bytes())
}

/** The samples of a waiting file. Throws AppError 'not-found' where no file of variants waits there. */
export async function samplesOf(source: number, work: StoredWork): Promise<SamplesIn> {
  return samplesOfFile(await waitingFile(source, work), work)
}

/**
 * Reads a waiting file of variants by what was said of its samples, as an import reads it: for the import that brought
 * it, in the situation in which it came. What was said is kept with the file. Throws AppError: 'not-found', and
 * 'unreadable-source' where these are not its samples.
 */
export async function readSamples(
  { source, build, samples }: SaidSamples,
  work: StoredWork,
): Promise<Imported> {
  const { ingest } = work
  const waiting = await waitingRow(source, work)
  const found = await samplesOfFile(waiting?.file, work)
  if (!waiting) throw new AppError('not-found', say('vcf.waits-no-more'))
  if (JSON.stringify(found.samples) !== JSON.stringify(samples.map(({ name }) => name)))
    throw new AppError('unreadable-source', say('vcf.other-samples'))
  const bound: BoundVariants = {
    build,
    samples: await Promise.all(
      samples.map(async ({ name, patient }) => ({
        name,
        person: patient === null ? null : (await ingest.nameOfPatient({ patient })).identity,
      })),
    ),
    ...(found.written !== undefined && { written: found.written }),
  }
  return readAnswered(waiting, { [VARIANTS]: JSON.stringify(bound) }, work)
}
