import type { Handlers } from '../../../shared/contract/define.ts'
import type { geneMethods } from '../../../shared/contract/patients-genes.ts'
import type { patients } from '../../../shared/contract/patients.ts'
import { callGene, type GeneCall } from '../../../shared/domain/pgx/call-gene.ts'
import { geneTables, type GeneTable } from '../../../shared/domain/pgx/gene-table.ts'
import { stateOf } from '../../../shared/domain/pgx/variant-read.ts'
import type { Store } from '../open-store.ts'
import type { VariantOnChart } from '../repositories/variant-calls.ts'
import { sourceOfFact } from './source-name.ts'

/** So many lines are shown as the source of one gene. */
const MOST_LINES = 50
const pairOf = ({ alleles, phenotype, score }: GeneCall['best'][number]) => ({
  alleles: [...alleles],
  ...(phenotype !== undefined && { phenotype }),
  ...(score !== undefined && { score }),
})

/** The lines of a file that speak of a gene's positions, those first that say that something differs. */
function tellingLines({ chromosome, positions }: GeneTable, lines: readonly VariantOnChart[]) {
  const own = lines.filter(
    line =>
      line.chromosome === chromosome &&
      positions.some(({ at, ref, slidesTo = 0 }) => {
        const last = Math.max(at + ref.length - 1, slidesTo)
        return line.position <= last && line.until >= at
      }),
  )
  const differs = (line: VariantOnChart) => Number(stateOf(line.genotype) === 'variant')
  return own.toSorted((one, other) => differs(other) - differs(one)).slice(0, MOST_LINES)
}

function lineOf(table: GeneTable, lines: readonly VariantOnChart[]) {
  const call = callGene(table, lines)
  if (!call) return []
  return [
    {
      ...call,
      best: call.best.map(pairOf),
      others: call.others.map(pairOf),
      notRuledOut: [...call.notRuledOut],
      absent: call.absent.map(({ position, leavesOpen }) => ({ position, leavesOpen: [...leavesOpen] })),
      unusable: [...call.unusable],
      asReference: [...call.asReference],
      facts: tellingLines(table, lines).map(({ fact }) => ({ kind: 'variant' as const, id: fact })),
    },
  ]
}

/** What records does when the window asks what samples say of genes. */
export function geneHandlers(store: () => Store): Pick<Handlers<typeof patients>, keyof typeof geneMethods> {
  return {
    genes({ patient }) {
      const { charts, variantCalls } = store()
      const all = variantCalls.ofChart(charts.chartOf(patient))
      // Each sample by itself: what one machine saw is not mended by what another did.
      const samples = Map.groupBy(all, ({ source, sample }) => `${source} ${sample}`)
      return [...samples.values()].map(lines => {
        const first = lines[0]!
        const fact = charts.fact(first.fact)! // found in the same snapshot
        const written = fact.said.recorded
        return {
          sample: first.sample,
          build: first.build,
          source: sourceOfFact(store(), fact),
          ...(written && { written }),
          lines: lines.length,
          genes: geneTables.flatMap(table => lineOf(table, lines)),
        }
      })
    },
  }
}
