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
import { kruskalWallis } from '../../../../electron/learning/stats/tables/kruskal-wallis.ts'
import {
  pairedTest,
  pooledTest,
  standardisedMeanDifference,
  varianceRatioTest,
  welchTest,
} from '../../../../electron/learning/stats/tables/mean-comparison.ts'
import {
  hodgesLehmannShift,
  rankSumTest,
  type RankTestResult,
  type ShiftEstimate,
} from '../../../../electron/learning/stats/tables/rank-sum.ts'
import {
  hodgesLehmannPaired,
  signedRankTest,
} from '../../../../electron/learning/stats/tables/signed-rank.ts'
import { spearman } from '../../../../electron/learning/stats/tables/spearman.ts'
import type { Adapter } from './adapter.ts'

const Level = z.object({ level: z.number().default(0.95) })
const Numbers = z.array(z.number()).transform(values => Float64Array.from(values))
export const twoSample: Adapter = ({ inline }, params) => {
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

export const kSample: Adapter = ({ inline }) => {
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

export const pAdjust: Adapter = ({ inline }) => {
  const { p } = z.object({ p: Numbers }).parse(inline)
  return Object.fromEntries(
    Object.entries(adjustments).map(([name, adjustment]) => [name, adjustedPValues(p, adjustment)]),
  )
}
