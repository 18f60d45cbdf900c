import type { z } from 'zod'
import type { factLine } from '../../../shared/contract/patients.ts'
import { whenOf, wordsOf, type Amount, type Value } from '../../../shared/domain/fact.ts'
import type { Said } from '../../../shared/domain/facts/columns.ts'
import type { ReferenceRange } from '../../../shared/domain/facts/value.ts'
import { printedUnit } from '../../../shared/domain/printed-unit.ts'
import { shownNumber } from '../../../shared/domain/shown-number.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import { named, type Result } from '../kinds/kind.ts'
import { plainValue } from '../kinds/plain-value.ts'
import { recorded } from '../kinds/registry.ts'
import { usualRange } from '../kinds/usual-range.ts'
import { flagOf } from './plausible.ts'

type FactLine = z.infer<typeof factLine>
type Text = Message | string | undefined

function valueText({ value, absent }: Partial<Result>): Text {
  if (!value) return absent ? say('result.not-recorded', { reason: wordsOf(absent) }) : undefined
  switch (value.kind) {
    case 'quantity':
      return `${value.comparator ?? ''}${shownNumber(value.text)}`
    case 'range':
      return limitsText(value.low, value.high, unitOf(value))
    case 'boolean':
      return say('result.answered', { answer: value.value ? 'yes' : 'no' })
    default:
      return plainValue(value)
  }
}
/** As clinicians print it, where the source says which unit it is; else as the source shows it. */
const amountUnit = ({ unit, unitCode }: Amount) => (unitCode === undefined ? unit : printedUnit(unitCode))
function unitOf(value: Value | undefined): string | undefined {
  if (value?.kind === 'quantity') return amountUnit(value)
  const limit = value?.kind === 'range' ? (value.low ?? value.high) : undefined
  return limit && amountUnit(limit)
}

/** Limits in another unit than the value are never set beside it as if they were in its own: their unit is said. */
const limitText = (limit: Amount, unit: string | undefined) =>
  amountUnit(limit) === undefined || amountUnit(limit) === unit
    ? limit.text
    : `${limit.text} ${amountUnit(limit) ?? ''}`

/** The source's own words for what is usual, else its limits. */
function rangeOf(range: ReferenceRange | undefined, unit: string | undefined): Text {
  if (!range) return undefined
  return range.text || limitsText(range.low, range.high, unit)
}

function limitsText(low: Amount | undefined, high: Amount | undefined, unit: string | undefined): Text {
  if (low && high) return say('range.between', { low: limitText(low, unit), high: limitText(high, unit) })
  if (low) return say('range.from', { low: limitText(low, unit) })
  return high && say('range.to', { high: limitText(high, unit) })
}

/** Members whose value is undefined are left out: the contract knows absent, not undefined. */
const given = <T extends object>(members: T) =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

/** What a fact is called in a list. */
export const labelOf = (fact: Said): string =>
  recorded(fact).title(fact) ?? (wordsOf(fact.concept) || fact.kind)

/** A fact as one line of a chart. */
export function factLineOf(id: number, versions: number, fact: Said): FactLine {
  const kind = recorded(fact)
  const results = kind.results(fact)
  const own: Partial<Result> = results[0] ?? {}
  const dated = whenOf(fact)
  return {
    fact: { kind: fact.kind, id },
    label: labelOf(fact),
    codes: fact.concept.codes,
    standing: fact.standing,
    about: fact.about,
    status: fact.status,
    changes: versions - 1,
    unread: fact.unread.length,
    components: results.slice(1).map(each => ({
      label: wordsOf(each.concept),
      value: valueText(each) ?? '',
      ...given({ unit: unitOf(each.value) }),
    })),
    ...given({
      start: dated?.moment,
      datedBy: dated?.by,
      end: dated?.by === 'happened' ? fact.end : undefined,
      when: fact.when,
      value: valueText(own),
      unit: unitOf(own.value),
      number: own.value?.kind === 'quantity' ? own.value.value : undefined,
      reference: rangeOf(usualRange(own.ranges), unitOf(own.value)),
      interpretation: named(own.interpretations ?? []),
      detail: kind.detail(fact),
      flag: flagOf(results),
    }),
  }
}
