import type { pagePeople as area } from '../areas/page-people.ts'
import type { Sentences } from '../language.ts'

export const pagePeople: Sentences<typeof area> = {
  'same.pairs': '{pairs, plural, =0 {No pair waits} one {# pair waits} other {# pairs wait}}',
  'same.sides': 'Two descriptions',
  'same.field': 'What',
  'same.person-of': 'Person {person}, from {source}',
  'same.agreement': 'Agreement',
  'same.agrees': 'the same',
  'same.agrees-partly': 'partly the same',
  'same.differs': 'differs',
  'same.not-by-all': 'not known to all',
  'same.unknown': 'not recorded',
  'same.name': 'Name',
  'same.born': 'Born',
  'same.sex': 'Sex',
  'same.died': 'Died',
  'same.died-sometime': 'date not recorded',
  'same.numbers': 'Numbers',
  'same.addresses': 'Addresses',
  'same.allergies': 'Allergies',
  'same.problems': 'Problems that may go on',
  'same.more-problems': 'and {more, plural, one {# more} other {# more}}',
  'same.last-seen': 'Last seen',
  'same.facts': 'Known here',
  'same.facts-count': '{facts, plural, one {# fact} other {# facts}}',
  'same.against': 'against',
  'same.for': 'for',
  'same.telecom': 'Telephone, e-mail',
  'same.reasons': 'What speaks for it and against it',
  'same.put-off': 'You said that you would decide later.',
  'same.answer':
    '{answer, select, same {Same person (s)} different {Two people (d)} other {Decide later (l)}}',
  'same.chart-of': 'Chart of {person}',
  'same.what-follows':
    'Who is the same stands on one chart, with all that every source says; there they can be taken apart again. What ' +
    'you say stands against whatever comes later.',
  'same.named': '{name} ({person, number})',
  'same.said':
    '{one} and {other}: {answer, select, same {one person from now on, on one chart} different {two people, with a ' +
    'chart each} other {put off, and asked again}}.',
  'same.none': 'Nobody waits',
  'same.none-why':
    'People of several sources are joined where it is certain that they are one. Of whom it is not sure, you are ' +
    'asked here.',
  'same.back': 'Patients',
  'joined.sides': 'Who stands on this chart',
  'joined.link': 'Why {one} and {other} are one',
  'joined.said': 'You said so on {time}.',
  'joined.take-apart': 'Take {person} apart',
  'joined.taken':
    'Person {person} has a separate chart again. {notes, plural, =0 {} ' +
    'one {# note or entry by hand stays on the chart of whom it was written of: look whether that is right.} ' +
    'other {# notes and entries by hand stay on the chart of whom each was written of: look whether that is right.}}',
  'joined.what-follows':
    'Whoever is taken apart gets back all that came from that source. Notes and entries by hand stay with whom they ' +
    'were written of.',
  'joined.alone': 'Nobody else stands on this chart.',
  'joined.back': 'Back to the chart',
}
