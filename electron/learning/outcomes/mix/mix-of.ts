import { isoOfDay } from '../../../../shared/domain/day/iso-day.ts'
import type { Period } from '../../../../shared/domain/measures/frame.ts'
import type { Measure } from '../../../../shared/domain/measures/measure.ts'
import { caseMix, type MixFrame } from '../../../../shared/domain/measures/mix-frame.ts'
import type { MixLine, MixStatement } from '../../../../shared/domain/measures/mix.ts'
import type { Term } from '../../../../shared/words/message.ts'
import type { InSteps } from '../../stats/foundations/in-steps.ts'
import { kitagawa, type KitagawaPart } from '../../stats/tables/kitagawa.ts'
import { FEW } from '../points.ts'
import { countedOf } from './counted.ts'
import { differenceIn } from './difference.ts'
import { explanationsIn } from './explanations.ts'
import { doubtsOf, readingOf } from './reading.ts'
import { AFTER, BEFORE, groupsOf, type MixGroup } from './rows.ts'

type FactorLine = MixStatement['factors'][number]

interface Asked {
  readonly measure: Measure
  readonly frame: MixFrame
}

function* lineOf({ measure, frame }: Asked, { keys, label, rows }: MixGroup): InSteps<MixLine> {
  const [before, after] = [BEFORE, AFTER].map(span => countedOf(measure, frame, { rows, span }))
  const difference = yield* differenceIn(measure, frame, { rows, before: before!, after: after! })
  return {
    keys: [...keys],
    label,
    before: before!,
    after: after!,
    difference,
    isBeyond: difference !== null && (difference.lower > 0 || difference.upper < 0),
    isSmall: Math.min(before!.denominator, after!.denominator) < FEW,
    parts: null,
  }
}

const summed = (all: readonly KitagawaPart[]): KitagawaPart => ({
  mix: all.reduce((sum, { mix }) => sum + mix, 0),
  within: all.reduce((sum, { within }) => sum + within, 0),
})

/** One factor's groups, in both spans; undefined where they tell nobody apart. */
function* factorLine(asked: Asked, factor: MixFrame['factors'][number]): InSteps<FactorLine | undefined> {
  const groups = groupsOf(asked.frame, factor)
  const isTold = groups.some(({ keys }) => keys[0] !== '')
  if (!isTold || groups.length < 2) return undefined
  const rows: MixLine[] = []
  for (const group of groups) rows.push(yield* lineOf(asked, group))
  const parts =
    asked.measure.quantity === undefined
      ? kitagawa(
          rows.map(({ before }) => before),
          rows.map(({ after }) => after),
        )
      : null
  return {
    is: factor.is,
    isCaseMix: caseMix.has(factor.is),
    rows: rows.map((row, place) => ({ ...row, parts: parts?.[place] ?? null })),
    parts: parts && summed(parts),
  }
}

/**
 * A measure in one span against the span before, by who came and how it was done. `frame`: counted over both, the
 * earlier first. `absent`: the concept sets of which the record has no code.
 */
export function* mixOf(
  asked: Asked & { readonly absent: readonly Term[] },
  spans: readonly [Period, Period],
): InSteps<MixStatement> {
  const { measure, frame, absent } = asked
  const rows = [...frame.member.keys()]
  const [before, after] = [BEFORE, AFTER].map(span => countedOf(measure, frame, { rows, span }))
  const factors: FactorLine[] = []
  const left: MixStatement['left'] = []
  for (const factor of frame.factors) {
    const line = yield* factorLine(asked, factor)
    if (line) factors.push(line)
    else left.push(factor.is)
  }
  const inDays = (span: number) => ({
    from: isoOfDay(spans[span]!.fromDay),
    to: isoOfDay(spans[span]!.toDay),
  })
  const told = {
    unit: measure.quantity === undefined ? ('share' as const) : ('days' as const),
    before: { ...inDays(BEFORE), ...before! },
    after: { ...inDays(AFTER), ...after! },
    difference: yield* differenceIn(measure, frame, { rows, before: before!, after: after! }),
    factors,
  }
  return {
    ...told,
    explanations: yield* explanationsIn({ frame, spans, before: before!, after: after!, absent }),
    left,
    reading: readingOf(told, measure),
    doubts: doubtsOf(told, measure, frame, spans[BEFORE]!.fromDay),
  }
}
