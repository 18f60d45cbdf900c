import type { noteFiles as area } from '../areas/note-files.ts'
import type { Sentences } from '../language.ts'

export const noteFiles: Sentences<typeof area> = {
  'note-file.files-title': 'notes in words (text, RTF, HTML, DOCX)',
  'note-file.asks-for': 'notes as text, RTF, HTML or DOCX',
  'note-file.whose': 'A note in words names nobody safely. Say whose it is.',
  'note-file.whose-remedy': 'Say on the intake page whose note this is; it is read then.',
  'note-file.no-words': 'There are no words in this file.',
  'note-file.no-words-remedy': 'Look at the file: a scan or a picture has none. Ask for the note as text.',
  'note-file.damaged-document': 'This document is damaged, or is not made as documents of its kind are.',
  'note-file.damaged-remedy':
    'Open it in the program that wrote it and save it anew, or as text; then import that.',
  'note-file.document-too-large':
    'The words of this document unpack to more than {megabytes, number} MB, the most that are taken.',
  'note-file.waits-no-more': 'This file does not wait any more.',
  'note-file.say-whose': 'Say whose',
  'note-file.whose-title': 'Whose note is this?',
  'note-file.whose-why':
    'What a note says of its patient is a proposal: its head may name the doctor, or somebody else. A note on the ' +
    'wrong chart is found by nobody.',
  'note-file.says': 'Its head says',
  'note-file.says-name': 'name {name}',
  'note-file.says-birth': 'born {date}',
  'note-file.says-number': 'number {number}',
  'note-file.says-date': 'dated {date}',
  'note-file.says-nothing': 'Its head states no name, birth date, number or date.',
  'note-file.beginning': 'Beginning of the note',
  'note-file.find': 'Find the patient by name, birth date or number',
  'note-file.is': '{name}, born {birth}',
  'note-file.chosen': 'This is a note about {name}, born {birth}.',
  'note-file.none-found': 'Nobody here is found by this.',
  'note-file.happened': 'Date of the note (may stay empty)',
  'note-file.happened-why':
    'As the note states it, such as 2026-11-29 or 29 Nov 2026. The date of the file is never taken for it.',
  'note-file.no-date': 'This is no date, or could mean two. Write it like 29 Nov 2026.',
  'note-file.read': 'Read the note',
  'note-file.left': 'Nobody is chosen yet.',
}
