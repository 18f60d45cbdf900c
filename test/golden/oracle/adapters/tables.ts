import * as z from 'zod'
import {
  adjustedPValues,
  type Adjustment,
} from '../../../../electron/learning/stats/tables/adjusted-p-values.ts'
import {
  analysisOfVariance,
  welchAnalysisOfVariance,
  type VarianceTestResult,
} from '../../../../electron/learning/stats/tables/analysis-of-variance.ts'
import { binomialTest } from '../../../../electron/learning/stats/tables/binomial-test.ts'
import { cochranArmitage } from '../../../../electron/learning/stats/tables/cochran-armitage.ts'
import { cohensKappa } from '../../../../electron/learning/stats/tables/cohens-kappa.ts'
import {
  diagnosticAccuracy,
  type Share,
} from '../../../../electron/learning/stats/tables/diagnostic-accuracy.ts'
import {
  approximateRiskRatio,
  eValue,
  riskRatioOfMeanDifference,
  type EffectMeasure,
} from '../../../../electron/learning/stats/tables/e-value.ts'
import { exactCommonOddsRatio } from '../../../../electron/learning/stats/tables/exact-common-odds-ratio.ts'
import { fisherExactTable } from '../../../../electron/learning/stats/tables/fisher-exact-table.ts'
import { fisherExact } from '../../../../electron/learning/stats/tables/fisher-exact.ts'
import { kruskalWallis } from '../../../../electron/learning/stats/tables/kruskal-wallis.ts'
import { commonOddsRatio } from '../../../../electron/learning/stats/tables/common-odds-ratio.ts'
import { mcnemar } from '../../../../electron/learning/stats/tables/mcnemar.ts'
import {
  pairedTest,
  pooledTest,
  standardisedMeanDifference,
  varianceRatioTest,
  welchTest,
} from '../../../../electron/learning/stats/tables/mean-comparison.ts'
import { oddsRatio } from '../../../../electron/learning/stats/tables/odds-ratio.ts'
import {
  agrestiCoullInterval,
  clopperPearsonInterval,
  jeffreysInterval,
  wilsonCorrectedInterval,
  wilsonInterval,
} from '../../../../electron/learning/stats/tables/proportion-intervals.ts'
import {
  hodgesLehmannShift,
  rankSumTest,
  type RankTestResult,
  type ShiftEstimate,
} from '../../../../electron/learning/stats/tables/rank-sum.ts'
import { compareRates } from '../../../../electron/learning/stats/tables/rate-comparison.ts'
import {
  numberNeededToTreat,
  riskDifference,
} from '../../../../electron/learning/stats/tables/risk-difference.ts'
import { riskRatio } from '../../../../electron/learning/stats/tables/risk-ratio.ts'
import {
  hodgesLehmannPaired,
  signedRankTest,
} from '../../../../electron/learning/stats/tables/signed-rank.ts'
import { spearman } from '../../../../electron/learning/stats/tables/spearman.ts'
import {
  adjustedResiduals,
  expectedCounts,
  tableChiSquare,
} from '../../../../electron/learning/stats/tables/table-chi-square.ts'
import type { TwoByTwo } from '../../../../electron/learning/stats/tables/two-by-two.ts'
import type { Adapter, TopicAdapters } from './adapter.ts'

const Level = z.object({ level: z.number().default(0.95) })
const Numbers = z.array(z.number()).transform(values => Float64Array.from(values))
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

const proportion: Adapter = ({ inline }) => {
  const { rows } = z
    .object({ rows: z.array(z.object({ x: z.number(), n: z.number(), level: z.number().default(0.95) })) })
    .parse(inline)
  return {
    rows: rows.map(({ x, n, level }) => {
      const [wilson, corrected, exact, agresti, jeffreys] = [
        wilsonInterval,
        wilsonCorrectedInterval,
        clopperPearsonInterval,
        agrestiCoullInterval,
        jeffreysInterval,
      ].map(interval => interval(x, n, level))
      return {
        p: n === 0 ? null : x / n,
        wilson_lower: wilson!.lower,
        wilson_upper: wilson!.upper,
        wilson_cc_lower: corrected!.lower,
        wilson_cc_upper: corrected!.upper,
        clopper_pearson_lower: exact!.lower,
        clopper_pearson_upper: exact!.upper,
        agresti_coull_lower: agresti!.lower,
        agresti_coull_upper: agresti!.upper,
        jeffreys_lower: jeffreys!.lower,
        jeffreys_upper: jeffreys!.upper,
        binom_test_p_half: binomialTest(x, n).p,
      }
    }),
  }
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

const twoSample: Adapter = ({ inline }, params) => {
  const { x, y } = z.object({ x: Numbers, y: Numbers }).parse(inline)
  const { level, paired } = Level.extend({ paired: z.boolean().default(false) }).parse(params)
  const student = (test: ReturnType<typeof welchTest>) =>
    test.kind === 'fitted'
      ? {
          t: test.t,
          df: test.freedom,
          p: test.p,
          lower: test.lower,
          upper: test.upper,
          estimate: test.estimate,
        }
      : {}
  if (paired)
    return {
      welch_or_paired: student(pairedTest(x, y, level)),
      ...ranked(signedRankTest(x, y), hodgesLehmannPaired(x, y, level)),
    }
  const rankSum = rankSumTest(x, y)
  const ratio = varianceRatioTest(x, y)
  const standardised = standardisedMeanDifference(x, y)
  return {
    welch_or_paired: student(welchTest(x, y, level)),
    pooled: student(pooledTest(x, y, level)),
    f_test: ratio.kind === 'fitted' ? { F: ratio.ratio, p: ratio.p } : {},
    ...(standardised.kind === 'fitted'
      ? { cohens_d: standardised.cohensD, hedges_g: standardised.hedgesG }
      : {}),
    ...ranked(rankSum, hodgesLehmannShift(x, y, level)),
    mann_whitney_auc: rankSum.probabilityAbove,
  }
}

function ranked(test: RankTestResult, shift: ShiftEstimate | { kind: 'not-estimable' }) {
  const { statistic, normalP, correctedP, exactP } =
    test.kind === 'fitted' ? test : { statistic: null, normalP: null, correctedP: null, exactP: null }
  const { estimate, lower, upper } =
    shift.kind === 'fitted' ? shift : { estimate: null, lower: null, upper: null }
  return {
    wilcoxon_normal_cc: { statistic, p: correctedP },
    wilcoxon_normal: { p: normalP },
    wilcoxon_exact: { p: exactP, hodges_lehmann: estimate, lower, upper },
    wilcoxon_exact_with_ties_permutation_p: exactP,
    hodges_lehmann_plain_median_of_differences: estimate,
  }
}

const kSample: Adapter = ({ inline }) => {
  const { values, group } = z
    .object({ values: Numbers, group: z.array(z.union([z.string(), z.number()]).transform(String)) })
    .parse(inline)
  const labels = [...new Set(group)].sort()
  const groups = labels.map(label => values.filter((_, row) => group[row] === label))
  const rank = spearman(
    values,
    Float64Array.from(group, label => labels.indexOf(label)),
  )
  const kruskal = kruskalWallis(groups)
  const variance = (test: VarianceTestResult) =>
    test.kind === 'fitted' ? { F: test.F, df1: test.freedom1, df2: test.freedom2, p: test.p } : {}
  return {
    kruskal: kruskal.kind === 'fitted' ? { H: kruskal.H, df: kruskal.freedom, p: kruskal.p } : {},
    anova: variance(analysisOfVariance(groups)),
    welch: variance(welchAnalysisOfVariance(groups)),
    spearman_rho_with_group_rank: rank.kind === 'fitted' ? rank.rho : null,
  }
}

const adjustments: Readonly<Record<string, Adjustment>> = {
  bonferroni: 'bonferroni',
  holm: 'holm',
  hochberg: 'hochberg',
  hommel: 'hommel',
  BH: 'benjamini-hochberg',
  BY: 'benjamini-yekutieli',
  fdr: 'benjamini-hochberg',
}

const pAdjust: Adapter = ({ inline }) => {
  const { p } = z.object({ p: Numbers }).parse(inline)
  return Object.fromEntries(
    Object.entries(adjustments).map(([name, adjustment]) => [name, adjustedPValues(p, adjustment)]),
  )
}

const measures: Readonly<Record<string, EffectMeasure>> = {
  RR: 'risk-ratio',
  OR_common: 'odds-ratio-common',
  OR_rare: 'odds-ratio-rare',
  OR: 'odds-ratio-rare',
  HR_common: 'hazard-ratio-common',
  HR_rare: 'hazard-ratio-rare',
  HR: 'hazard-ratio-rare',
  IRR: 'rate-ratio',
}

const eValues: Adapter = ({ inline }) => {
  const Row = z.object({
    type: z.string(),
    est: z.number(),
    lower: z.number().optional(),
    upper: z.number().optional(),
    se: z.number().optional(),
  })
  const { rows } = z.object({ rows: z.array(Row) }).parse(inline)
  return {
    rows: rows.map(({ type, est, lower, upper, se }) => {
      const measure = measures[type]
      if (type !== 'SMD' && !measure) throw new Error(`No effect measure ${type}.`)
      const as = measure
        ? {
            riskRatio: approximateRiskRatio(measure, est),
            lower: approximateRiskRatio(measure, lower!),
            upper: approximateRiskRatio(measure, upper!),
          }
        : riskRatioOfMeanDifference(est, se!)
      const { estimate, limit } = eValue(as.riskRatio, as.lower, as.upper)
      return { rr: as.riskRatio, evalue: estimate, evalue_ci: limit }
    }),
  }
}

const diagnostic: Adapter = ({ inline }, params) => {
  const { tp, fn, fp, tn } = z
    .object({ tp: z.number(), fn: z.number(), fp: z.number(), tn: z.number() })
    .parse(inline)
  const result = diagnosticAccuracy(
    { truePositive: tp, falseNegative: fn, falsePositive: fp, trueNegative: tn },
    Level.parse(params).level,
  )
  const limits = ({ lower, upper }: Share) => [lower, upper]
  return {
    sensitivity: result.sensitivity.estimate,
    sens_ci: limits(result.sensitivity),
    specificity: result.specificity.estimate,
    spec_ci: limits(result.specificity),
    ppv: result.positivePredictive.estimate,
    ppv_ci: limits(result.positivePredictive),
    npv: result.negativePredictive.estimate,
    npv_ci: limits(result.negativePredictive),
    lr_pos: result.positiveLikelihoodRatio.estimate,
    lr_pos_ci: [result.positiveLikelihoodRatio.lower, result.positiveLikelihoodRatio.upper],
    lr_neg: result.negativeLikelihoodRatio.estimate,
    lr_neg_ci: [result.negativeLikelihoodRatio.lower, result.negativeLikelihoodRatio.upper],
    youden: result.youden,
  }
}

const kappa: Adapter = ({ inline }) => {
  const result = cohensKappa(z.object({ table: Table }).parse(inline).table)
  return result.kind === 'fitted'
    ? { kappa: result.kappa, se: result.standardError, po: result.observed, pe: result.expected }
    : {}
}

const poissonRates: Adapter = ({ inline }, params) => {
  const { level } = Level.parse(params)
  const { rows } = z
    .object({ rows: z.array(z.object({ x1: z.number(), t1: z.number(), x2: z.number(), t2: z.number() })) })
    .parse(inline)
  return {
    rows: rows.map(({ x1, t1, x2, t2 }) => {
      const { rate1, rate2, ratio, exact, p, wald } = compareRates(
        { events1: x1, time1: t1, events2: x2, time2: t2 },
        level,
      )
      return {
        rate1: rate1.estimate,
        rate1_lower: rate1.lower,
        rate1_upper: rate1.upper,
        rate2: rate2.estimate,
        rate2_lower: rate2.lower,
        rate2_upper: rate2.upper,
        rr: ratio,
        rr_exact_lower: exact.lower,
        rr_exact_upper: exact.upper,
        p_exact: p,
        rr_wald_lower: wald.lower,
        rr_wald_upper: wald.upper,
      }
    }),
  }
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
