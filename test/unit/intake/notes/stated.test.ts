import { describe, expect, it } from 'vitest'
import { statedHead } from '../../../../electron/intake/sources/notes/stated.ts'
import { letter } from '../../../fixtures/note-parts.ts'

const today = '2026-11-30'
const stated = (text: string) => statedHead(text, today)

describe('what the head of a note says of itself', () => {
  it('is its name, birth date, number and date, under their labels', () => {
    expect(stated(letter)).toEqual({
      names: ['Ada Invented'],
      births: [{ as: '3 Feb 1950', iso: '1950-02-03' }],
      numbers: ['1001'],
      dates: [{ as: '5 March 2024', iso: '2024-03-05' }],
    })
  })
  it('is a date that could mean two as it is written, and no day', () => {
    expect(stated('DOB: 3/4/1950\nDate: 25/12/2023')).toMatchObject({
      births: [{ as: '3/4/1950' }],
      dates: [{ as: '25/12/2023', iso: '2023-12-25' }],
    })
    expect(stated('DOB: 3/4/1950').births[0]).not.toHaveProperty('iso')
  })
  it('is read in Spanish, and a date alone in its line is the note’s', () => {
    expect(stated('Nombre: Rafael Inventado\nNHC: 123789\nFecha de nacimiento: 13/01/1979')).toMatchObject({
      names: ['Rafael Inventado'],
      numbers: ['123789'],
      births: [{ iso: '1979-01-13' }],
    })
    expect(stated('\n2014-07-09\n\n# Chief Complaint\nNo complaints.').dates).toEqual([
      { as: '2014-07-09', iso: '2014-07-09' },
    ])
  })
  it('is nothing in prose, nor a day that never was or is still to come', () => {
    expect(stated('She was born in 1950 and has a date with her surgeon on 3 May 2024, she says.')).toEqual({
      names: [],
      births: [],
      numbers: [],
      dates: [],
    })
    expect(stated('Date: 30 Feb 2024').dates).toEqual([{ as: '30 Feb 2024' }])
    expect(stated('Date: 3 May 2031').dates).toEqual([{ as: '3 May 2031' }])
  })
})
