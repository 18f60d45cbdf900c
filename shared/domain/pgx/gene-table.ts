import { z } from 'zod'
import cyp2c19 from '../../../resources/pgx/CYP2C19.json' with { type: 'json' }
import cyp2c9 from '../../../resources/pgx/CYP2C9.json' with { type: 'json' }
import cyp3a5 from '../../../resources/pgx/CYP3A5.json' with { type: 'json' }
import dpyd from '../../../resources/pgx/DPYD.json' with { type: 'json' }
import ifnl3 from '../../../resources/pgx/IFNL3.json' with { type: 'json' }
import nat2 from '../../../resources/pgx/NAT2.json' with { type: 'json' }
import nudt15 from '../../../resources/pgx/NUDT15.json' with { type: 'json' }
import slco1b1 from '../../../resources/pgx/SLCO1B1.json' with { type: 'json' }
import tpmt from '../../../resources/pgx/TPMT.json' with { type: 'json' }
import ugt1a1 from '../../../resources/pgx/UGT1A1.json' with { type: 'json' }
import vkorc1 from '../../../resources/pgx/VKORC1.json' with { type: 'json' }

const position = z.strictObject({
  /** Of the first base of `ref`, counted from 1. */
  at: z.int().positive(),
  rsid: z.string().optional(),
  ref: z.string(),
  alts: z.array(z.string()).min(1),
  /** Of an insertion or a deletion: the last base of the stretch along which the same may be written. */
  slidesTo: z.int().optional(),
})
export type TablePosition = z.infer<typeof position>

const allele = z.strictObject({
  name: z.string(),
  /** Under whose name it is told, where it is a part of another. */
  of: z.string().optional(),
  /** It is defined by the whole sequence, and not by some positions alone. */
  isWhole: z.literal(true).optional(),
  function: z.string().optional(),
  /** Its share of an activity score. */
  activity: z.number().optional(),
  /** By the place of a position in the list: what must be read there, `|` between several. Elsewhere: `ref`. */
  is: z.record(z.string(), z.string()),
})
export type NamedAllele = z.infer<typeof allele>

const geneTable = z.strictObject({
  gene: z.string(),
  build: z.literal('GRCh38'),
  chromosome: z.string(),
  /** Day of the tables. */
  version: z.iso.date(),
  /** A variation at one of its positions that no allele names counts as `ref`; and that is said. */
  otherIsReference: z.boolean(),
  positions: z.array(position).min(1),
  alleles: z.array(allele).min(2),
  /** What two alleles mean together, by the activity of each, or by its function where it has no number. */
  phenotypes: z.array(
    z.strictObject({
      of: z.array(z.union([z.string(), z.number()])).length(2),
      phenotype: z.string(),
      score: z.number().optional(),
    }),
  ),
})
export type GeneTable = z.infer<typeof geneTable>

/**
 * What is published of each gene: which alleles have names, and what two of them mean together. Content of CPIC
 * (CC0); made by `test/tasks/pgx-tables.ts`. A new gene is a file in `resources/pgx` and a line here.
 */
export const geneTables: readonly GeneTable[] = [
  cyp2c19,
  cyp2c9,
  dpyd,
  tpmt,
  nudt15,
  slco1b1,
  nat2,
  ugt1a1,
  vkorc1,
  cyp3a5,
  ifnl3,
].map(each => geneTable.parse(each))
