import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { beginningOf } from '../../../../../shared/domain/notes/note-template.ts'
import { noteTemplates } from '../../../../../shared/domain/notes/note-templates.ts'
import { snippetLines } from '../../../../../shared/domain/notes/snippets.ts'

describe('templates of notes', () => {
  it('are all in the registry', () => {
    const files = readdirSync(path.join(import.meta.dirname, '../../../../../resources/note-templates'))
    expect(noteTemplates.map(({ id }) => `${id}.json`).toSorted()).toEqual(files.toSorted())
  })

  it.each(noteTemplates.map(each => [each.id, each] as const))(
    '%s is headings with room under each, and states nothing by itself',
    (_id, template) => {
      const name = (term: (typeof template)['title']) => (typeof term === 'string' ? term : term.key)
      const text = beginningOf(template, name)
      expect(text.split('\n').filter(line => line.endsWith(':'))).toHaveLength(template.headings.length)
      expect(snippetLines(text, { today: '2026-11-29', name: () => '' })).toEqual([])
    },
  )
})
