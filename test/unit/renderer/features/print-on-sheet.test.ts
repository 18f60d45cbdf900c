import { describe, expect, it } from 'vitest'
import { cutTo, drugsOnSheet, problemsOnSheet } from '../../../../renderer/features/print/on-sheet.ts'
import type { DrugLine, ProblemLine } from '../../../../shared/contract/patients-summary.ts'

const drug = (name: string, more: Partial<DrugLine>): DrugLine => ({
  name,
  strength: '',
  dose: '',
  form: '',
  is: 'taken',
  isRecent: false,
  facts: [],
  ...more,
})
const problem = (label: string, more: Partial<ProblemLine>): ProblemLine => ({
  label,
  is: 'active',
  isFinding: false,
  standing: { is: 'happened' },
  about: 'patient',
  status: 'active',
  times: 1,
  facts: [],
  ...more,
})

describe('What stands on a sheet of paper about somebody', () => {
  it('is of her medicines what must not be given first, then what is taken, not proven, and lately stopped', () => {
    const drugs = [
      drug('stopped lately', { is: 'stopped', isRecent: true }),
      drug('not proven', { is: 'unproven' }),
      drug('on hold', { mark: 'held' }),
      drug('taken', {}),
      drug('prohibited', { is: 'never', mark: 'prohibited' }),
    ]
    expect(drugsOnSheet(drugs).map(({ name }) => name)).toEqual([
      'prohibited',
      'taken',
      'not proven',
      'on hold',
      'stopped lately',
    ])
  })
  it('is no medicine that was only planned, never taken, or stopped long ago', () => {
    const drugs = [
      drug('planned', { is: 'never', mark: 'planned' }),
      drug('not taken', { is: 'never', mark: 'not-taken' }),
      drug('long ago', { is: 'stopped' }),
    ]
    expect(drugsOnSheet(drugs)).toEqual([])
  })
  it('is no problem that was ruled out, is over, or is a relative’s', () => {
    const problems = [
      problem('hers', {}),
      problem('ruled out', { is: 'not-so' }),
      problem('over', { is: 'resolved' }),
      problem('her mother’s', { about: 'relative' }),
    ]
    expect(problemsOnSheet(problems).map(({ label }) => label)).toEqual(['hers'])
  })
  it('is cut so that shown and told of are all there are, and never for one line alone', () => {
    const list = Array.from({ length: 15 }, (_, at) => at)
    expect(cutTo(list, 15)).toEqual({ shown: list, more: 0 })
    const { shown, more } = cutTo(list, 10)
    expect(shown.length + more).toBe(15)
    expect(shown.length + 1).toBe(10)
    expect(more).toBeGreaterThan(1)
  })
})
