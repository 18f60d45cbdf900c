import type { commandManual as area } from '../areas/command-manual.ts'
import type { Sentences } from '../language.ts'

export const commandManual: Sentences<typeof area> = {
  'manual.init':
    'make a new, empty casebook; puts the demonstration aside where it stands in the way, once you agree',
  'manual.import':
    'read files or folders into your own casebook (the demonstration takes in none); ' +
    '--from says which clinic or laboratory they are from; --file-passphrase-from opens what is closed by a passphrase',
  'manual.enter': 'sign and store an entry by hand (docs/formats/entry.md)',
  'manual.count': 'count what is in the casebook',
  'manual.patients': 'list patients',
  'manual.show': 'show a chart',
  'manual.people':
    'list the pairs of which you have to say whether they are one person; or who stands on one chart, and why',
  'manual.same': 'say that two are one person',
  'manual.different': 'say that two are not one person',
  'manual.apart': 'take somebody from the chart on which she stands with others',
  'manual.critical': 'list critical results that nobody has acknowledged',
  'manual.acknowledge': 'say what was done about a critical result',
  'manual.quarantine': 'list what could not be read, and why',
  'manual.retry': 'try quarantined entries again',
  'manual.recipe':
    'print what the tables of a file are taken for, keep what a file says of tables, or list what is kept',
  'manual.waiting': 'list the files that nothing reads yet, what each is, and why it waits',
  'manual.read-waiting': 'read those that this version has a reader for',
  'manual.imports': 'what was brought in, and whether it is still here',
  'manual.undo': 'remove exactly what an import brought; Ctrl C stops it, and the same again goes on',
  'manual.erase':
    'erase a person for good: what goes and what stays is said first, and the name, typed, confirms it; with --born ' +
    'somebody who has no chart any more, because her import was undone',
  'manual.erasures': 'list who was erased, without names, and who of them is here again',
  'manual.ask': 'answer a question from your own patients (not validated as a medical device)',
  'manual.cards': 'list your experience cards',
  'manual.measures':
    'list the measures of your own outcomes; or one of them by month, quarter or year, with its chart in words',
  'manual.share':
    'the same for the question of a card that you built yourself (shut outside the demonstration)',
  'manual.publish':
    'show exactly what would leave of an answer, and release it once you agree (shut outside the demonstration)',
  'manual.withdraw': 'take a released card back; peers drop it when they next hear from you',
  'manual.pool': "pool your answer with your peers' (a question file, or the beginning of its hash)",
  'manual.peers': 'who you exchange with',
  'manual.sync': 'meet your peers',
  'manual.pack': 'write what you released into a file for a peer',
  'manual.unpack': "read a peer's file",
  'manual.backup':
    'write an encrypted copy; with --to-folder beside those of other days, of which the newest three, one a week for ' +
    'four weeks and one a month for six months are kept',
  'manual.drill':
    'open a backup beside the casebook, check all of it, and say how it differs from what is here',
  'manual.refer':
    'write one patient into a new file for another clinic, closed by a passphrase: six words that are shown once, or ' +
    'yours from an environment variable or a prompt',
  'manual.export':
    'write everything into a new or empty folder, not encrypted: the original files, FHIR, tables, notes and cards',
  'manual.restore': 'put a backup in place; what was there is kept among the previous casebooks',
  'manual.previous': 'the casebooks that were here before; with NAME, put that one back',
  'manual.put-aside': 'keep what lies here among the previous casebooks and leave the place empty',
  'manual.rebuild': 'make anew by what entries are found, where verify tells of it',
  'manual.verify': 'check the whole store',
  'manual.demo': 'the whole circle with three invented practices, told step by step',
}
