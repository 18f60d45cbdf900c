import type { pageChanges as area } from '../areas/page-changes.ts'
import type { Sentences } from '../language.ts'

export const pageChanges: Sentences<typeof area> = {
  'changes.title': 'What you changed',
  'changes.none':
    'Nothing yet. Write down what you do otherwise from a day on, and Casebook compares before with after on a day ' +
    'that you choose.',
  'changes.write': 'Write down a change',
  'changes.form': 'A change, judged by: {title}',
  'changes.what': 'What is done otherwise',
  'changes.what-hint': 'For example: every stay ends with a telephone call within 48 hours',
  'changes.why': 'Why (may stay empty)',
  'changes.made': 'From this day on',
  'changes.expected': 'What do you expect?',
  'changes.direction':
    '{direction, select, higher {It rises} lower {It falls} other {Nothing in particular}}',
  'changes.by': '{unit, select, share {by at least (percentage points)} other {by at least (days)}}',
  'changes.by-hint': 'Now: {now}. May stay empty: then any movement beyond chance counts.',
  'changes.look-on': 'Look at it again on',
  'changes.proposed': 'Proposed: {date}',
  'changes.proposed-why': 'More about why that day',
  'changes.in-months': 'in {months, plural, one {# month} other {# months}}',
  'changes.fixed':
    'The year before that day will be compared with all the time since. That is fixed now, so that nobody chooses it ' +
    'by its result.',
  'changes.what-missing': 'It does not say what is done otherwise.',
  'changes.what-remedy': 'A few words will do.',
  'changes.look-too-early': 'That is not after the change.',
  'changes.look-remedy': 'Choose a day on which something can have come of it.',
  'changes.too-much': 'A share cannot change by more than 100 percentage points.',
  'changes.too-much-remedy': 'From 60 % to 70 % are 10.',
  'changes.day-needed': 'This is no day.',
  'changes.day-remedy': 'A month alone would leave open what counts as before and as after.',
  'changes.keep': 'Keep',
  'changes.kept': 'Kept. It stands on Today on {date}.',
  'changes.since': 'Since {date}',
  'changes.because': 'Why: {why}',
  'changes.expects': 'Expected: {direction, select, higher {a rise} other {a fall}} by {by} or more.',
  'changes.expects-any': 'Expected: {direction, select, higher {a rise} other {a fall}}.',
  'changes.share-points': '{by} percentage points',
  'changes.days': '{by} days',
  'changes.expects-nothing': 'Nothing in particular was expected.',
  'changes.look': 'Look again on {date}.',
  'changes.look-due': 'To be looked at since {date}.',
  'changes.no-further': 'No further look is planned.',
  'changes.look-now': 'Look at it now',
  'changes.looking': 'Counting before and after',
  'changes.close-look': 'Not now',
  'changes.statement': 'Before and after, as of {date} (data up to {upTo})',
  'changes.grade':
    '{grade, select, met {As expected} short {Short of what was expected} opposite {Opposite of what was expected} ' +
    'open {Cannot be told yet} spell {Cannot be told apart from the unusual spell before it} ' +
    'moving {Cannot be told apart from what was under way before it} other {Nothing was expected}}',
  'changes.doubts': 'Doubts',
  'changes.keep-look': 'Keep, and look again on that day',
  'changes.keep-last': 'Keep, no further look',
  'changes.next-look': 'Next look on',
  'changes.looked': 'Looked at on {date}',
  'changes.looked-at': 'The look is kept.',
  'changes.take-back': 'Take back',
  'changes.taken-back': 'Taken back. It stays in the audit log.',
  'changes.other-rules': 'It was written for an earlier form of this measure, by which it is judged.',
  'changes.due': '{changes, plural, one {# change is} other {# changes are}} to be looked at again',
  'changes.due-line': '{title}: what you changed on {date}',
  'changes.look-again': 'To be looked at again',
  'changes.letter': '{letter}: what you changed on {date}.',
}
