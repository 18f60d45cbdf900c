import { wordsOf } from '../../../shared/domain/fact.ts'
import type { SaidOf } from '../../../shared/domain/facts/columns.ts'
import { joined, lines, named, plain, type RecordedKind } from './kind.ts'

const calledOff: ReadonlySet<string> = new Set(['cancelled', 'stopped', 'on-hold', 'entered-in-error'])

/** An activity; what must not be done, or is called off, with the source's word for that. */
function activityText({ concept, words, status = '', isProhibited }: SaidOf<'plan'>['activities'][number]) {
  const called = words ?? (concept && wordsOf(concept))
  const not = joined(isProhibited ? 'doNotPerform' : undefined, calledOff.has(status) ? status : undefined)
  return called !== undefined && not !== undefined ? `${called} (${not})` : called
}

export const plan: RecordedKind<SaidOf<'plan'>> = {
  ...plain,
  title: ({ title, description }) => title ?? description,
  detail: ({ intent, categories, activities, reasons }) =>
    joined(intent, named(categories), named(reasons), ...activities.map(activityText)),
  words: ({ title, description, activities }) =>
    lines(
      title,
      description,
      ...activities.map(({ concept, words }) => words ?? (concept && wordsOf(concept))),
    ),
}
