import type { findingWords as area } from '../areas/findings.ts'
import type { Sentences } from '../language.ts'

const meaning =
  '{says, select, negated {not so} possible {only possible} stopped {not taken} historical {in the past} ' +
  'hypothetical {not yet so} relative {somebody else} other {}}'

export const findingWords: Sentences<typeof area> = {
  'findings.gone': 'This finding is not there any more: the note, or the rules it is read by, have changed.',
  'findings.of-another': 'This note is not about the person on this chart.',
  'findings.no-rule': 'This rule is gone already.',
  'findings.why':
    'What notes seem to say is no fact and is counted nowhere until you say yes. A yes is an entry of yours ' +
    'that leads back to the note.',
  'findings.some-wait': 'Notes seem to say what stands on no chart yet.',
  'findings.none': 'Nothing waits',
  'findings.none-why':
    'Notes that come as documents are looked through for problems, medicines, results, smoking and how somebody lives.',
  'findings.further': 'Look further back',
  'findings.document': '{title}, {name}: {waiting, plural, one {# finding waits} other {# findings wait}}',
  'findings.list': 'Notes in which something waits',
  'findings.of': '{name}, born {birth}',
  'findings.dated': 'note of {date}',
  'findings.text': 'The note, with what is asked about marked',
  'findings.found': 'What was found',
  'findings.kind':
    '{kind, select, problem {problem} symptom {symptom} medicine {medicine} result {result} smoking {smoking} ' +
    'social {how she or he lives} other {}}',
  'findings.says': `“{words}”: ${meaning}`,
  'findings.not-asked':
    '{why, select, negated {not asked: said not to be so} hypothetical {not asked: not yet so} ' +
    'relative {not asked: of somebody else} stopped {not asked: not taken} symptom {not asked: a symptom} ' +
    'noUnit {not asked: a number without a unit that is known for it} ' +
    'implausible {not asked: a number that can hardly be one} earlier {not asked: of another day} ' +
    'allergies {not asked: in a list of allergies} other {}}',
  'findings.yes': 'Yes',
  'findings.no': 'No',
  'findings.wrong': 'Wrong',
  'findings.undo': 'Undo',
  'findings.keys':
    'y yes · n no · w wrong, from now on · u undo · j k next and previous. Wrong makes a rule for all notes to come.',
  'findings.said-yes': 'On the chart: {what}.',
  'findings.said-no': 'Not so: {what}. It is not asked again.',
  'findings.waiting': '{findings, plural, =0 {Nothing waits} one {# waits} other {# wait}} in this note',
  'findings.wait': '{findings, plural, one {# waits} other {# wait}}',
  'findings.done': 'All of this note is answered.',
  'findings.date': 'Date of what is said yes to',
  'findings.date-why':
    'The note’s own date, where it states one. Without a date nothing can be put on the chart.',
  'findings.no-date': 'Write a date like 29 Nov 2026.',
  'findings.show-all': 'Show also what is not asked about',
  'findings.other-language':
    'This note seems to be in {language, select, es {Spanish} fr {French} pt {Portuguese} de {German} ' +
    'other {English}}: ' +
    'it is kept and found by its words, and not read for findings.',
  'findings.rules':
    '{rules, plural, =0 {No rules of your own} one {# rule of your own} other {# rules of your own}}',
  'findings.rules-why':
    'What you said was wrong, obeyed in every note. A rule holds words of lists, never a sentence of a note.',
  'findings.rule-cue': `“{cue}” does not make {called} ${meaning}`,
  'findings.rule-words': '“{words}” does not mean {called}',
  'findings.rule-drop': 'Remove',
  'findings.rule-drop-this': 'Remove the rule: {rule}',
  'findings.nothing': 'nothing',
  'findings.rule-made': 'From now on: {rule}.',
  'findings.trial': 'Tried on “{text}”: before {before}; now {after}.',
  'findings.trial-none': 'Nothing in the lists of this version answers to it any more.',
  'findings.open': 'Open the chart',
  'findings.back': 'Back to the notes',
}
