import type { vcf as area } from '../areas/vcf.ts'
import type { Sentences } from '../language.ts'

export const vcf: Sentences<typeof area> = {
  'vcf.title': 'files of variants (VCF)',
  'vcf.asks-for': 'files of variants (VCF)',
  'vcf.whose':
    'A file of variants names nobody. Say whose {of, plural, one {this sample is} other {these # samples ' +
    'are}}: {samples} ({build}).',
  'vcf.whose-and-build':
    'A file of variants names nobody, and this one does not say on which build of the genome its positions ' +
    'stand. Say whose {of, plural, one {this sample is} other {these # samples are}}, and which build it is: ' +
    '{samples}.',
  'vcf.head':
    'This line of the head is not written as the format asks: {part}. The lines below were read all the same.',
  'vcf.head-remedy': 'Ask whoever made the file to mend it, if what stands there matters.',
  'vcf.line': 'This line is not written as the format asks: {part}.',
  'vcf.line-remedy': 'Ask whoever made the file for this line again.',
  'vcf.twice': 'This line tells a variation that a line above it has told already.',
  'vcf.twice-remedy': 'Compare both lines; retry to keep this one as well.',
  'vcf.order':
    'This line stands out of order: its position lies before that of the line above, or its chromosome was over.',
  'vcf.order-remedy': 'Sort the file, for example with bcftools sort, and import it again; or retry.',
}
