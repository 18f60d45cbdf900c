import type { z } from 'zod'
import type { factLine } from '../../../shared/contract/patients.ts'
import type { Fact, Value } from '../../../shared/domain/fact.ts'
import type { ReferenceRange } from '../../../shared/domain/facts/elements.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import { codeLabel } from '../kinds/code-label.ts'
import type { Result } from '../kinds/kind.ts'
import { recorded } from '../kinds/registry.ts'
import { flagOf } from './plausible.ts'

type FactLine = z.infer<typeof factLine>
type Said = Message | string | undefined

function valueText({ value, absentReason }: Partial<Result>): Said {
  switch (value?.kind) {
    case 'quantity':
      return `${value.comparator ?? ''}${value.text}`
    case 'code':
      return value.text ?? codeLabel(value.codes)
    case 'text':
      return value.text
    case 'boolean':
      return say('result.answered', { answer: value.value ? 'yes' : 'no' })
    case undefined:
      return absentReason ? say('result.not-recorded', { reason: absentReason }) : undefined
  }
}
const unitOf = (value: Value | undefined) =>
  value?.kind === 'quantity' ? (value.unit ?? value.unitCode) : undefined

/** The source's own words for what is usual, else its limits. */
function rangeOf({ text, low, high }: ReferenceRange = {}): Said {
  if (text) return text
  if (low !== undefined && high !== undefined) return say('range.between', { low, high })
  if (low !== undefined) return say('range.from', { low })
  return high === undefined ? undefined : say('range.to', { high })
}

/** Members whose value is undefined are left out: the contract knows absent, not undefined. */
const given = <T extends object>(members: T) =>
  Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

/** What a fact is called in a list. */
export const labelOf = (fact: Fact): string =>
  recorded(fact).title(fact) ?? (codeLabel(fact.codes) || fact.kind)

/** A fact as one line of a chart. */
export function factLineOf(id: number, versions: number, fact: Fact): FactLine {
  const kind = recorded(fact)
  const results = kind.results(fact)
  const own: Partial<Result> = results[0] ?? {}
  return {
    fact: { kind: fact.kind, id },
    label: labelOf(fact),
    codes: fact.codes,
    status: fact.status,
    changes: versions - 1,
    components: results.slice(1).map(each => ({
      label: codeLabel(each.codes),
      value: valueText(each) ?? '',
      ...given({ unit: unitOf(each.value) }),
    })),
    ...given({
      start: fact.start,
      end: fact.end,
      value: valueText(own),
      unit: unitOf(own.value),
      number: own.value?.kind === 'quantity' ? own.value.value : undefined,
      reference: rangeOf(own.referenceRange),
      interpretation: own.interpretation,
      detail: kind.detail(fact),
      flag: flagOf(results),
    }),
  }
}
