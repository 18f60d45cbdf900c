import type { SaidOf } from '../../../shared/domain/facts/columns.ts'
import { lines, plain, type RecordedKind } from './kind.ts'
import { plainValue } from './plain-value.ts'

/** Each question with its answers, a line each, as they were asked. */
const asked = ({ items }: SaidOf<'questionnaire'>) =>
  lines(
    ...items.map(({ item, question = item, answers }) =>
      answers.length === 0 ? undefined : `${question}: ${answers.map(plainValue).join('; ')}`,
    ),
  )

export const questionnaire: RecordedKind<SaidOf<'questionnaire'>> = {
  ...plain,
  title: ({ form }) => form,
  detail: fact => asked(fact) || undefined,
  words: asked,
}
