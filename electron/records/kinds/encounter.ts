import { wordsOf } from '../../../shared/domain/fact.ts'
import type { SaidOf } from '../../../shared/domain/facts/columns.ts'
import { joined, named, plain, type RecordedKind } from './kind.ts'

export const encounter: RecordedKind<SaidOf<'encounter'>> = {
  ...plain,
  alsoCoded: fact => fact.class?.codes ?? [],
  detail: fact => joined(fact.class && wordsOf(fact.class), named(fact.reasons)),
}
