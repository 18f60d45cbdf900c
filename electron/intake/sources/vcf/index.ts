import { say } from '../../../../shared/words/message.ts'
import { jsonMembers } from '../sniff/json-members.ts'
import { vcf as looksSo } from '../sniff/signs-of-kinds.ts'
import type { Source } from '../source.ts'
import { cutLines } from './cut-lines.ts'
import { partsOf } from './parts.ts'
import { readLines } from './read.ts'
import { settleVariants } from './settle.ts'

const FORMAT = 'vcf'

/**
 * Variants of a genome (VCF 4.1 to 4.4), of one sample or many. Of its lines those become facts that speak of a
 * position which a table names, or that their own annotation calls pathogenic; all others are counted and kept as they
 * came.
 */
export const vcf: Source = {
  id: 'vcf',
  version: 1,
  title: say('vcf.title'),
  asksFor: say('vcf.asks-for'),
  recognise: ({ head }) =>
    looksSo({
      bytes: Buffer.from(head.slice(0, 4_096)),
      isWhole: false,
      text: head,
      json: jsonMembers(''),
      xml: undefined,
      zip: { names: [], mimetype: '' },
    })
      ? { certainty: 'certain', format: FORMAT }
      : { certainty: 'none' },
  settle: ({ bytes, answers }) => settleVariants({ bytes, answers }),
  pieces: bytes => cutLines(bytes),
  read: readLines,
  parts: partsOf,
}
