import type { audit as area } from '../areas/audit.ts'
import type { Sentences } from '../language.ts'

export const audit: Sentences<typeof area> = {
  'audit.unlocked': 'unlocked',
  'audit.locked': 'locked',
  'audit.older-copy': 'an older copy of the casebook lay here than the key file knew of',
  'audit.changes-missing':
    '{changes, plural, one {# change} other {# changes}} that had been kept are missing: the log of the casebook ' +
    'was damaged or lost. Compare with a backup.',
  'audit.passphrase-changed': 'passphrase changed',
  'audit.backup-made': 'backup made',
  'audit.backup-not-made': 'that backup was not made: it was stopped, or failed',
  'audit.backup-folder': 'backups go to {folder} from now on',
  'audit.no-backup-folder': 'no backups are made by themselves from now on',
  'audit.backups-rotated':
    '{removed, plural, one {# older backup} other {# older backups}} removed from the folder, {kept} kept',
  'audit.drill':
    'a backup was tried out: {outcome, select, sound {sound} unsound {it cannot be used} other {}}',
  'audit.export-begun': 'export of everything, unencrypted, begun to {folder}',
  'audit.exported': 'everything exported, unencrypted, to {folder}',
  'audit.referral-begun': 'chart {chart} is being written as a referral to {recipient}',
  'audit.referred': 'chart {chart} written as a closed referral to {recipient} ({sha256})',
  'audit.printed':
    '{sheet, select, summary {summary} letter {letter} referral {referral} other {}} of chart {chart} ' +
    '{as, select, paper {sent to a printer} pdf {made as a PDF} other {}}',
  'audit.file-saved':
    '{what, select, figure {figure} summary {summary} letter {letter} referral {referral} ' +
    'recipe {recipe of a table} measure {measure} logbook {logbook} dictionary {what columns mean} ' +
    'question {question} ' +
    'form {form to be filled in} other {}} ' +
    'that shows nobody saved into a file ' +
    '({as, select, svg {SVG} png {PNG} pdf {PDF} json {JSON} csv {CSV} other {}}, {sha256})',
  'audit.chart-file-saved':
    '{what, select, figure {figure} summary {summary} letter {letter} referral {referral} ' +
    'recipe {recipe of a table} measure {measure} logbook {logbook} dictionary {what columns mean} ' +
    'question {question} ' +
    'form {form to be filled in} other {}} ' +
    'of chart {chart} saved into a file ' +
    '({as, select, svg {SVG} png {PNG} pdf {PDF} json {JSON} csv {CSV} other {}}, {sha256})',
  'audit.file-not-saved': 'the file {sha256} could not be written',
  'audit.recovery-sheet': 'recovery sheet made',
  'audit.restored': 'restored from a backup',
  'audit.chart-opened': 'chart {chart} opened',
  'audit.people-shown':
    '{list, select, patients {list of patients} search {search} critical {critical results} ' +
    'pairs {people who may be one} day {list of a day} planned {people planned for a day} ' +
    'due {people who are waited for} followed {follow-up of a measure} findings {findings in notes} ' +
    'other {}} ' +
    'showed {people, plural, one {chart} other {# charts}} {charts}',
  'audit.note-read': 'note {note} read',
  'audit.note-signed': 'note {note} of chart {chart} signed, version {version} ({hash})',
  'audit.note-amended': 'note {note} of chart {chart} amended, version {version} ({hash})',
  'audit.import-begun': 'import begun: {label}',
  'audit.import-done': 'import {number} done',
  'audit.undo-begun': 'undo of import {number} begun',
  'audit.import-undone': 'import {number} undone',
  'audit.rebuild-begun': 'indexes being made anew',
  'audit.rebuilt': 'indexes made anew',
  'audit.entry-signed': 'entry by hand signed as import {number}, version {version}',
  'audit.note-moved': 'note {from} struck on chart {other}: it is note {note} of chart {chart}',
  'audit.entry-moved-away':
    'Entry by hand (import {number}) struck on chart {chart}: it belongs to chart {other}',
  'audit.entry-moved-here': 'Entry by hand (import {number}) moved to chart {chart} from chart {other}',
  'audit.critical-acknowledged': 'critical result {fact} acknowledged',
  'audit.day-added': 'chart {chart} put on the list of {day}',
  'audit.day-changed': 'time or reason of chart {chart} changed on the list of {day}',
  'audit.day-removed': 'chart {chart} taken off the list of {day}',
  'audit.day-seen': 'chart {chart} said to be seen on {day}',
  'audit.day-unseen': 'chart {chart} said not to be seen yet on {day}',
  'audit.people-answered':
    'people {one} and {other} are said to be {answer, select, same {one} different {two} other {decided later}}',
  'audit.people-apart': 'person {person} is said to be none of {others} joined with her',
  'audit.reading-begun': 'source {source} is read again',
  'audit.reading-done': 'source {source} was read again, by version {version} of its reader',
  'audit.measure-kept': 'Kept a measure of one’s own: {measure}, version {version}',
  'audit.measure-retired': 'Retired a measure of one’s own: {measure}',
  'audit.rebased': 'Made limits anew: {measure}, from {day}',
  'audit.rebasing-taken-back': 'Took back new limits: {measure}, from {day}',
  'audit.recipe-kept': 'Said what the columns of tables are: {title}',
  'audit.recipe-dropped': 'Forgot what the columns of a kind of tables are',
  'audit.waiting-read': 'source {source}, which had waited for a reader, was read',
  'audit.erasing-begun': 'erasing of a person begun, as erasure {number}',
  'audit.person-erased': 'a person was erased: erasure {number}, {rows} sealed lines emptied',
  'audit.erased-line': 'this line named somebody who was erased (erasure {number})',
  'audit.erased-previous-kept':
    'erasure {number}: {previous, plural, one {# earlier state} other {# earlier states}} of the casebook kept, ' +
    'because a check found something',
  'audit.erased-kept': 'chart {chart}, of somebody who was erased before, is to stay',
  'audit.forecast-written': 'forecast {forecast} written down, by the measure {measure}: {hash}',
  'audit.decision-written': 'decision {decision} kept for chart {chart}: {hash}',
  'audit.decision-explained': 'why decision {decision} was taken: {hash}',
  'audit.decision-taken-back': 'decision {decision} taken back',
  'audit.change-written': 'change {change} written down, by the measure {measure}: {hash}',
  'audit.change-looked-at':
    'change {change} looked at again, {grade, select, met {as expected} short {short of what was expected} ' +
    'opposite {the opposite of what was expected} open {cannot be told yet} ' +
    'spell {cannot be told apart from the unusual spell before it} ' +
    'moving {cannot be told apart from what was under way before it} other {nothing was expected}}: {hash}',
  'audit.change-taken-back': 'change {change} taken back',
  'audit.measure-set-kept': 'set of measures kept: {name}, {measures} of them',
  'audit.measure-set-dropped': 'set of measures dropped: {name}',
  'audit.follow-up-told':
    'chart {chart} asked after on {day}: {is, select, reached {reached} moved {moved away} died {said to have died} ' +
    'other {declined}}',
  'audit.follow-up-taken-back': 'what was said last of asking after chart {chart} taken back',
  'audit.released': 'released: {kind, select, summary {summary} question {question} other {}} {sha256}',
  'audit.withdrawn': 'withdrawn: summary {sha256}',
  'audit.peer': 'peer {key} {state, select, invited {invited} joined {joined} removed {removed} other {}}',
}
