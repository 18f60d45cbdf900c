import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { labs, usual, vitals } from '../../bench/practice/analytes.ts'
import { medicines, problems, type Analyte } from '../../bench/practice/codes.ts'

const all: Readonly<Record<string, Analyte>> = { ...vitals, ...labs }

/** What is used here of the library, which has no types of its own. */
interface Ucum {
  validateUnitString(unit: string): { status: string }
  convertUnitTo(
    from: string,
    value: number,
    to: string,
    options: { molecularWeight: number | null },
  ): { status: string; toVal: number }
}
const library = createRequire(import.meta.url)('@lhncbc/ucum-lhc') as {
  UcumLhcUtils: { getInstance(): Ucum }
}
const ucum = library.UcumLhcUtils.getInstance()

/** Molar masses in g/mol (PubChem); of triglycerides that of triolein, as laboratories take it. */
const molar: Readonly<Record<string, number>> = {
  glucose: 180.16,
  creatinine: 113.12,
  cholesterol: 386.7,
  ldl: 386.7,
  hdl: 386.7,
  triglyceride: 885.4,
  bilirubin: 584.7,
  calcium: 40.08,
}

describe('what is measured', () => {
  it.each(Object.entries(all))('%s has units of UCUM and a second that means the same', (name, of) => {
    const unit = of.ucum ?? of.unit
    expect(ucum.validateUnitString(unit).status).toBe('valid')
    const { second } = of
    if (second === undefined) return
    const other = second.ucum ?? second.unit
    expect(ucum.validateUnitString(other).status).toBe('valid')
    // The scales of HbA1c are tested below; UCUM converts no international units.
    if (name === 'hba1c' || unit.includes('[IU]')) return
    const answer = ucum.convertUnitTo(unit, of.mean, other, { molecularWeight: molar[name] ?? null })
    expect(answer.status).toBe('succeeded')
    expect((of.mean * second.times + second.plus) / answer.toVal).toBeCloseTo(1, 2)
  })

  it('gives HbA1c in both scales as the published table pairs them', () => {
    const { times, plus } = labs['hba1c']!.second!
    // NGSP/IFCC conversion table: 6.5% is 48 mmol/mol, 7% 53, 8% 64, 9% 75, 10% 86.
    const shown = [6.5, 7, 8, 9, 10].map(percent => Math.round(percent * times + plus))
    expect(shown).toEqual([48, 53, 64, 75, 86])
  })

  it('knows every analyte and medicine that a problem names', () => {
    const named = problems.flatMap(each => Object.keys(each.shifts)).concat(usual)
    expect(named.filter(name => !(name in all))).toEqual([])
    expect(problems.flatMap(each => each.medicines).filter(name => !(name in medicines))).toEqual([])
  })
})
