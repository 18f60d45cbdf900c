import type { Standing } from '../../../shared/domain/alike/alike.ts'
import type { AlikeGroup, AlikeOutcome } from '../../../shared/domain/alike/told.ts'
import type { Interval } from '../../../shared/domain/answer.ts'
import type { Effect } from '../../../shared/domain/evidence.ts'
import type { Frame } from '../../../shared/domain/frame.ts'
import { trialOf, type Asked } from '../../../shared/domain/asked.ts'
import { calledIn } from '../../../shared/domain/called.ts'
import { createRandom } from '../../../shared/domain/random.ts'
import { say, type Message, type Term } from '../../../shared/words/message.ts'
import { endedBy } from '../cohorts/ends.ts'
import { normalQuantile } from '../stats/foundations/normal.ts'
import { likenesses, spreadOf, type ComparedColumn } from '../stats/similarity/gower.ts'
import { usualLikeness } from '../stats/similarity/usual-likeness.ts'
import { cumulativeIncidence } from '../stats/survival/cumulative-incidence.ts'
import { clopperPearsonInterval } from '../stats/tables/proportion-intervals.ts'
import { CLOSE, LEAST_COMPARED } from './nearest.ts'

/** Of fewer people like her nothing is said. */
export const LEAST_LIKE_HER = 20
/** So many have to be followed to the end of the time asked about. */
const LEAST_FOLLOWED = 5
const PAIRS = 1_000
const Z = normalQuantile(0.975)
const [OUTCOME, DEATH] = [1, 2]

type Told = Omit<AlikeOutcome, 'kind'>

/** Rows of the cohort that are like her, as each was on the day on which she began. */
function rowsLike(frame: Frame, { covariates }: Pick<Standing, 'covariates'>): number[] {
  const rows = frame.rows
  // She is one row more: the last.
  const columns = frame.covariates.map(({ kind, values }, at): ComparedColumn => {
    const all = new Float64Array(rows + 1)
    all.set(values)
    all[rows] = covariates[at]!.values[0]!
    return { kind: kind === 'binary' ? 'presence' : 'number', values: all, weight: 1 }
  })
  const spreads = columns.map(({ kind, values }) => (kind === 'number' ? spreadOf(values) : 0))
  const { likeness, compared } = likenesses(columns, rows, rows + 1, spreads)
  const usual = usualLikeness(columns, rows, {
    spreads,
    share: CLOSE,
    pairs: PAIRS,
    random: createRandom(rows),
  })
  return Array.from({ length: rows }, (_, row) => row).filter(
    row => compared[row]! >= LEAST_COMPARED && likeness[row]! > usual,
  )
}

/** The risk by the horizon in the presence of death, with its interval; null where too few were followed so far. */
function riskOf(frame: Frame, rows: readonly number[], horizonDays: number): AlikeGroup['riskPer100'] {
  const [outcome, death] = [endedBy(frame, 'outcome'), endedBy(frame, 'death')]
  const time = Float64Array.from(rows, row => frame.timeDays[row]!)
  const event = Uint8Array.from(rows, row => OUTCOME! * outcome[row]! + DEATH! * death[row]!)
  const followed = time.filter((days, at) => event[at] !== 0 || days >= horizonDays).length
  if (followed < LEAST_FOLLOWED) return null
  const { causes } = cumulativeIncidence({ time, event }, 2)
  const own = causes[0]!
  const risk = own.incidence.at(-1) ?? 0
  const error = own.standardError.at(-1) ?? 0
  const { lower, upper } =
    risk <= 0 || risk >= 1
      ? clopperPearsonInterval(risk <= 0 ? 0 : followed, followed)
      : onLogLog(risk, error)
  return { estimate: 100 * risk, lower: 100 * lower, upper: 100 * upper }
}

/** Limits on the complementary log-log scale, within 0 and 1. */
function onLogLog(risk: number, error: number): { lower: number; upper: number } {
  const middle = Math.log(-Math.log1p(-risk))
  const half = (Z * error) / (-Math.log1p(-risk) * (1 - risk))
  const back = (value: number) => -Math.expm1(-Math.exp(value))
  return { lower: back(middle - half), upper: back(middle + half) }
}

/**
 * Her risk with the first treatment: that of her likes with the second, taken to the power of the hazard ratio. The two
 * are taken for independent: the effect rests on far more people.
 */
function hersWith(
  other: Interval,
  { logHazardRatio, standardError }: Pick<Effect, 'logHazardRatio' | 'standardError'>,
): Interval | null {
  const onScale = (per100: number) => Math.log(-Math.log1p(-per100 / 100))
  const middle = onScale(other.estimate)
  if (!Number.isFinite(middle)) return null
  const half = (onScale(other.upper) - onScale(other.lower)) / 2
  const wide = Math.hypot(half, Z * standardError)
  const back = (value: number) => -100 * Math.expm1(-Math.exp(value))
  const at = middle + logHazardRatio
  return { estimate: back(at), lower: back(at - wide), upper: back(at + wide) }
}

interface AskedOf {
  readonly question: Asked
  readonly questionHash: string
}
const horizonOf = (question: Asked): number => trialOf(question).estimand.windows.risk

/** What happened to those of a question's cohort who are like one person; `effect`: one that may be shown, if any. */
export function outcomeOf(
  { question, questionHash }: AskedOf,
  { frame, standing }: { readonly frame: Frame; readonly standing: Standing },
  effect: Pick<Effect, 'logHazardRatio' | 'standardError'> | undefined,
): AlikeOutcome {
  const horizonDays = horizonOf(question)
  const called = calledIn(trialOf(question))
  const like = rowsLike(frame, standing)
  const hadOutcome = endedBy(frame, 'outcome')
  const groupOf = (label: Term, arm: 0 | 1): AlikeGroup => {
    const rows = like.filter(row => frame.exposed[row] === arm)
    return {
      label,
      people: rows.length,
      events: rows.filter(row => hadOutcome[row] === 1).length,
      riskPer100: rows.length < LEAST_LIKE_HER ? null : riskOf(frame, rows, horizonDays),
    }
  }
  const [exposed, comparator] = [groupOf(called.exposure, 1), groupOf(called.comparator, 0)]
  const told: Told = {
    questionHash,
    title: question.title,
    exposed,
    comparator,
    horizonDays,
    reading: [],
  }
  const none = (reason: Message, remedy: Message): AlikeOutcome => ({ kind: 'none', ...told, reason, remedy })
  if (!standing.eligible) return none(say('alike.not-eligible'), say('alike.another-question'))
  const fewest = Math.min(exposed.people, comparator.people)
  if (fewest < LEAST_LIKE_HER)
    return none(
      say('alike.too-few', { exposed: exposed.people, comparator: comparator.people, least: LEAST_LIKE_HER }),
      say('alike.wait-or-all'),
    )
  if (!exposed.riskPer100 || !comparator.riskPer100) return none(say('alike.not-followed'), say('alike.wait'))
  const hersPer100 = effect ? hersWith(comparator.riskPer100, effect) : null
  const said = (of: AlikeGroup, risk: Interval): Message =>
    say('alike.risk', {
      people: of.people,
      treatment: of.label,
      outcome: called.outcome,
      days: horizonDays,
      ...risk,
    })
  return {
    kind: 'told',
    ...told,
    hersPer100,
    reading: [
      said(exposed, exposed.riskPer100),
      said(comparator, comparator.riskPer100),
      say('alike.association'),
      ...(hersPer100 ? [say('alike.hers', { treatment: exposed.label, ...hersPer100 })] : []),
    ],
  }
}
