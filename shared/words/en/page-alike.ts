import type { pageAlike as area } from '../areas/page-alike.ts'
import type { Sentences } from '../language.ts'

export const pageAlike: Sentences<typeof area> = {
  'view.alike': 'People like this one',
  'alike.title': 'People like {name}',
  'alike.back': 'Back to the chart',
  'alike.open': 'People like this one',
  'alike.domain':
    '{domain, select, clinical {Illnesses, medicines, results} genomic {Genes} other {Circumstances of life}}',
  'alike.none-known': 'Nothing is recorded.',
  'alike.known': '{n, plural, one {# thing is known} other {# things are known}}',
  'alike.share': '{share, select, 0 {Not} 1 {Fully} other {Half}}',
  'alike.nobody':
    'Of {people, plural, one {# other} other {# others}} nobody shares enough of what is known to be compared.',
  'alike.close':
    '{close, plural, =0 {Nobody} one {# person} other {# people}} of {people} here {close, plural, one {is} other ' +
    '{are}} closer to this one than nine in ten pairs are to each other.',
  'alike.name': 'Name',
  'alike.born': 'Born',
  'alike.likeness': 'Alike',
  'alike.percent': '{percent}\u{A0}%',
  'alike.of-known': 'of {percent} % that could be compared',
  'alike.in': 'Alike in (this one’s in brackets)',
  'alike.not-in': 'Not alike in',
  'alike.nothing': '–',
  'alike.not': 'no {name}',
  'alike.measured': '{name} {theirs} ({hers})',
  'alike.what-happened': 'What happened to them',
  'alike.no-question': 'No question that is kept or ships with Casebook is about this person.',
  'alike.question': 'Question',
  'alike.began': 'Began',
  'alike.people': 'People',
  'alike.had-it': 'Had it',
  'alike.of-100': 'Of 100',
  'alike.interval': '{estimate} ({lower} to {upper})',
}
