import type { command as area } from '../areas/command.ts'
import type { Sentences } from '../language.ts'

export const command: Sentences<typeof area> = {
  'command.bad-line': 'The command line cannot be read.',
  'command.option-unknown':
    "Unknown option ''{option}''. To specify a positional argument starting with a ''-'', " +
    "place it at the end of the command after ''--'', as in ''-- \"{option}\"",
  'command.option-lacks-value': "Option ''{option} <value>'' argument missing",
  'command.option-ambiguous':
    "Option ''{option}'' argument is ambiguous.\n" +
    "Did you forget to specify the option argument for ''{option}''?\n" +
    "To specify an option argument starting with a dash use ''{option}=-XYZ''.",
  'command.option-takes-none': "Option ''{option}'' does not take an argument",
  'command.and-then': '{first} {second}',
  'command.exit-codes':
    'Exit codes: 0 done, 1 failed, 2 usage, 3 refused by a diagnostic or the gate. An import ends with 0 where any ' +
    'of its files was read or was here already, with 1 where none was; which wait, and what is in quarantine, it says.',
  'command.only-reading': 'Opened for reading only, and nothing of it is noted in the audit log. {reason}',
  'command.failed': '{reason} ({code})',
  'command.lacks': '{what} is missing.',
  'command.needs-passphrase': 'A passphrase is needed: type it, or set CASEBOOK_PASSPHRASE.',
  'command.no-casebook': 'There is no casebook in {home}. "init" makes one.',
  'command.no-such-command': 'There is no command "{name}".',
  'command.no-such-language':
    'There is no language "{given}". CASEBOOK_LANGUAGE may be {languages}, or left out.',
  'command.not-whole': '{what} must be a whole number.',
  'command.passphrase': 'Passphrase: ',
  'command.passphrase-again': 'The same again: ',
  'command.passphrase-of-backup': 'Passphrase of the backup: ',
  'command.passphrases-differ': 'The two passphrases differ.',
  'command.passphrase-comes-from': 'The passphrase comes from CASEBOOK_PASSPHRASE, or is asked.',
  'command.progress': '{phase} {done}',
  'command.progress-of': '{phase} {done} of {of}',
  'command.see-help': '"casebook help" lists the commands.',
  'command.yes': 'yes',
  'command.agree-release': 'Release it? (yes/no) ',
  'command.agree-refer': 'Write it? (yes/no) ',
  'command.file-passphrase': 'Passphrase of the file: ',
  'command.needs-file-passphrase':
    'The environment variable {variable} is not set, or is empty. Name one that holds the passphrase of the file, or ' +
    'write --file-passphrase-from prompt.',
  'command.agree-export':
    'Everything in this casebook will be written to {folder}, NOT ENCRYPTED: names, records, notes. Whoever has that ' +
    'folder can read them. Go on? (yes/no) ',
  'command.erase-name': 'Type the name to erase this person for good, or press Ctrl C: ',
  'command.agree-undo': 'Undo it all the same? (yes/no) ',
  'command.agree-put-aside':
    'The demonstration with its invented people is in {home}. Put it aside and begin your own casebook? (yes/no) ',
  'command.language-comes-from': 'The language comes from CASEBOOK_LANGUAGE: {languages}.',
  'command.name-a-file': 'Name at least one file or folder.',
  'command.say-which': 'Say invite, join CODE, list or remove KEY.',
  'command.bad-port': '--port must be a whole number from 0 to 65535.',
  'needed.card': 'The card',
  'needed.question': 'The question',
  'needed.question-file': 'The question file',
  'needed.fact': 'The number of the result',
  'needed.done': 'What was done',
  'needed.entry-file': 'The file of the entry',
  'needed.person': 'The number of the person',
  'needed.other-person': 'The number of the other person',
  'needed.patient': 'The number of the patient',
  'needed.name-and-birth': '--name with the name and --born with the day of birth, as 1980-02-03',
  'needed.entry': 'The number of the entry',
  'needed.import': 'The number of the import',
  'needed.code': 'The code',
  'needed.peer': 'The key of the peer',
  'needed.file-to-write': 'The file to write',
  'needed.file-to-read': 'The file to read',
  'needed.backup': 'The backup',
  'needed.new-file': 'The new file',
  'needed.author': 'Who signs it, by --name,',
  'needed.folder': 'The folder, new or empty,',
}
