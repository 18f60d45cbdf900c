import type { SaidOf } from '../../../shared/domain/facts/columns.ts'
import { doseText } from '../../../shared/domain/facts/dose-text.ts'
import { say } from '../../../shared/words/message.ts'
import { joined, named, plain, type RecordedKind } from './kind.ts'

export const medication: RecordedKind<SaidOf<'medication'>> = {
  ...plain,
  detail({ role, doses, reasons }) {
    const more = joined(doses.flatMap(dose => doseText(dose) ?? []).join('; '), named(reasons))
    return more === undefined ? say('fact.role', { role }) : say('fact.role-and-more', { role, more })
  },
}
