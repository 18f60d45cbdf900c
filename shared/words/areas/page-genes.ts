import { choice, count, day, decimal, list, text, type Area } from '../values.ts'

/** What is said of genes on a chart, by the tables that are known. */
export const pageGenes = {
  'genes.of-sample': { sample: text },
  'genes.lines': { lines: count },
  'genes.written': { day: text },
  'genes.tables': { day },
  'genes.score': { score: decimal(1) },
  'genes.none': {},
  'genes.no-phenotype': {},
  'genes.either': { phenotypes: list },
  'genes.not-ruled-out': { phenotypes: list },
  'genes.by-lowest-activity': {},
  'genes.by-one-position': {},
  'genes.others': { pairs: text, of: count },
  'genes.absent': { absent: count, positions: count, names: list },
  'genes.leaves-open': { alleles: list, of: count },
  'genes.unusable': {
    position: text,
    why: choice('uncalled', 'filtered', 'incomparable', 'conflict', 'single', 'unnamed'),
  },
  'genes.as-reference': { positions: list },
  'genes.nothing': { build: text },
  'genes.no-sample': {},
  'genes.what-it-is': {},
} as const satisfies Area
