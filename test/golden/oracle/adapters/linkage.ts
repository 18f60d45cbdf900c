import * as z from 'zod'
import type { AgreementRule } from '../../../../electron/learning/stats/linkage/agreement.ts'
import { comparePairsAtOnce } from '../../../../electron/learning/stats/linkage/compare-pairs.ts'
import { damerauLevenshtein } from '../../../../electron/learning/stats/linkage/damerau-levenshtein.ts'
import { fellegiSunter } from '../../../../electron/learning/stats/linkage/fellegi-sunter.ts'
import { jaroWinkler } from '../../../../electron/learning/stats/linkage/jaro-winkler.ts'
import { jaro } from '../../../../electron/learning/stats/linkage/jaro.ts'
import { levenshtein } from '../../../../electron/learning/stats/linkage/levenshtein.ts'
import { entityPairs, linkageAccuracy } from '../../../../electron/learning/stats/linkage/linkage-accuracy.ts'
import { optimalStringAlignment } from '../../../../electron/learning/stats/linkage/optimal-string-alignment.ts'
import { soundex } from '../../../../electron/learning/stats/linkage/soundex.ts'
import type { TopicAdapters } from './adapter.ts'

const probabilities = z.union([z.number(), z.array(z.number())])
const FieldParam = z.object({
  column: z.string(),
  compare: z.enum(['exact', 'jaro-winkler']),
  threshold: z.number().default(0.92),
  prefix_scale: z.number().default(0.1),
})
const FsParams = z.object({
  fields: z.array(FieldParam),
  blocking: z.union([z.array(z.string()), z.string().transform(each => [each])]).default([]),
  start: z.object({ p: z.number(), m: probabilities, u: probabilities }),
  stop_relative: z.number(),
  clamp: z.number(),
})

const agreeing = ({ compare, threshold, prefix_scale }: z.infer<typeof FieldParam>): AgreementRule =>
  compare === 'exact' ? { kind: 'equal' } : { kind: 'jaro-winkler', threshold, prefixScale: prefix_scale }

export const linkage: TopicAdapters = {
  'fs-em': (input, params) => {
    const { fields, blocking, start, stop_relative, clamp } = FsParams.parse(params)
    const entity = Array.from(input.column('entity'), String)
    const patterns = comparePairsAtOnce({
      fields: fields.map(field => ({ values: input.words(field.column), agree: agreeing(field) })),
      blocking: blocking.map(input.words),
      entity,
    })
    const counts = {
      n_pairs: patterns.reduce((sum, { pairs }) => sum + pairs, 0),
      true_match_pairs: patterns.reduce((sum, { trueMatches }) => sum + trueMatches, 0),
      true_match_pairs_before_blocking: entityPairs(entity),
    }
    const fit = fellegiSunter(patterns, { start, stopRelative: stop_relative, clamp })
    if (fit.kind === 'not-estimable') return counts
    const accuracy = linkageAccuracy(patterns, fit)
    return {
      ...counts,
      p: fit.p,
      m: fit.m,
      u: fit.u,
      loglik: fit.logLikelihood,
      field_agreement_weight_log2: fit.agreementWeight,
      field_disagreement_weight_log2: fit.disagreementWeight,
      patterns: patterns.map(({ agreements, pairs, trueMatches }, k) => ({
        pattern: agreements.join(''),
        pairs,
        true_matches: trueMatches,
        weight_log2: fit.patternWeight[k],
        match_probability: fit.matchProbability[k],
      })),
      classify_posterior_gt_half: {
        tp: accuracy.truePositives,
        fp: accuracy.falsePositives,
        fn_in_candidates: accuracy.falseNegatives,
        precision: accuracy.precision,
        recall_in_candidates: accuracy.recall,
      },
    }
  },

  'string-metrics': (input, params) => {
    const pairs = z.array(z.tuple([z.string(), z.string()])).parse(input.inline['pairs'])
    const { prefix_scale } = z.object({ prefix_scale: z.number().default(0.1) }).parse(params)
    return {
      rows: pairs.map(([a, b]) => ({
        jaro: jaro(a, b),
        jaro_winkler_p0_1: jaroWinkler(a, b, prefix_scale),
        levenshtein: levenshtein(a, b),
        osa: optimalStringAlignment(a, b),
        damerau_levenshtein: damerauLevenshtein(a, b),
        soundex_a: soundex(a),
        soundex_b: soundex(b),
      })),
    }
  },
}
