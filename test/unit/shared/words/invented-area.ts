import type { Language } from '../../../../shared/words/language.ts'
import {
  alternatives,
  choice,
  count,
  day,
  decimal,
  list,
  messageValue,
  quantity,
  signed,
  significant,
  term,
  text,
  type Area,
} from '../../../../shared/words/values.ts'

/** An area of nobody's, with a message of every kind of value. */
export const inventedArea = {
  'ward.quiet': {},
  'ward.named': { name: text },
  'ward.people': { people: count },
  'ward.weight': { kilograms: decimal(1) },
  'ward.change': { kilograms: signed(1) },
  'ward.opened': { on: day },
  'ward.kept': { how: choice('well', 'badly') },
  'ward.says': { said: messageValue },
  'ward.holds': { things: list },
  'ward.round': { people: count, name: text },
  'ward.place': { place: count },
  'ward.risk': { risk: significant(2) },
  'ward.limit': { limit: quantity },
  'ward.either': { things: alternatives },
  'ward.called': { what: term },
  'ward.beds': { people: count, how: choice('well', 'badly') },
} as const satisfies Area

/** A language of nobody's, written as English writes numbers. */
export const inventedLanguage = (
  tag: string,
  sentences: Readonly<Record<keyof typeof inventedArea, string>>,
): Language => ({
  tag,
  name: 'Invented',
  direction: 'ltr',
  reviewedBy: null,
  sentences: sentences as unknown as Language['sentences'], // the speaker is given the table of these keys with it
})

export const inventedSentences = {
  'ward.quiet': 'All is quiet.',
  'ward.named': 'This is {name}.',
  'ward.people': '{people, plural, =0 {nobody} one {# person} other {# people}} of {people}',
  'ward.weight': '{kilograms} kg',
  'ward.change': 'by {kilograms} kg',
  'ward.opened': 'opened on {on}',
  'ward.kept': '{how, select, well {kept well} badly {kept badly} other {kept}}',
  'ward.says': 'It says: {said}',
  'ward.holds': 'It holds {things}.',
  'ward.round': "{people, plural, one {{name}''s person} other {# people '{of}' {name}}}",
  'ward.place': '{place, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}',
  'ward.risk': 'a risk of {risk}',
  'ward.limit': 'above {limit}',
  'ward.either': 'either {things}',
  'ward.called': 'called {what}',
  'ward.beds':
    '{people, plural, one {# bed} other {{how, select, well {# good beds} other {# beds}}}}, bed #1 {gone}',
} as const
export const inventedEnglish = inventedLanguage('en-GB', inventedSentences)
