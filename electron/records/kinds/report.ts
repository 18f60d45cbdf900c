import type { SaidOf } from '../../../shared/domain/facts/columns.ts'
import { lines, named, plain, type RecordedKind } from './kind.ts'

export const report: RecordedKind<SaidOf<'report'>> = {
  ...plain,
  detail: ({ conclusion, conclusions }) => lines(conclusion, named(conclusions)) || undefined,
  words: ({ conclusion, conclusions, attachments }) =>
    lines(conclusion, named(conclusions), ...attachments.flatMap(each => [each.title, each.text])),
}
