import type { referral as area } from '../areas/referral.ts'
import type { Sentences } from '../language.ts'

const sections =
  '{section, select, problems {Problems} allergies {Allergies and intolerances} medications {Medicines} ' +
  'results {Results} vitalSigns {Vital signs} socialHistory {Social history} immunizations {Vaccinations} ' +
  'procedures {Procedures} pastProblems {Past problems} plan {Plan of care} other {}}'

export const referral: Sentences<typeof area> = {
  'referral.author': 'Signed by (your name)',
  'referral.make': 'Make the file',
  'referral.said': 'The passphrase of the file',
  'referral.say-it':
    'Say these words to the receiver, by telephone and not with the file. They are shown once and kept nowhere.',
  'referral.was-said': 'I have said them',
  'referral.file-name': 'referral.ips.jwe',
  'referral.title': 'Patient summary',
  'referral.section': sections,
  'referral.question': 'Reason for referral',
  'referral.recipient': 'To',
  'referral.nothing': 'Nothing is recorded. This does not mean that there is none.',
  'referral.column': '{column, select, what {What} value {Value} when {When} standing {Status} other {}}',
  'referral.standing':
    '{standing, select, happened {is so} planned {planned} notDone {not done} uncertain {uncertain} ' +
    'retracted {taken back} absent {none} unknown {not known} other {}}',
  'referral.about': '{name}: what goes along',
  'referral.going': `${sections}: {entries}`,
  'referral.left-out': 'What stays here: {kinds}.',
  'referral.kind': '{kind}: {n}',
  'referral.cut': 'There is more than goes into one file: of each kind the newest go along.',
  'referral.anybody':
    'Anybody who has the file and the passphrase can read it. Once sent it cannot be taken back.',
  'referral.not-demonstration': 'Only a patient of a casebook of your own is referred.',
  'referral.is-there': 'A file lies at {file} already. Choose another name.',
  'referral.writing': 'Writing the referral',
  'sealed.wrong-passphrase':
    'This passphrase does not open the file, or the file is damaged. Ask whoever sent it for the passphrase.',
  'sealed.damaged':
    'The file is closed in a way that Casebook does not open, or it is damaged. Ask for it again.',
  'sealed.too-costly':
    'Opening this file would take longer than Casebook allows any file. Ask for it to be sent another way.',
  'sealed.waits': 'It is closed by a passphrase. Open it with the passphrase that its sender has told you.',
  'sealed.not-sealed': 'No file that waits under this number is closed by a passphrase.',
  'sealed.asks':
    'What is inside can be read only once a question about it is answered, and that cannot be asked of a sealed ' +
    'file yet. It waits as it came. Ask its sender for the file itself, and bring that in.',
  'sealed.holds-nothing': 'The passphrase is right, but Casebook reads nothing of what is inside.',
  'sealed.open': 'Open with a passphrase',
  'sealed.open-file': 'Open a closed file',
  'sealed.passphrase': 'Passphrase of the file',
  'sealed.kept-nowhere': 'Its sender has told it to you. It is used once and kept nowhere.',
  'sealed.opening': 'Opening the file',
}
