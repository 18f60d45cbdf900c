import type { pageFollowUp as area } from '../areas/page-follow-up.ts'
import type { Sentences } from '../language.ts'

export const pageFollowUp: Sentences<typeof area> = {
  'follow-up.has-none':
    'This measure has no time after an event in which something may happen, and so no follow-up.',
  'follow-up.open': 'Follow-up',
  'follow-up.back': 'Back to Outcomes',
  'follow-up.of': 'Of whom',
  'follow-up.planned': 'Planned to come back',
  'follow-up.list': 'Who is due and lost',
  'follow-up.who': 'Name',
  'follow-up.why': 'Planned',
  'follow-up.on': 'Counted from',
  'follow-up.due': 'Due',
  'follow-up.seen': 'Last seen',
  'follow-up.told': 'Asked after',
  'follow-up.say': 'What came of asking',
  'follow-up.never': 'never',
  'follow-up.state':
    '{is, select, ahead {due in {days, plural, one {# day} other {# days}}} today {due today} ' +
    'open {due now, {days, plural, =0 {today is the last day} one {# day left} other {# days left}}} ' +
    'overdue {{days, plural, one {# day} other {# days}} overdue} ' +
    'lost {lost: last seen {seen}} never {lost: never seen} other {not to be asked again}}',
  'follow-up.telling': '{is, select, reached {Reached} moved {Moved away} died {Died} other {Declined}}',
  'follow-up.told-on':
    '{is, select, reached {reached} moved {moved away} died {said to have died} other {declined}}, {date}',
  'follow-up.death-of': 'When {name} died',
  'follow-up.death-vague': 'A month or a year alone is enough.',
  'follow-up.record-death': 'Record the death',
  'follow-up.death-recorded': '{name}: died, {date}. It counts in every measure and question.',
  'follow-up.keys':
    'j k choose somebody, Enter opens the chart. r reached, m moved away, d died, x declined. ' +
    'u takes the last one back.',
  'follow-up.said':
    '{name}: {is, select, reached {reached} moved {moved away} died {said to have died} other {declined}}.',
  'follow-up.take-back': 'Take back',
  'follow-up.taken-back': '{name}: taken back.',
  'follow-up.nobody': 'Nobody is due or lost.',
  'follow-up.more': '{shown, number} of {of, number} are shown, the longest over first.',
  'follow-up.known':
    'Of those of whom it is known, {numerator, number} of {denominator, number} ({percent} %; ' +
    '{lower} to {upper} %) have it.',
  'follow-up.not-looked-for':
    'No code of {concepts} stands in this casebook, so it cannot say of anybody that she had it or had it not. ' +
    'Whoever comes back can still be asked.',
  'follow-up.nobody-known': 'It is known of nobody yet.',
  'follow-up.bounds':
    'Of {unseen, plural, one {# more} other {# more}} nobody knows: if none of them had it, the share would be ' +
    '{lower} %; if all had, {upper} %.',
  'follow-up.all-seen':
    'Everybody was seen once the time was over, or it is shown in the record: nothing is left open.',
  'follow-up.coming': 'Of {coming, plural, one {# more} other {# more}} the time is not over yet.',
  'follow-up.why-measure':
    'Known: what is counted stands in the record, she died, or she was seen once the time was over. Due is the ' +
    'last day of that time; lost, who was not seen in the 90 days after it. What happened elsewhere is not known here.',
  'follow-up.data-end':
    'The data end on {date}. Whoever was due later may have come since: bring in what is newer before you ask after ' +
    'them.',
  'follow-up.why-planned':
    'Planned in the records, and nothing recorded here since: told of after 14 days, lost after 90. What happened ' +
    'elsewhere is not known here.',
  'follow-up.why-form':
    'Due: the first form is long enough ago for a second one to count, and none stands here. Lost: none ' +
    'would count any more. To have been seen is no answer. The latest form of the time counts.',
  'follow-up.keys-form':
    'j k choose somebody, f fills in the form, Enter opens the chart. r reached, m moved away, d died, x declined. ' +
    'u takes the last one back.',
  'follow-up.fill-for': 'Fill in a form of {name}',
  'follow-up.blank-form': 'Print {title}',
}
