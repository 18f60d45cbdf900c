import type { alikeWords as area } from '../areas/alike.ts'
import type { Sentences } from '../language.ts'

export const alikeWords: Sentences<typeof area> = {
  'alike.not-seen': 'Nothing dated stands on this chart yet, so there is nothing to be alike in.',
  'alike.not-eligible': 'This person is not among those whom the question is about.',
  'alike.another-question': 'Choose a question whose people include her or him.',
  'alike.too-few':
    'Of the people like this one {exposed} began the first treatment and {comparator} the second; fewer than {least} ' +
    'on either side say too little.',
  'alike.wait-or-all': 'The answer over all of your patients may still hold; it stands in Evidence.',
  'alike.not-followed':
    'Too few of the people like this one were followed to the end of the time asked about.',
  'alike.wait': 'It can be asked again when their time is over.',
  'alike.risk':
    'Of 100 people like this one who began {treatment}, {estimate} ({lower} to {upper}) had {outcome} ' +
    'within {days, plural, one {# day} other {# days}}. ' +
    'From {people, plural, one {# person} other {# people}} of yours.',
  'alike.association':
    'An association, not an effect: who was given which had reasons, and they are not weighed out here.',
  'alike.copies': '{gene} {position}, copies that differ:',
  'alike.female': 'female',
  'alike.male': 'male',
  'alike.hers':
    'By the effect over all of your patients, {estimate} ({lower} to {upper}) of 100 like this one would have it ' +
    'with {treatment}.',
}
