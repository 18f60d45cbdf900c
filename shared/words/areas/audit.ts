import { choice, count, term, text, type Area } from '../values.ts'

const leavingKind = choice(
  'figure',
  'summary',
  'letter',
  'referral',
  'recipe',
  'measure',
  'logbook',
  'dictionary',
  'question',
  'form',
)
const fileKind = choice('svg', 'png', 'pdf', 'json', 'csv')

/** Lines of the audit log. */
export const audit = {
  /** A line from before lines were keys, as it was written. */
  'audit.unlocked': {},
  'audit.locked': {},
  'audit.older-copy': {},
  'audit.changes-missing': { changes: count },
  'audit.passphrase-changed': {},
  'audit.backup-made': {},
  /** The line before it stands in every copy, and so here too where none came of it. */
  'audit.backup-not-made': {},
  'audit.backup-folder': { folder: text },
  'audit.no-backup-folder': {},
  'audit.backups-rotated': { kept: count, removed: count },
  'audit.drill': { outcome: choice('sound', 'unsound') },
  'audit.export-begun': { folder: text },
  'audit.exported': { folder: text },
  /** Written before the file is, and once it is there: `sha256` is that of the closed file. */
  'audit.referral-begun': { chart: count, recipient: text },
  'audit.referred': { chart: count, recipient: text, sha256: text },
  /** As it was written when the page asked for it. */
  'audit.printed': {
    chart: count,
    sheet: choice('summary', 'letter', 'referral'),
    as: choice('paper', 'pdf'),
  },
  /** Written before the file is; `sha256` is that of its bytes. */
  'audit.file-saved': { what: leavingKind, as: fileKind, sha256: text },
  'audit.chart-file-saved': { what: leavingKind, as: fileKind, chart: count, sha256: text },
  'audit.file-not-saved': { sha256: text },
  'audit.restored': {},
  'audit.recovery-sheet': {},
  'audit.chart-opened': { chart: count },
  /** What stood in the window for a while: whose charts it named, as numbers (`3-5, 9`). */
  'audit.people-shown': {
    list: choice('patients', 'search', 'critical', 'pairs', 'day', 'planned', 'due', 'followed', 'findings'),
    people: count,
    charts: text,
  },
  'audit.note-read': { note: count },
  /** `hash`: of what was signed, so that a version that is changed or gone shows. */
  'audit.note-signed': { note: count, chart: count, version: count, hash: text },
  'audit.note-amended': { note: count, chart: count, version: count, hash: text },
  'audit.import-begun': { label: term },
  'audit.import-done': { number: count },
  'audit.undo-begun': { number: count },
  'audit.import-undone': { number: count },
  'audit.rebuild-begun': {},
  'audit.rebuilt': {},
  'audit.entry-signed': { number: count, version: count },
  /** What was entered for the wrong person: the import that strikes it, and the one that states it for the right. */
  'audit.note-moved': { note: count, chart: count, from: count, other: count },
  'audit.entry-moved-away': { number: count, chart: count, other: count },
  'audit.entry-moved-here': { number: count, chart: count, other: count },
  'audit.critical-acknowledged': { fact: count },
  'audit.day-added': { chart: count, day: text },
  'audit.day-changed': { chart: count, day: text },
  'audit.day-removed': { chart: count, day: text },
  'audit.day-seen': { chart: count, day: text },
  'audit.day-unseen': { chart: count, day: text },
  'audit.people-answered': { one: count, other: count, answer: choice('same', 'different', 'later') },
  'audit.people-apart': { person: count, others: count },
  'audit.reading-begun': { source: count },
  'audit.reading-done': { source: count, version: count },
  'audit.recipe-kept': { title: text },
  'audit.recipe-dropped': {},
  'audit.measure-kept': { measure: text, version: count },
  'audit.measure-retired': { measure: text },
  'audit.rebased': { measure: text, day: text },
  'audit.rebasing-taken-back': { measure: text, day: text },
  'audit.waiting-read': { source: count },
  'audit.erasing-begun': { number: count },
  /** `rows`: how many sealed rows lost what they said of her, so that another one shows. */
  'audit.person-erased': { number: count, rows: count },
  /** What stood here named somebody who was erased. */
  'audit.erased-line': { number: count },
  'audit.erased-previous-kept': { number: count, previous: count },
  'audit.erased-kept': { chart: count },
  /** `hash`: of what was written or found, so that a row that is changed or gone shows. */
  'audit.forecast-written': { forecast: count, measure: text, hash: text },
  'audit.decision-written': { decision: count, chart: count, hash: text },
  'audit.decision-explained': { decision: count, hash: text },
  'audit.decision-taken-back': { decision: count },
  'audit.change-written': { change: count, measure: text, hash: text },
  'audit.change-looked-at': {
    change: count,
    grade: choice('met', 'short', 'opposite', 'open', 'spell', 'moving', 'ungraded'),
    hash: text,
  },
  'audit.change-taken-back': { change: count },
  'audit.measure-set-kept': { name: text, measures: count },
  'audit.measure-set-dropped': { name: text },
  'audit.follow-up-told': {
    chart: count,
    is: choice('reached', 'moved', 'died', 'declined'),
    day: text,
  },
  'audit.follow-up-taken-back': { chart: count },
  'audit.released': { kind: choice('summary', 'question'), sha256: text },
  'audit.withdrawn': { sha256: text },
  'audit.peer': { key: text, state: choice('invited', 'joined', 'removed') },
} as const satisfies Area
