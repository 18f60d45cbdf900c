import type { program as area } from '../areas/program.ts'
import type { Sentences } from '../language.ts'

export const program: Sentences<typeof area> = {
  'menu.file': '&File',
  'menu.view': '&View',
  'save.failed': 'The file was not saved.',
  'save.folder-gone': 'The file was not saved: the folder is gone. Choose another.',
  'save.not-permitted': 'The file was not saved: this folder or file may not be written to. Choose another.',
  'save.read-only': 'The file was not saved: this disk can only be read. Choose another.',
}
