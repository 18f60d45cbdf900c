import { isoOfDay } from '../../../../shared/domain/day/iso-day.ts'
import type { Period } from '../../../../shared/domain/measures/frame.ts'
import type { MixFrame } from '../../../../shared/domain/measures/mix-frame.ts'
import { say, type Message, type Term } from '../../../../shared/words/message.ts'
import { differenceOfShares } from '../changes/difference.ts'
import type { InSteps } from '../../stats/foundations/in-steps.ts'
import type { CountedSide } from './counted.ts'

/** So long after a span what is written late may still come. */
const LATE_DAYS = 31
/** A source that is first heard of within such a part of a span, one over this, has been there for all of it. */
const SOON = 10
/** More sources than these are told by their number. */
const FEW_SOURCES = 3

interface Told {
  readonly frame: MixFrame
  readonly spans: readonly [Period, Period]
  readonly before: CountedSide
  readonly after: CountedSide
  /** Concept sets of the measure of which this record has no code. */
  readonly absent: readonly Term[]
}

type Source = MixFrame['sources'][number]

function aboutSources({ frame: { sources, upTo }, spans: [before, after] }: Told): Message[] {
  const soon = before.fromDay + (before.toDay - before.fromDay) / SOON
  const began = sources.filter(({ fromDay }) => fromDay > soon && fromDay <= after.toDay)
  const hasEnded = ({ toDay }: Source) =>
    toDay >= before.fromDay && toDay < Math.min(after.toDay, upTo ?? Infinity) - LATE_DAYS
  const ended = sources.filter(hasEnded)
  const said = (
    all: readonly Source[],
    alone: (source: Source) => Message,
    together: (n: { n: number; of: number }) => Message,
  ) => (all.length > FEW_SOURCES ? [together({ n: all.length, of: sources.length })] : all.map(alone))
  return [
    ...said(
      began,
      ({ label, fromDay }) => say('mix.source-began', { source: label, on: isoOfDay(fromDay) }),
      n => say('mix.sources-began', n),
    ),
    ...said(
      ended,
      ({ label, toDay }) => say('mix.source-ended', { source: label, on: isoOfDay(toDay) }),
      n => say('mix.sources-ended', n),
    ),
  ]
}

const percent = (part: number, of: number) => (of === 0 ? 0 : (100 * part) / of)

/** Whether more or less is missing than before, beyond chance. */
function* aboutUnknown({ before, after }: Told): InSteps<Message[]> {
  const missing = ({ unknown, denominator }: CountedSide) => ({
    numerator: unknown,
    denominator: unknown + denominator,
  })
  const [one, other] = [missing(before), missing(after)]
  const difference = yield* differenceOfShares(one, other)
  if (!difference || (difference.lower <= 0 && difference.upper >= 0)) return []
  return [
    say('mix.unknown-changed', {
      before: one.numerator,
      beforeOf: one.denominator,
      beforePercent: percent(one.numerator, one.denominator),
      after: other.numerator,
      afterOf: other.denominator,
      afterPercent: percent(other.numerator, other.denominator),
    }),
  ]
}

/** What the data themselves may explain of a difference, before anything that happened to people. */
export function* explanationsIn(told: Told): InSteps<Message[]> {
  const { frame, spans, before, after, absent } = told
  const daysAfter = frame.upTo === null ? 0 : frame.upTo - spans[1].toDay
  const isOpen = frame.upTo !== null && daysAfter < LATE_DAYS
  const said = [
    ...(absent.length > 0 ? [say('mix.no-codes', { concepts: absent })] : []),
    ...aboutSources(told),
    ...(yield* aboutUnknown(told)),
    ...(isOpen ? [say('mix.not-closed', { upTo: isoOfDay(frame.upTo!), days: Math.max(0, daysAfter) })] : []),
    ...(before.early + after.early > 0
      ? [say('mix.early', { before: before.early, after: after.early })]
      : []),
  ]
  return said.length > 0 ? said : [say('mix.data-explain-nothing')]
}
