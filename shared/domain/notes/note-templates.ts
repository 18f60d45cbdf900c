import operation from '../../../resources/note-templates/operation.json' with { type: 'json' }
import referral from '../../../resources/note-templates/referral.json' with { type: 'json' }
import visit from '../../../resources/note-templates/visit.json' with { type: 'json' }
import { noteTemplate, type NoteTemplate } from './note-template.ts'

/** Every template of notes. A new one is a file in `resources/note-templates` and a line here. */
export const noteTemplates: readonly NoteTemplate[] = [visit, referral, operation].map(each =>
  noteTemplate.parse(each),
)
