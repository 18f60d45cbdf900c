import { z } from 'zod'
import { message } from '../../words/message.ts'
import { caseUnits } from './case-frame.ts'
import { level } from './level.ts'

const isoDay = z.string().length(10)
const interval = z.strictObject({ lower: z.number(), upper: z.number() })
const estimate = z.strictObject({ value: z.number(), ...interval.shape })
const column = z.array(z.number())

/** Observed over expected, with Garwood's exact interval at 95 %. */
const ratio = z.strictObject({
  cases: z.int(),
  observed: z.int(),
  expected: z.number(),
  /** Null where nothing is expected. */
  ratio: estimate.nullable(),
})

/** One CUSUM: it rises with the evidence for odds `oddsRatio` times as high, and begins anew after each signal. */
const cusum = z.strictObject({
  oddsRatio: z.number(),
  limit: z.number(),
  /** Cases to a false alarm, on average, as the limit was simulated; null where the limit was given. */
  simulatedRunLength: z.number().nullable(),
  /** The same by a Markov chain, which shares nothing with the simulation. */
  runLength: z.number(),
  /** Cases until it tells of such odds, on average, from the day they come. */
  casesToSignal: z.number(),
  chart: column,
  /** The cases at which it signals, from 0. */
  signals: z.array(z.int()),
})
export type Cusum = z.infer<typeof cusum>

/** A unit on the funnel: limits of the ratio that chance alone seldom leaves. */
const funnelUnit = z.strictObject({
  ...level.shape,
  ...ratio.shape,
  limits95: interval.nullable(),
  limits998: interval.nullable(),
  /** Limits at 99.8 % that allow for units that differ by more than chance; null with fewer than five units. */
  widened998: interval.nullable(),
  isBeyond: z.boolean(),
  /** So few cases that nothing but a gross difference lies outside its limits. */
  isSmall: z.boolean(),
})
export type FunnelUnit = z.infer<typeof funnelUnit>

/** Units side by side; empty with fewer than two. `dispersion`: 1 where units differ as chance has it. */
export const funnel = z.strictObject({
  by: z.enum(caseUnits),
  units: z.array(funnelUnit),
  /** Cases whose unit is not recorded: they stand apart, in no unit and in no dispersion. Null for none. */
  unknown: ratio.nullable(),
  dispersion: z.number().nullable(),
  /** The same limits for any number of expected events, the fewest first. */
  limits: z.array(
    z.strictObject({
      expected: z.number(),
      limits95: interval,
      limits998: interval,
      widened998: interval.nullable(),
    }),
  ),
})
export type Funnel = z.infer<typeof funnel>

/** A funnel by itself, or why there is none. */
export const funnelFound = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('drawn'), funnel }),
  z.strictObject({ kind: z.literal('none'), reason: message, remedy: message }),
])
export type FunnelFound = z.infer<typeof funnelFound>

const calibration = z.strictObject({
  /** Log odds by which all risks are too low: 0 ideal. Null where it cannot be told. */
  inTheLarge: estimate.nullable(),
  /** 1 ideal; below 1: risks lie too far apart. */
  slope: estimate.nullable(),
  /** Mean square of outcome less risk; and the same for one who foretold everybody the observed share. */
  brier: z.number(),
  brierOfShare: z.number(),
  /** Cases in the order of their risks, cut into groups of about as many; empty where there are too few to cut. */
  groups: z.array(
    z.strictObject({
      cases: z.int(),
      /** Mean risk, and the share to whom it happened with Wilson's interval at 95 %. */
      expected: z.number(),
      observed: z.number(),
      ...interval.shape,
    }),
  ),
})

/** Whether risks go on fitting, watched case by case: level and spread, both ways. */
const drift = z.strictObject({
  limit: z.number(),
  /** Cases to a false alarm, on average, as simulated. */
  runLength: z.number(),
  /** Cases until it tells of odds half again as high, and of risks that lie too far apart, from the day they are so. */
  casesToLevel: z.number(),
  casesToSpread: z.number(),
  /** When it told of what, and from which day on it seems to be so; it begins anew after each. */
  alarms: z.array(
    z.strictObject({
      on: isoDay,
      since: isoDay,
      drift: z.enum(['higher', 'lower', 'flatter', 'steeper']),
    }),
  ),
})

export const riskAdjusted = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('drawn'),
    total: ratio,
    /** Cases in the order of their days: what is drawn case by case has one value for each. */
    cases: z.strictObject({ day: z.array(isoDay), happened: z.array(z.boolean()), risk: column }),
    /** Events fewer than expected so far, and the variance by chance of that. */
    lifeAdjusted: z.strictObject({ value: column, variance: column }),
    harm: cusum,
    improvement: cusum,
    /** Excess over what was expected, in standard errors, as an average with fading memory. */
    ewma: z.array(
      z.strictObject({
        from: isoDay,
        to: isoDay,
        value: z.number(),
        ...interval.shape,
        isBeyond: z.boolean(),
      }),
    ),
    /** By source. */
    funnel,
    calibration,
    drift,
    /** What was done to the risks by the cases before those that are drawn; null where nothing was. */
    recalibrated: z
      .strictObject({ cases: z.int(), observed: z.int(), intercept: z.number(), slope: z.number() })
      .nullable(),
    /** Cases on no chart, because no risk of theirs is known. */
    withoutRisk: z.int(),
    reading: z.array(message),
    doubts: z.array(message),
  }),
  z.strictObject({ kind: z.literal('none'), reason: message, remedy: message }),
])
export type Calibration = z.infer<typeof calibration>
export type RiskAdjusted = z.infer<typeof riskAdjusted>

/** A measure beside a published figure. */
export const besideBenchmark = z.strictObject({
  /** In words, how both stand to one another. */
  reading: z.array(message),
  /** How the people here differ from those of the figure, and what nobody can tell. */
  differs: z.array(message),
  numerator: z.int(),
  denominator: z.int(),
  /** Observed over what the figure would have had happen here, exact at 95 %; null for a range, and for nobody. */
  ratio: estimate.nullable(),
  /** Shares among as many that chance alone would seldom leave, at 95 % and at 99.8 %; null for a range. */
  limits95: interval.nullable(),
  limits998: interval.nullable(),
})
export type BesideBenchmark = z.infer<typeof besideBenchmark>
