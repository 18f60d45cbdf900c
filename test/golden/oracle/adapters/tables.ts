import * as z from 'zod'
import { cochranArmitage } from '../../../../electron/learning/stats/tables/cochran-armitage.ts'
import { cohensKappa } from '../../../../electron/learning/stats/tables/cohens-kappa.ts'
import { exactCommonOddsRatio } from '../../../../electron/learning/stats/tables/exact-common-odds-ratio.ts'
import { fisherExactTable } from '../../../../electron/learning/stats/tables/fisher-exact-table.ts'
import { fisherExact } from '../../../../electron/learning/stats/tables/fisher-exact.ts'
import { commonOddsRatio } from '../../../../electron/learning/stats/tables/common-odds-ratio.ts'
import { mcnemar } from '../../../../electron/learning/stats/tables/mcnemar.ts'
import { oddsRatio } from '../../../../electron/learning/stats/tables/odds-ratio.ts'
import {
  numberNeededToTreat,
  riskDifference,
} from '../../../../electron/learning/stats/tables/risk-difference.ts'
import { riskRatio } from '../../../../electron/learning/stats/tables/risk-ratio.ts'
import {
  adjustedResiduals,
  expectedCounts,
  tableChiSquare,
} from '../../../../electron/learning/stats/tables/table-chi-square.ts'
import type { TwoByTwo } from '../../../../electron/learning/stats/tables/two-by-two.ts'
import type { Adapter, TopicAdapters } from './adapter.ts'
import { proportion, eValues, diagnostic, poissonRates } from './proportions-and-rates.ts'
import { twoSample, kSample, pAdjust } from './samples.ts'

const Level = z.object({ level: z.number().default(0.95) })
const Table = z.array(z.array(z.number()))
const twoByTwo: Adapter = ({ inline }, params) => {
  const { x1, n1, x2, n2 } = z
    .object({ x1: z.number(), n1: z.number(), x2: z.number(), n2: z.number() })
    .parse(inline)
  const { level } = Level.parse(params)
  const table: TwoByTwo = { events1: x1, size1: n1, events2: x2, size2: n2 }
  const cells = [
    [x1, n1 - x1],
    [x2, n2 - x2],
  ]
  const fisher = fisherExact(table, level)
  const difference = riskDifference(table, level)
  const ratio = riskRatio(table, level)
  const odds = oddsRatio(table, level)
  const fitted = difference.kind === 'fitted' ? difference : undefined
  const needed = fitted && numberNeededToTreat(fitted.estimate, fitted.newcombe)
  return {
    p1: n1 === 0 ? null : x1 / n1,
    p2: n2 === 0 ? null : x2 / n2,
    fisher: {
      p: fisher.p,
      p_less: fisher.pLess,
      p_greater: fisher.pGreater,
      conditional_mle_or: fisher.oddsRatio,
      lower: fisher.lower,
      upper: fisher.upper,
      mid_p: fisher.midP,
    },
    chisq_yates: chiSquareOf(cells, true),
    chisq_uncorrected: chiSquareOf(cells, false),
    expected_counts: expectedCounts(cells),
    risk_difference: {
      estimate: fitted?.estimate,
      newcombe_lower: fitted?.newcombe.lower,
      newcombe_upper: fitted?.newcombe.upper,
      wald_lower: fitted?.wald.lower,
      wald_upper: fitted?.wald.upper,
      miettinen_nurminen_lower: fitted?.miettinenNurminen.lower,
      miettinen_nurminen_upper: fitted?.miettinenNurminen.upper,
    },
    risk_ratio: {
      estimate: ratio.katz.estimate,
      katz_lower: ratio.katz.lower,
      katz_upper: ratio.katz.upper,
      miettinen_nurminen_lower: ratio.miettinenNurminen?.lower,
      miettinen_nurminen_upper: ratio.miettinenNurminen?.upper,
    },
    odds_ratio: {
      estimate: odds.woolf.estimate,
      woolf_lower: odds.woolf.lower,
      woolf_upper: odds.woolf.upper,
      haldane_estimate: odds.haldane.estimate,
      haldane_lower: odds.haldane.lower,
      haldane_upper: odds.haldane.upper,
    },
    nnt: {
      estimate: needed?.estimate,
      from_newcombe: needed?.limits,
      ci_passes_through_infinity: needed?.throughInfinity,
    },
  }
}

const chiSquareOf = (table: readonly (readonly number[])[], continuity: boolean) => {
  const result = tableChiSquare(table, continuity)
  return result.kind === 'fitted'
    ? { statistic: result.statistic, p: result.p }
    : { statistic: null, p: null }
}

const rxc: Adapter = ({ inline }, params) => {
  const { table } = z.object({ table: Table }).parse(inline)
  const { scores } = z.object({ scores: z.array(z.number()).optional() }).parse(params)
  const fisher = fisherExactTable(table)
  const chiSquare = tableChiSquare(table)
  const trend =
    table[0]?.length === 2
      ? cochranArmitage(
          table.map(row => row[0]!),
          table.map(row => row[0]! + row[1]!),
          scores,
        )
      : undefined
  return {
    fisher_p: fisher.kind === 'fitted' ? fisher.p : null,
    ...(chiSquare.kind === 'fitted'
      ? { chisq: chiSquare.statistic, df: chiSquare.freedom, p: chiSquare.p, cramers_v: chiSquare.cramersV }
      : {}),
    expected_counts: expectedCounts(table),
    std_residuals: adjustedResiduals(table),
    cochran_armitage:
      trend?.kind === 'fitted' ? { chisq: trend.statistic, p: trend.p } : { chisq: null, p: null },
  }
}

const pairs: Adapter = ({ inline }) => {
  const { table } = z.object({ table: Table }).parse(inline)
  const result = mcnemar(table[0]![1]!, table[1]![0]!)
  return {
    chisq_cc: result.corrected?.statistic,
    p_cc: result.corrected?.p,
    chisq: result.plain?.statistic,
    p: result.plain?.p,
    exact_p: result.exactP,
    mid_p: result.midP,
  }
}

const cmh: Adapter = ({ inline }, params) => {
  const { level } = Level.parse(params)
  const { tables: given } = z.object({ tables: z.array(Table) }).parse(inline)
  const strata = given.map(([one, two]) => ({
    events1: one![0]!,
    size1: one![0]! + one![1]!,
    events2: two![0]!,
    size2: two![0]! + two![1]!,
  }))
  const common = commonOddsRatio(strata, level)
  const exact = exactCommonOddsRatio(strata, level)
  return {
    common_or: common.oddsRatio.estimate,
    lower: common.oddsRatio.lower,
    upper: common.oddsRatio.upper,
    chisq: common.plain?.statistic,
    p: common.plain?.p,
    chisq_cc: common.corrected?.statistic,
    p_cc: common.corrected?.p,
    ...(exact.kind === 'fitted'
      ? {
          exact_p: exact.p,
          exact_conditional_or: exact.oddsRatio,
          exact_lower: exact.lower,
          exact_upper: exact.upper,
        }
      : {}),
  }
}

const kappa: Adapter = ({ inline }) => {
  const result = cohensKappa(z.object({ table: Table }).parse(inline).table)
  return result.kind === 'fitted'
    ? { kappa: result.kappa, se: result.standardError, po: result.observed, pe: result.expected }
    : {}
}

export const tables: TopicAdapters = {
  'two-by-two': twoByTwo,
  'proportion-ci': proportion,
  rxc,
  'mcnemar': pairs,
  cmh,
  'two-sample': twoSample,
  'k-sample': kSample,
  'p-adjust': pAdjust,
  'e-value': eValues,
  diagnostic,
  kappa,
  'poisson-rates': poissonRates,
}
