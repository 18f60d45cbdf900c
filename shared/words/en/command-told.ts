import type { commandTold as area } from '../areas/command-told.ts'
import type { Sentences } from '../language.ts'

const sex = '{sex, select, female {female} male {male} other {other} unknown {unknown}}'

export const commandTold: Sentences<typeof area> = {
  'told.counts': '{patients} patients from {sources} sources',
  'told.content-hash': 'content hash {hash}',
  'told.no-name': 'name not recorded',
  'told.not-recorded': 'not recorded',
  'told.born': 'born {day}',
  'told.no-birth': 'birth date not recorded',
  'told.patient': `{name}, {birth}, ${sex}, {facts} facts`,
  'told.patients': '{patients} patients',
  'told.patients-more': 'More than {patients} patients: ask for more of the name to find fewer.',
  'told.unread': 'could not be read: {path} “{text}”',
  'told.banner': `{name}, {birth}, ${sex}; allergies: {allergies}`,
  'told.not-read': 'not read: {path}: {reason}',
  'told.waits': 'waits: {path}: {reason}',
  'told.waiting':
    '{files, plural, one {# file waits: it is kept until a version can read it.} other {# files wait: they are kept ' +
    'until a version can read them.}} "waiting" lists all.',
  'told.waiting-file': '{path}: {what}, {bytes, number} bytes. {reason}',
  'told.nothing-waits': 'No file waits.',
  'told.read-waiting':
    '{files, plural, one {# file that had waited was read} other {# files that had waited were read}}, {stored} new ' +
    'entries; {still, plural, one {# file still waits} other {# files still wait}}.',
  'told.no-new-facts': 'no new facts',
  'told.imported':
    'Import {number}: {files, plural, one {# file} other {# files}}, {patients, plural, one {# patient} other {# ' +
    'patients}}, {facts} in {seconds} s.',
  'told.import-unfinished': 'The import did not finish.',
  'told.kept': 'Kept in their source only: {kinds}.',
  'told.quarantined': 'quarantined: {path}, {position}: {why}',
  'told.more-quarantined': 'and {more} more; "quarantine" lists them all.',
  'told.in-quarantine': '{path}, {position}: {why} {remedy}',
  'told.nothing-quarantined': 'Nothing is in quarantine.',
  'told.retried': '{stored} stored, {still} still in quarantine.',
  'told.undo-hides':
    'Undoing import {number} would also take out of sight what was written here of {people, plural, one {# person} ' +
    'other {# people}}: {notes, plural, one {# note} other {# notes}}, {drafts, plural, one {# draft} other ' +
    '{# drafts}}, {entries, plural, one {# entry} other {# entries}} by hand, {decisions, plural, one {# decision} ' +
    'other {# decisions}} about who is one, and what was done about {acknowledgements, plural, one {# critical ' +
    'result} other {# critical results}}. None of it is lost: it stands where it stood once the same files are ' +
    'brought in again.',
  'told.nobody-erased': 'Nobody was erased here.',
  'told.erased-here': 'Patient {patient}, {name}, is here again after having been erased.',
  'told.undone':
    'Import {number} is undone: {patients, plural, one {# patient} other {# patients}} and {facts, plural, one {# ' +
    'fact} other {# facts}} are gone.',
  'told.import':
    '{number}  {started}  {state, select, running {running} interrupted {interrupted} done {done} undoing {half ' +
    'undone} other {undone}}: {facts, plural, one {# fact} other {# facts}} from {files, plural, one {# file} other ' +
    '{# files}}, {label}',
  'told.no-imports': 'Nothing has been brought in yet.',
  'told.not-json': '{path} cannot be read as JSON. Check the path and the file.',
  'told.the-whole': 'the whole',
  'told.no-question': '{path} is not a question: {place}: {issue}. docs/formats/question.md describes one.',
  'told.matched':
    '{joined, plural, =0 {Nobody was joined with anybody of another source} ' +
    'one {# pair of people of two sources was joined} other {# pairs of people of two sources were joined}}; ' +
    '{open, plural, =0 {no pair waits} one {# pair waits} other {# pairs wait}} for you to say whether they are ' +
    'one. "people" lists them.',
  'told.person': `{person}  {name}, {birth}, ${sex}, from {source}`,
  'told.put-off': 'You said that you would decide later.',
  'told.pairs':
    '{pairs, plural, =0 {No pair waits} one {# pair waits} other {# pairs wait}} for you to say whether they are one ' +
    'person. "same" and "different" say so.',
  'told.linked': '{one} and {other} are one:',
  'told.said-same': '{by} said so at {at}.',
  'told.not-joined': 'Nobody is joined with that patient.',
  'told.answered':
    '{one} and {other} {answer, select, same {are one person from now on} other {are two people}}.',
  'told.apart':
    'Person {person} stands on a chart of her own. {others, plural, one {The other one keeps hers} ' +
    'other {The # others keep theirs}}.',
  'told.apart-notes':
    '{notes, plural, one {# note or entry by hand stays} other {# notes and entries by hand stay}} on the chart of ' +
    'whom each was written of. Look whether that is right.',
  'told.also-from': 'also from {source}',
  'told.joined-from': 'Also described by {source}.',
  'told.critical': '{fact, number}  {person}: {label} {result}, {when}',
  'told.critical-again': 'It was acknowledged before, and corrected since.',
  'told.nothing-critical': 'No critical result waits for an acknowledgement.',
  'told.not-critical':
    'Result {fact, number} is not among the critical ones that wait. "critical" lists them.',
  'told.acknowledged': 'Result {fact, number} is acknowledged. A correction opens it again.',
  'told.no-draft': '{path} is not an entry: {place}: {issue}. docs/formats/entry.md describes one.',
  'told.impossible': '{place}: {why} {remedy}',
  'told.entered':
    'Signed and stored as import {number}: {facts, plural, one {# fact} other {# facts}}. ' +
    '"undo {number}" takes it out.',
  'told.entered-fact': '{key}: {kind} {fact, number} on chart {patient}',
  'told.set-aside': 'set aside: {why}',
  'told.no-card-begins': 'No card begins with {start}. "cards" lists them.',
  'told.cards-begin': 'More than one card begins with {start}. Type more of it.',
  'told.no-question-begins': 'No question begins with {start}.',
  'told.questions-begin': 'More than one question begins with {start}.',
  'told.card': 'card {id}  {title}  ({answered})',
  'told.intended': 'Not validated as a medical device.',
  'told.no-answer': 'No answer: {reason}',
  'told.would-help': 'What would help: {remedy}',
  'told.since': 'Since the last answer: {changed}.',
  'told.note': 'Note: {warning}',
  'told.sharing': '{sharing, select, private {private} published {published} withdrawn {withdrawn} other {}}',
  'told.no-cards': 'There are no cards yet. "ask QUESTION.json" makes one.',
  'told.refused-by': 'Refused by rule {rule}: {reason} {remedy}',
  'told.exact-text': 'The exact text that leaves:',
  'told.not-released': 'Nothing was released.',
  'told.released': 'Released. It goes to your peers the next time you meet.',
  'told.withdrawn': 'Withdrawn. It leaves the pool of every peer who hears of it; copies cannot be erased.',
  'told.site': '{estimate} ({lower} to {upper})  weight {weight} %',
  'told.not-pooled': 'Not pooled: {reason} {remedy}',
  'told.a-peer': 'peer',
  'told.invited': 'Give this code to one peer, by a way you trust; it works once, until {until}:',
  'told.joined': 'Joined {name} ({key}). You meet at the next "sync".',
  'told.you-are': 'You are {name}, {key} ({words})',
  'told.peer-state': '{state, select, invited {invited} joined {joined} removed {removed} other {}}',
  'told.last-met': 'last met {time}',
  'told.never-met': 'never met',
  'told.last-ended': '    last meeting ended early: {reason}',
  'told.finding': '    {finding}',
  'told.peer': '{name}, {summaries} summaries, {met}',
  'told.no-peer-begins': "No peer''s key begins with {start}.",
  'told.keys-begin': 'More than one key begins with {start}.',
  'told.removed': '{name} is removed: nothing more is sent to or taken from there.',
  'told.listening': 'Listening on port {port}.',
  'told.listening-on': 'Listening on port {port}. Ctrl C ends it.',
  'told.met-problem': '{name}: {problem}',
  'told.met': '{name}: {sent} sent, {received} received',
  'told.nobody-to-meet':
    'No peer has a known address. Peers on your network can also meet you with "sync --listen".',
  'told.nobody-came': 'Nobody came.',
  'told.met-one': 'Met one peer.',
  'told.packed': '{path}: {entries} signed entries, {bytes} bytes.',
  'told.unpacked': '{accepted} new, {known} already here, {refused} refused.',
  'told.refused-entry': 'refused: entry {sequence} of {issuer}: {reason}',
  'told.demonstration-here':
    'The demonstration is in {home}. "init --yes" puts it aside and makes your own casebook; ' +
    '--home names another folder.',
  'told.demonstration-beside': 'The demonstration is in {path} now, and may be deleted.',
  'told.made':
    'A new casebook is in {home}. Nobody can open it without the passphrase, and nobody can recover that.',
  'told.nothing-previous': 'No casebook was here before.',
  'told.referred': '{path} is written.',
  'told.referral-passphrase':
    'It opens with these words, which are shown this once and kept nowhere: {passphrase}. Tell them to whoever gets ' +
    'the file by another way than the file.',
  'told.opened': 'opened with the passphrase: {path}',
  'told.exported':
    '{path}: {files} files of {people, plural, one {# person} other {# people}} and {facts, plural, one {# fact} ' +
    'other {# facts}}. They are not encrypted; README.txt says what is in them.',
  'told.backups-kept':
    '{kept, plural, one {# backup of this casebook is in the folder.} other {# backups of this casebook are in the ' +
    'folder.}}',
  'told.backed-up': '{path}: {bytes} bytes, SHA-256 {sha256}. It opens with the passphrase of today.',
  'told.rebuilt': 'Everything is found again by what the store holds.',
  'told.previous': '{name}: {bytes} bytes',
  'told.put-aside': 'What was here is kept in {path}.',
  'told.nothing-aside': 'Nothing lies here.',
  'told.restored': 'Restored {patients} patients.',
  'told.restored-beside': 'Restored {patients} patients. What was here before is kept in {path}.',
  'told.check-good': 'ok   {name}: {finding}',
  'told.check-bad': 'BAD  {name}: {finding}',
}
