import type { FactOf } from '../../../shared/domain/fact.ts'
import { lines, named, plain, type RecordedKind } from './kind.ts'

export const report: RecordedKind<FactOf<'report'>> = {
  ...plain,
  detail: ({ conclusion, conclusions }) => lines(conclusion, named(conclusions)) || undefined,
  words: ({ conclusion, conclusions, attachments }) =>
    lines(conclusion, named(conclusions), ...attachments.flatMap(each => [each.title, each.text])),
}
