import { say } from '../../../../shared/words/message.ts'
import { wholeFile } from '../ccda/whole-file.ts'
import type { Source } from '../source.ts'
import { boundNote } from './bound.ts'
import { partsOf } from './parts.ts'
import { readNote } from './read.ts'
import { recogniseNote } from './recognise.ts'

/**
 * Notes and letters in words: plain text, RTF, HTML and word-processing documents. One file is one note; it names
 * nobody safely, and waits until somebody has said whose it is.
 */
export const notes: Source = {
  id: 'notes',
  version: 1,
  title: say('note-file.files-title'),
  asksFor: say('note-file.asks-for'),
  recognise: ({ head }) => recogniseNote(head),
  async settle({ answers }) {
    return boundNote(answers) ? { is: 'settled', answers } : { is: 'open', reason: say('note-file.whose') }
  },
  pieces: bytes => wholeFile(bytes),
  read: readNote,
  parts: piece => partsOf(piece),
}
