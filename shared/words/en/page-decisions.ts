import type { pageDecisions as area } from '../areas/page-decisions.ts'
import type { Sentences } from '../language.ts'

const chosen =
  '{choice, select, exposed {{treatment}} comparator {{treatment}} neither {neither} other {something else}}'

export const pageDecisions: Sentences<typeof area> = {
  'view.decisions': 'Decisions',
  'decide.label': 'What you decide for this patient',
  'decide.key': `${chosen} ({key})`,
  'decide.hint':
    'One key keeps it with the answer as it stands. It stays in this record and never goes to a peer.',
  'decide.kept': `Decided {day}: ${chosen}`,
  'decide.eligible': 'eligible then',
  'decide.not-eligible': 'not known to be eligible',
  'decide.reason': 'Why (may stay empty)',
  'decide.reason-hint': 'Enter keeps it',
  'decide.keep-reason': 'Keep',
  'decide.take-back': 'Take back (u)',
  'decide.told': `Decided: ${chosen} – {title}`,
  'decide.came':
    '{is, select, waiting {{outcome}: counted until {closes}} happened {{outcome}: happened {on}} none ' +
    '{{outcome}: did not happen by {closes}} died {{outcome}: died before it {on}} unseen {{outcome}: not seen ' +
    'since, by {closes}} other {{outcome}: dates not exact enough to tell}}',
  'decide.card-expected': 'The card of {answered} ({people, number} people) said {per100} in 100.',
  'decide.seen': 'Seen',
  'decide.all': 'All decisions',
  'decisions.title': 'What was decided beside answers',
  'decisions.none':
    'Nothing yet. On a chart, beside an answer about people like her, 1 to 4 keep what you decide; what became of it ' +
    'is counted here once its time is over.',
  'decisions.chosen': 'Decided',
  'decisions.n': 'People',
  'decisions.expected': 'Expected',
  'decisions.happened': 'Happened',
  'decisions.known': 'Outcome known',
  'decisions.ratio': 'Observed / expected (95 %)',
  'decisions.waiting': 'Waiting',
  'decisions.unseen': 'Not seen since',
  'decisions.died': 'Died before',
  'decisions.interval': '{value} ({lower} to {upper})',
  'decisions.asked-about': 'Outcomes that were asked about',
  'decisions.calibration': 'Did what the answers said come so often?',
  'decisions.calibration-of': 'Of {n, plural, one {# decision} other {# decisions}} whose outcome is known.',
  'decisions.too-few': '{n} of {least} outcomes are known: too few to compare.',
  'decisions.other-way': '{choice, select, neither {Neither} other {Something else}}',
  'today.revisions':
    '{answers, plural, one {# answer has changed} other {# answers have changed}} since you decided',
  'keys.decide': 'In a chart: decide beside an answer; there, 1 to 4 keep it, u takes it back',
}
