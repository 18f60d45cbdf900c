import type { pageSafekeeping as area } from '../areas/page-safekeeping.ts'
import type { Sentences } from '../language.ts'

export const pageSafekeeping: Sentences<typeof area> = {
  'backup.day-and-time': '{day} {time}',
  'backup.last': 'Last good backup: {when}',
  'backup.last-of': 'Last good backup: {when}, {kept, number} kept',
  'backup.none-yet': 'No backups yet',
  'backup.look':
    '{concern, select, old {Backup overdue} folder {Waiting for the folder of backups} other {}}',
  'backup.choose-where': 'Choose where they go',
  'backup.title': 'Backups',
  'backup.explained':
    'Choose a folder, best on a stick or another machine: after each day with changes an encrypted backup goes there ' +
    'by itself. The newest three are kept, one a week for four weeks, and one a month for six months.',
  'backup.goes-to': 'Backups go to {folder}',
  'backup.waits-for-folder':
    'The folder is not there now. A backup is made once the stick is in, or the network is back.',
  'backup.trouble': 'What was tried {when} did not come about: {reason}',
  'backup.choose-folder': 'Choose where backups go',
  'backup.choose-another': 'Choose another folder',
  'backup.make-now': 'Back up now',
  'backup.stop': 'Make none by themselves',
  'backup.stopped': 'No backups are made by themselves any more. Those that were made stay where they are.',
  'backup.made': 'Written and read back: {file}',
  'backup.try-out': 'Try a backup out',
  'backup.last-drill': 'Last tried out {when}: {said}',
  'backup.no-drill': 'No backup has been tried out yet. One that nobody has opened may be of no use.',
  'export.title': 'Take everything along',
  'export.explained':
    'All that this casebook holds, in a folder that needs no Casebook to be read: the original files, FHIR, tables, ' +
    'notes with their versions, questions and answers. For another program, or for whoever comes after you.',
  'export.choose': 'Choose an empty folder',
  'export.receipt': 'Before everything leaves its protection',
  'export.warning':
    'The folder will be **not encrypted**. Whoever has it can read the names and the records of every patient in it, ' +
    'without any passphrase. Keep it where only you can reach it, and delete it as soon as you no longer need it.',
  'export.holds-originals': 'the files as they were brought in',
  'export.holds-people': 'everybody and every fact, as FHIR R4 and as tables with what each column means',
  'export.holds-written': 'your notes with all versions, questions, answers, and the log of what was done',
  'export.into': 'Into {folder}',
  'export.confirm': 'Write it, not encrypted',
  'export.written':
    '{folder}: {files} files of {people, plural, one {# person} other {# people}} and {facts, plural, one {# fact} ' +
    'other {# facts}}. They are not encrypted; README.txt says what is in them.',
  'drill.explained':
    'The backup is restored into a place of its own, opened, checked as a whole and compared with what is here. ' +
    'Nothing here is touched, and the copy is removed afterwards.',
  'drill.passphrase': 'Passphrase it was made with',
  'drill.begin': 'Try it out',
  'drill.sound': '✓ sound. {said}',
  'drill.not-sound': '✗ not sound. {said}',
}
