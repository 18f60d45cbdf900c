import { say } from '../../../../shared/words/message.ts'
import type { Answers, Settled } from '../source.ts'
import { boundVariants, VARIANTS } from './bound.ts'
import type { Build } from './builds.ts'
import { cutLines } from './cut-lines.ts'
import { Header } from './header.ts'

/** What the head of a file says of the whole of it. */
export interface SamplesIn {
  readonly build: Build | undefined
  readonly samples: readonly string[]
  readonly written: string | undefined
}
/** So many samples are told by name in one sentence. */
const TOLD = 20

/** Looks into the head of a file. */
export async function samplesIn(bytes: AsyncIterable<Uint8Array>): Promise<SamplesIn> {
  const header = new Header()
  let written: string | undefined
  for await (const { bytes: block, parsed } of cutLines(bytes)) {
    const { lines } = parsed as { lines: readonly string[] } // given by cutLines
    for (const line of lines) {
      if (!line.startsWith('#') || header.isWhole) break
      header.take(line)
      written ??= /^##fileDate=(\d{4})-?(\d{2})-?(\d{2})$/.exec(line)?.slice(1).join('-')
    }
    if (header.isWhole || block[0] !== 0x23) break
  }
  return { build: header.build, samples: header.samples, written }
}

/**
 * What is known of a file of variants, as answers that are kept with it. Such a file names nobody: it waits until
 * somebody has said whose each sample is, and on which build its positions stand where its head does not say so.
 */
export async function settleVariants({
  bytes,
  answers,
}: {
  bytes(): AsyncIterable<Uint8Array>
  readonly answers: Answers
}): Promise<Settled> {
  if (boundVariants(answers)) return { is: 'settled', answers }
  const { build, samples, written } = await samplesIn(bytes())
  if (samples.length === 0) {
    // Of nobody: its lines are counted, whatever their build.
    const nobody = JSON.stringify({ build: build ?? 'GRCh38', samples: [], ...(written && { written }) })
    return { is: 'settled', answers: { ...answers, [VARIANTS]: nobody } }
  }
  const told = { samples: samples.slice(0, TOLD), of: samples.length }
  return {
    is: 'open',
    reason: build ? say('vcf.whose', { ...told, build }) : say('vcf.whose-and-build', told),
  }
}
