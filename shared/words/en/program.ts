import type { program as area } from '../areas/program.ts'
import type { Sentences } from '../language.ts'

export const program: Sentences<typeof area> = {
  'menu.file': '&File',
  'menu.lock': '&Lock',
  'menu.view': '&View',
  'save.failed': 'The file was not saved.',
  'files.choose-again':
    'Choose the file or folder again. What was chosen holds for one use, and for ten minutes.',
  'save.inside-home': 'That is the folder in which the casebook itself lies. Choose another.',
  'save.folder-gone': 'The file was not saved: the folder is gone. Choose another.',
}
