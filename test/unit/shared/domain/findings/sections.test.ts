import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sectionsOf } from '../../../../../shared/domain/findings/sections.ts'

const told = (text: string) => sectionsOf(text).map(({ title, topic }) => [title, topic])

describe('the sections of a note', () => {
  it('are known by their headings, in whichever way these are written', () => {
    const note = [
      'Dear colleague,',
      'HISTORY OF PRESENT ILLNESS',
      'Came with a cough.',
      'Past Medical History: diabetes',
      '# Family History',
      'Mother: stroke.',
      '**Plan:** rest',
    ].join('\n')
    expect(told(note)).toEqual([
      ['', 'other'],
      ['HISTORY OF PRESENT ILLNESS', 'present'],
      ['Past Medical History', 'past'],
      ['Family History', 'family'],
      ['Plan', 'plan'],
    ])
  })
  it('end where another heading stands that no list knows, and begin at no sentence', () => {
    expect(told('FAMILY HISTORY\nMother: stroke.\n\nNEURO-ONCOLOGY BOARD\nStroke.')).toEqual([
      ['FAMILY HISTORY', 'family'],
      ['NEURO-ONCOLOGY BOARD', 'other'],
    ])
    expect(told('The plan: we wait. No exam today.')).toEqual([['', 'other']])
  })
  it('of a line of a list has that line alone; then the one above goes on', () => {
    expect(told('PLAN\n• Patient education: stroke.\n• Next week again.\nGout.')).toEqual([
      ['PLAN', 'plan'],
      ['Patient education', 'instructions'],
      ['PLAN', 'plan'],
    ])
  })
  it('cover every character once, in order', () => {
    const line = fc.oneof(fc.string(), fc.constantFrom('PLAN', '# Results', 'Plan: x', '', 'HPI:'))
    fc.assert(
      fc.property(fc.array(line, { minLength: 1 }), parts => {
        const text = parts.join('\n')
        const found = sectionsOf(text)
        expect(found[0]!.from).toBe(0)
        expect(found.at(-1)!.until).toBe(text.length)
        for (const [at, { until, from, body }] of found.entries()) {
          expect(body).toBeGreaterThanOrEqual(from)
          expect(found[at + 1]?.from ?? text.length).toBe(until)
        }
      }),
    )
  })
})
