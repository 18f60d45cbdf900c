import type { erasing as area } from '../areas/erasing.ts'
import type { Sentences } from '../language.ts'

export const erasing: Sentences<typeof area> = {
  'erasing.facts':
    '{facts, plural, one {# fact} other {# facts}} in all versions, and the name, birth date and numbers that ' +
    '{people, plural, one {# source gives} other {# sources give}}',
  'erasing.notes':
    '{notes, plural, one {# note} other {# notes}} and {drafts, plural, one {# draft} other {# drafts}}',
  'erasing.entries': '{entries, plural, one {# entry} other {# entries}} by hand',
  'erasing.acknowledgements':
    'what was written about {acknowledgements, plural, one {# critical result} other {# critical results}}',
  'erasing.answers': '{answers, plural, one {# answer} other {# answers}} to whether two people are one',
  'erasing.files-blanked':
    'this person’s part of {files, plural, one {# kept file} other {# kept files}}, overwritten ' +
    'where others’ parts stay',
  'erasing.files-gone': '{files, plural, one {# kept file} other {# kept files}} as a whole',
  'erasing.others-without-bytes':
    'the bytes of {facts, plural, one {# fact} other {# facts}} of others, which stand in one piece with these: the ' +
    'facts stay',
  'erasing.previous':
    '{previous, plural, one {# earlier state} other {# earlier states}} of this casebook in its own folder',
  'erasing.cards':
    'the numbers of {cards, plural, one {# card} other {# cards}}, and {summaries, plural, one {# summary} other {# ' +
    'summaries}} that peers were told: nobody can be found in them',
  'erasing.mentions':
    '{mentions, plural, one {# entry of somebody else that gives this name} other {# entries of ' +
    'others that give this name}}',
  'erasing.sources-called':
    '{sources, plural, one {the name of a source} other {the names of # sources}}, called after this person: ' +
    'undo what came from there and bring it in again under another name before you erase',
  'erasing.alike':
    '{alike, plural, one {# person} other {# people}} who may be the same, as nobody has said: decide that first',
  'erasing.unseen': '{files, plural, one {# kept file} other {# kept files}} that nobody can look into',
  'erasing.backup':
    'the backup {file} of {made}, until about {until} if a backup is made every day; or delete it yourself',
  'erasing.backup-stays': 'the backup {file} of {made}, until you delete it',
  'erasing.folder-away': 'backups in the folder for backups, which cannot be reached now',
  'erasing.backups-before': 'backups made before, until they are rotated out or you delete them',
  'erasing.elsewhere': 'copies, exports and original files outside of Casebook',
  'erasing.whom': '{name}, born {birth}, identifier {identifier}',
  'erasing.goes': 'With {name} these go for good:',
  'erasing.stays': 'These stay:',
  'erasing.done': 'Erasure {number}, done on {day} by {person}',
  'erasing.under-way': 'Erasure {number} is not done yet: it goes on when the casebook is opened again',
  'erasing.action': 'Erase for good…',
  'erasing.title': 'Erase a person for good',
  'erasing.type-name': 'To confirm, type: {name}',
  'erasing.no-way-back': 'There is no way back but an older backup. Once it has begun it goes to its end.',
  'erasing.confirm': 'Erase for good',
  'erasing.goes-on': 'It goes on when this is closed, and after a restart.',
  'erasing.over': 'Erased. The receipt is in Settings, as erasure {number}; it names nobody.',
  'erasing.list': 'People who were erased',
  'erasing.here':
    '{people, plural, one {# person is here again who was erased} other {# people are here again who were erased}}',
  'erasing.keep': 'Keep {name}',
  'erasing.chart-of': 'Chart of {name}',
  'erasing.again-import':
    '{people, plural, one {# person} other {# people}} in this import are called as somebody who was erased here. ' +
    'Erase again, or keep them.',
  'erasing.again-restore':
    '{people, plural, one {# person} other {# people}} in this backup were erased since it was made. Erase them again.',
}
