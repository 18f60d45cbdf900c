import type { z } from 'zod'
import type { factLine } from '../../../shared/contract/fact-line.ts'
import { whenOf, wordsOf } from '../../../shared/domain/fact.ts'
import type { Said } from '../../../shared/domain/facts/columns.ts'
import { named, type Result } from '../kinds/kind.ts'
import { recorded } from '../kinds/registry.ts'
import { usualRange } from '../kinds/usual-range.ts'
import { flagOf } from './plausible.ts'
import { rangeOf, unitOf, valueText } from './result-text.ts'

type FactLine = z.infer<typeof factLine>
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
