import type { critical as area } from '../areas/critical.ts'
import type { Sentences } from '../language.ts'

export const critical: Sentences<typeof area> = {
  'critical.by-limit': '{side, select, below {below} other {above}} its critical limit of {limit}',
  'critical.by-list':
    '{side, select, below {below} other {above}} {limit}, from where on laboratories call; ' +
    'its source says nothing of that',
  'critical.by-mark': 'marked {mark} by its source',
  'critical.waiting':
    '{results, plural, one {# critical result waits} other {# critical results wait}} to be seen',
  'critical.of-her':
    '{results, plural, one {# critical result that nobody has acknowledged} ' +
    'other {# critical results that nobody has acknowledged}}',
  'critical.none': 'No critical result waits',
  'critical.none-why':
    'A result that its laboratory calls critical, or that is beyond what laboratories call about, ' +
    'stands here, and on its chart, until somebody says that it was seen.',
  'critical.list': 'Critical results that nobody has acknowledged',
  'critical.critical': 'Critical',
  'critical.value': '{value} {unit}',
  'critical.when': '{date} ({ago})',
  'critical.no-date': 'date not recorded',
  'critical.from': 'from {source}',
  'critical.again': 'Acknowledged before, and corrected since.',
  'critical.nobody': 'on nobody’s chart',
  'critical.nobody-why': 'No source has described whom it is about: ask the laboratory.',
  'critical.no-name': '(no name recorded)',
  'critical.open-chart': 'Open the chart of {name}',
  'critical.seen': 'Seen',
  'critical.seen-of': 'Seen: {result}',
  'critical.done': 'What was done (may stay empty)',
  'critical.done-why': 'Kept with your name and the time. A correction by the laboratory opens it again.',
  'critical.acknowledge': 'Acknowledge',
  'critical.not-now': 'Not now',
  'critical.acknowledged':
    '{results, plural, one {# critical result acknowledged} other {# critical results acknowledged}}',
  'critical.by-you': 'acknowledged by you on {time}',
  'critical.by-other': 'acknowledged by {person} on {time}',
  'critical.and-done': '{acknowledged}: {done}',
  'critical.past': '{result}, {when}',
  'critical.just-now': '{result} is acknowledged.',
  'critical.more': 'Show more ({shown, number} of {of, number})',
}
