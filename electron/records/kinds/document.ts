import type { SaidOf } from '../../../shared/domain/facts/columns.ts'
import { lines, plain, type RecordedKind } from './kind.ts'

export const document: RecordedKind<SaidOf<'document'>> = {
  ...plain,
  title: ({ title, attachments }) => title ?? attachments.find(each => each.title !== undefined)?.title,
  detail: ({ attachments }) => lines(...attachments.map(({ text }) => text)) || undefined,
  words: ({ title, attachments }) => lines(title, ...attachments.flatMap(each => [each.title, each.text])),
}
