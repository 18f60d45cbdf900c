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
  'vcf.waits-no-more': 'This file does not wait any more.',
  'vcf.other-samples': 'These are not the samples of this file, in their order.',
  'vcf.say-whose': 'Say whose',
  'vcf.whose-title': 'Whose samples are these?',
  'vcf.whose-why':
    'Such a file names nobody. Look at what the laboratory wrote beside it: a sample on the wrong chart is found by ' +
    'nobody. What is said of a sample of nobody here stays in the file.',
  'vcf.which-build': 'On which build of the genome do its positions stand?',
  'vcf.which-build-why':
    'Its head does not say so. The laboratory knows; on the other build each position means another.',
  'vcf.samples': 'Samples of this file',
  'vcf.sample': 'Sample',
  'vcf.whose-it-is': 'Whose it is',
  'vcf.find': 'Find whose {sample} is',
  'vcf.nobody': 'Nobody here',
  'vcf.is': '{name}, born {birth}',
  'vcf.is-of': '{sample} is {name}’s.',
  'vcf.is-nobodys': '{sample} is nobody’s who is here.',
  'vcf.read': 'Read the file',
  'vcf.left': '{samples, plural, one {One sample is} other {# samples are}} left to say.',
}
