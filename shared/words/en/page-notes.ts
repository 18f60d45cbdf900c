import type { pageNotes as area } from '../areas/page-notes.ts'
import type { Sentences } from '../language.ts'

export const pageNotes: Sentences<typeof area> = {
  'draft.kept': 'draft, kept {time}',
  'draft.waiting': 'draft, being kept',
  'draft.not-kept': 'draft, not kept yet: it stays here and is tried again',
  'draft.aside': 'Another text of this draft was typed elsewhere and kept {time}. Both are kept.',
  'draft.aside-add': 'Add it below mine',
  'draft.aside-drop': 'Throw it away',
  'notes.write': 'Write a note',
  'notes.go-on': 'Go on with the draft',
  'notes.beside': 'Note beside the chart',
  'notes.close': 'Put the note away',
  'notes.list': 'Notes',
  'notes.none': 'No notes yet.',
  'notes.no-title': '(no title)',
  'notes.state':
    '{status, select, draft {not signed} final {signed} other {imported}}' +
    '{amended, plural, =0 {} one {, amended once} other {, amended # times}}',
  'notes.came': 'came with a file',
  'notes.title': 'Title',
  'notes.text': 'Note',
  'notes.of': '{name}, born {birth}',
  'notes.of-about': '{name}, born about {birth}',
  'notes.of-birth-unknown': '{name}, birth date not recorded',
  'notes.sign': 'Sign',
  'notes.move': 'It is about somebody else',
  'notes.moved-away': 'Moved to another chart, with what it stated: it stands struck here.',
  'notes.moved-here': 'Moved here from another chart.',
  'notes.sign-facts': '{facts, plural, one { with 1 fact} other { with # facts}}',
  'notes.stored':
    '{facts, plural, one {1 fact was stored with the note.} other {# facts were stored with the note.}} ' +
    'It stands on the chart; what is wrong is moved or taken back under Enter a visit.',
  'notes.template': 'Begin as',
  'notes.snippets': 'A line that begins with / is stored as a fact when you sign: type / to see which.',
  'notes.sign-amended': 'Sign the amended note',
  'notes.amend': 'Amend',
  'notes.why': 'Why it is amended (may stay empty)',
  'notes.signed': 'Signed, version {version, number}, {date}',
  'notes.unsigned':
    'Saved by an earlier version of Casebook and not signed, version {version, number}, {date}',
  'notes.throw-away': 'Throw the draft away',
  'notes.thrown-away': 'The draft is thrown away.',
  'notes.take-back': 'Take it back',
  'notes.changed': 'Meanwhile version {version, number} was signed. What you typed is kept; both stand here.',
  'notes.changed-what': 'Struck through: only in version {version, number}. Underlined: only in yours.',
  'notes.go-on-from': 'Go on from version {version, number} with my text',
  'notes.stays': 'This came with a file and stays as it came.',
  'notes.hide-earlier': 'Hide earlier versions',
  'notes.earlier': 'Earlier versions',
  'notes.version': 'Version {version, number}, {date}, by {by}: {title}',
  'notes.by-you': 'you',
  'notes.because': 'Amended because: {why}',
  'notes.differs': 'What version {version, number} changed',
  'notes.same-text': 'The text is the same.',
  'notes.gone': 'gone: {text}',
  'notes.added': 'added: {text}',
  'taken-out.why':
    'The files that described these people were undone. What you wrote of them stays, and stands on their charts ' +
    'again once the same files are brought in.',
  'taken-out.none': 'Every note stands on a chart',
  'taken-out.none-why':
    'Notes on people whose records were taken out by undoing an import would be listed here.',
  'taken-out.not-described': 'somebody who was not described when this was written',
}
