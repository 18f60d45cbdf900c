import type { verify as area } from '../areas/verify.ts'
import type { Sentences } from '../language.ts'

export const verify: Sentences<typeof area> = {
  'verify.check': `{check, select,
    structure {structure} references {references} kinds {kinds of facts} audit {audit log}
    acknowledged {what was acknowledged} ledger {ledger}
    heads {seals} notes {notes}
    search {search} counts {counts} content {content} people {people who are one}
    critical {critical results} sources {sources} other {}}`,
  'verify.sound': `{check, select,
    structure {sound} references {all lead somewhere} kinds {all known} audit {unbroken} acknowledged {all there}
    ledger {unbroken}
    heads {all fit} notes {all as they were saved}
    search {agrees with the text} counts {agree with the facts} content {adds up}
    people {all on the chart that the links say}
    critical {all on their list} sources {every kept byte is there} other {}}`,
  'verify.damaged': 'the file is damaged: restore a backup',
  'verify.references': '{broken} references lead nowhere',
  'verify.kinds': '{kinds} kinds of facts are of a newer version',
  'verify.audit': 'line {line} does not follow from the one before',
  'verify.missing':
    '{changes, plural, one {one change} other {# changes}} that had been said to be stored ' +
    '{changes, plural, one {is} other {are}} gone: a backup made since may hold ' +
    '{changes, plural, one {it} other {them}}',
  'verify.ledger': 'row {row} does not follow from the one before',
  'verify.head': 'seal {head} does not fit what was done before it',
  'verify.emptied':
    'more or fewer sealed lines are emptied than erasure {number} emptied: the log was edited',
  'verify.no-heads': 'every seal is gone',
  'verify.notes':
    '{notes, plural, one {one saved version of a note is} other {# saved versions of notes are}} gone or changed',
  'verify.backup': 'against the backup of {day}',
  'verify.backup-holds': 'what was done until then is still there as it was',
  'verify.backup-other': 'what was done until then is not what that backup says',
  'verify.search': 'the search index disagrees with the text',
  'verify.counts': '{out} counts disagree with the facts',
  'verify.entries': '{entries} entries do not hash to their name',
  'verify.sum': 'the entries do not add up to the content hash',
  'verify.people': '{out} people or facts stand on another chart than the links say',
  'verify.critical': 'the list of critical results is not what the facts say',
  'verify.sources': '{files} source files are damaged',
  'verify.read-back': 'facts and their bytes',
  'verify.read-back-sound':
    '{facts, plural, =0 {there is none to read} one {one says what its source says} ' +
    'other {# drawn at random say what their source says}}',
  'verify.read-back-other':
    '{other, plural, one {one fact does not say} other {# facts do not say}} what the source says',
}
