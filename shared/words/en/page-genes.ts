import type { pageGenes as area } from '../areas/page-genes.ts'
import type { Sentences } from '../language.ts'

export const pageGenes: Sentences<typeof area> = {
  'genes.of-sample': 'Sample {sample}',
  'genes.lines': '{lines, plural, one {one line is} other {# lines are}} kept',
  'genes.written': 'written {day}',
  'genes.tables': '(tables of {day})',
  'genes.score': 'activity score {score}',
  'genes.none': 'no named alleles fit what was read',
  'genes.no-phenotype': 'no phenotype in the tables',
  'genes.either': 'not settled between {phenotypes}',
  'genes.not-ruled-out': '(not ruled out: {phenotypes})',
  'genes.by-lowest-activity': 'By the two variants that leave least activity.',
  'genes.by-one-position': 'No named alleles fit; by this one position alone.',
  'genes.others': '{of, plural, one {One other pair fits} other {# other pairs fit}} as well: {pairs}.',
  'genes.absent':
    '{absent, plural, one {One} other {#}} of {positions} positions {absent, plural, one {is} other {are}} absent ' +
    'from the file: {names}.',
  'genes.leaves-open': 'That leaves open {of, plural, one {one allele} other {# alleles}}: {alleles}.',
  'genes.unusable':
    '{position} is not counted: {why, select, uncalled {it was not called} filtered {its line failed a filter} ' +
    'incomparable {its file has another reference there, so it cannot be compared} conflict {two lines ' +
    'contradict each other} single {one copy was called where there are two} unnamed {no allele names what was ' +
    'read there}}.',
  'genes.as-reference': 'A variation that no allele names was taken for the reference at {positions}.',
  'genes.nothing':
    'Nothing is told of genes: no position of theirs is in the file, or it stands on a build ({build}) for which ' +
    'there are no tables here.',
  'genes.no-sample': 'No sample of hers is here.',
  'genes.what-it-is':
    'Reckoned whenever it is looked at, from the lines of the file and the tables of CPIC (CC0) of the day that ' +
    'stands beside each gene. A position that is absent was not looked at: it is never taken for the reference. ' +
    'CYP2D6 and HLA cannot be told from such files. What it means for a medicine is in the guidelines at cpicpgx.org.',
}
