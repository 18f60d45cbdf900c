import type { FactOf } from '../../../shared/domain/fact.ts'
import { say } from '../../../shared/words/message.ts'
import { codeLabel } from './code-label.ts'
import { joined, plain, type RecordedKind } from './kind.ts'

export const medication: RecordedKind<FactOf<'medication'>> = {
  ...plain,
  detail({ role, dosage, reasons }) {
    const more = joined(dosage, codeLabel(reasons))
    return more === undefined ? say('fact.role', { role }) : say('fact.role-and-more', { role, more })
  },
}
