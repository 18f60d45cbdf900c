import { describe, expect, it } from 'vitest'
import { english } from '../../../../../shared/words/en/index.ts'
import { speaker } from '../../../../../shared/words/speaker.ts'
import { readLine, type LineKind, type LineTexts } from '../../../../../shared/domain/by-hand/lines.ts'
import { readField, type Reading } from '../../../../../shared/domain/by-hand/read-field.ts'
import type { TemplateField } from '../../../../../shared/domain/by-hand/template.ts'
import { templateOf } from '../../../../../shared/domain/by-hand/templates.ts'
import { toldAs } from '../../../../../shared/domain/by-hand/told-as.ts'
import { placeInForm, readVisit, type VisitForm } from '../../../../../shared/domain/by-hand/visit.ts'
import { statement } from '../../../../../shared/domain/entry.ts'

const { speak } = speaker(english)
const reading: Reading = {
  today: '2026-11-29',
  name: term => (typeof term === 'string' ? term : speak(term)),
}
const fieldOf = (template: string, key: string): TemplateField =>
  templateOf(template).fields.find(each => each.key === key)!

describe('what is typed into a field of a template', () => {
  it.each<readonly [template: string, key: string, text: string, told: string]>([
    ['general-visit', 'pressure', '120/80', 'Blood pressure: 120/80 mmHg'],
    ['general-visit', 'pressure', '120 80', 'Blood pressure: 120/80 mmHg'],
    ['general-visit', 'weight', '71,5', 'Weight: 71.5 kg'],
    ['general-visit', 'temperature', '38.2', 'Temperature: 38.2 °C'],
    ['general-visit', 'problem', 'Cough', 'Problem: Cough'],
    ['general-visit', 'medicine', 'Vitamin B12 1 mg daily', 'Medicine prescribed: Vitamin B12 1 mg daily'],
    ['general-visit', 'medicine', 'Paracetamol', 'Medicine prescribed: Paracetamol'],
    ['general-visit', 'plan', 'Chest film', 'Plan: Chest film'],
    ['antenatal', 'urine-protein', 'neg', 'Protein in urine: negative'],
    ['antenatal', 'urine-protein', '2+', 'Protein in urine: 2+'],
    ['antenatal', 'last-period', '3 Apr 2026', 'Last period began: 2026-04-03'],
    ['operation-log', 'asa', 'iii', 'ASA class: III'],
    ['operation-log', 'clavien-dindo', 'IIIb', 'Clavien-Dindo grade: IIIb'],
    ['operation-log', 'procedure', 'Appendectomy', 'Procedure: Appendectomy'],
  ])('%s, %s: %s', (template, key, text, told) => {
    const read = readField(fieldOf(template, key), text, reading)
    if (!read || !('statement' in read)) throw new Error('It states nothing.')
    expect(speak(toldAs(read.statement)).trim()).toBe(told)
    expect(statement.parse(read.statement)).toEqual(read.statement)
  })

  it.each<readonly [template: string, key: string, text: string, reason: string]>([
    ['general-visit', 'pressure', '120', 'by-hand.no-pressure'],
    ['general-visit', 'pressure', '80/120', 'by-hand.no-pressure'],
    ['general-visit', 'weight', 'heavy', 'entry.no-number'],
    ['operation-log', 'asa', 'VII', 'by-hand.no-choice'],
    // Three grades begin so.
    ['operation-log', 'clavien-dindo', 'III', 'by-hand.no-choice'],
    ['antenatal', 'last-period', '3/4/2026', 'by-hand.two-dates'],
  ])('%s, %s: %s cannot be', (template, key, text, reason) => {
    const read = readField(fieldOf(template, key), text, reading)
    expect(read && 'fault' in read ? read.fault.reason.key : read).toBe(reason)
  })

  it.each<readonly [template: string, key: string, text: string, isUnlikely: boolean]>([
    ['general-visit', 'pulse', '72', false],
    ['general-visit', 'pulse', '720', true],
    ['general-visit', 'pressure', '320/80', true],
    ['general-visit', 'pressure', '120/10', true],
    ['general-visit', 'temperature', '98.6', true],
    ['antenatal', 'fundal-height', '90', true],
    ['antenatal', 'births', '0', false],
  ])('%s, %s: %s is stored, and said to be unlikely: %s', (template, key, text, isUnlikely) => {
    const read = readField(fieldOf(template, key), text, reading)
    if (!read || !('statement' in read)) throw new Error('It states nothing.')
    expect(read.warning !== undefined).toBe(isUnlikely)
  })

  it('blank states nothing', () => {
    expect(readField(fieldOf('general-visit', 'weight'), '  ', reading)).toBeUndefined()
  })
})

const line = (kind: LineKind, texts: LineTexts) => readLine({ kind, key: 'l1', texts }, reading)

describe('a line of a visit', () => {
  it.each<readonly [kind: LineKind, texts: LineTexts, told: string]>([
    [
      'problem',
      { what: 'Pneumonia', certainty: 'suspected', happened: 'Oct 2026' },
      'Problem: Pneumonia (suspected)',
    ],
    [
      'medicine',
      { what: 'Amoxicillin', dose: '500', unit: 'mg', route: 'oral', times: '3', per: 'day' },
      'Medicine prescribed: Amoxicillin 500 mg, 3/day, oral',
    ],
    ['medicine', { what: 'Metformin', role: 'taken', times: '2' }, 'Medicine taken: Metformin 2/day'],
    [
      'result',
      { what: 'Potassium', system: 'http://loinc.org', code: '2823-3', value: '<3,1', unit: 'mmol/L' },
      'Potassium: <3.1 mmol/L',
    ],
    ['result', { what: 'Colour of urine', value: 'amber' }, 'Colour of urine: amber'],
    ['plan', { what: 'Come back', until: '1 Feb 2027' }, 'Plan: Come back 2027-02-01'],
    [
      'procedure',
      { what: 'Drainage', outcome: 'good', complications: 'bleeding; fever' },
      'Procedure: Drainage good, bleeding, fever',
    ],
    ['outcome', { what: 'Recovered' }, 'Outcome: Recovered'],
    [
      'allergy',
      { what: 'Penicillin', reactions: 'rash, wheeze', criticality: 'high' },
      'Allergy: Penicillin rash, wheeze',
    ],
    ['no-known-allergy', {}, 'No known allergy'],
  ])('%s: %j', (kind, texts, told) => {
    const read = line(kind, texts)
    if (!read || !('statement' in read)) throw new Error('It states nothing.')
    expect(speak(toldAs(read.statement)).trim()).toBe(told)
    expect(statement.parse(read.statement)).toEqual(read.statement)
  })

  it.each<readonly [kind: LineKind, texts: LineTexts, faults: Record<string, string>]>([
    ['problem', { happened: '2026' }, { what: 'entry.no-name' }],
    ['problem', { what: 'Flu', happened: '30 Feb 2026' }, { happened: 'entry.no-date' }],
    ['problem', { what: 'Flu', happened: '2026-03', until: '2026-02-20' }, { until: 'entry.ends-before' }],
    ['problem', { what: 'Flu', happened: '2027' }, { happened: 'by-hand.ahead' }],
    ['medicine', { what: 'X', dose: 'two' }, { dose: 'entry.no-number' }],
    ['result', { what: 'Potassium' }, { value: 'entry.no-result' }],
    ['result', { what: 'Potassium', value: '4.1.2' }, { value: 'entry.no-number' }],
    ['result', { value: '4' }, { what: 'entry.no-name' }],
  ])('%s: %j cannot be', (kind, texts, faults) => {
    const read = line(kind, texts)
    if (!read || !('faults' in read)) throw new Error('It is no fault.')
    expect(
      Object.fromEntries(Object.entries(read.faults).map(([at, { reason }]) => [at, reason.key])),
    ).toEqual(faults)
  })

  it('in which only what stands there from the beginning is chosen states nothing', () => {
    expect(line('medicine', { role: 'prescribed', per: 'day' })).toBeUndefined()
  })
})

describe('a visit', () => {
  const form: VisitForm = {
    template: 'general-visit',
    happened: '28 Nov 2026',
    values: { pulse: '72', weight: 'heavy', temperature: '98.6' },
    lines: [
      { id: 'a', kind: 'problem', texts: {} },
      { id: 'b', kind: 'medicine', texts: { what: 'Amoxicillin', dose: 'many' } },
      { id: 'c', kind: 'result', texts: { what: 'Potassium', value: '4.1', unit: 'mmol/xyz' } },
    ],
  }
  const read = readVisit(form, templateOf('general-visit'), reading)

  it('states what can be, and names the place of what cannot or is unlikely', () => {
    expect(read.happened).toBe('2026-11-28')
    expect(read.from).toEqual(['pulse', 'temperature', 'c'])
    expect(Object.keys(read.faults).toSorted()).toEqual(['b/dose', 'weight'])
    expect(Object.keys(read.warnings)).toEqual(['temperature'])
  })

  it.each<readonly [happened: string, born: string, faults: string[], warnings: string[]]>([
    ['1 Jan 1899', '1961', ['happened'], []],
    ['1960', '1961', [], ['happened']],
    ['28 Nov 1926', '1961-03-04', [], ['happened']],
    // As exactly as both are known, it may have been after it.
    ['1961', '1961-03-04', [], []],
    ['4 Mar 1961', '1961-03-04', [], []],
    ['Feb 1961', '1961', [], []],
  ])('of %s, of somebody born %s, cannot be or is unlikely: %j, %j', (happened, born, faults, warnings) => {
    const found = readVisit({ ...form, values: {}, lines: [], happened }, templateOf('general-visit'), {
      ...reading,
      born,
    })
    expect(Object.keys(found.faults)).toEqual(faults)
    expect(Object.keys(found.warnings)).toEqual(warnings)
  })

  it.each([
    ['facts.0', 'pulse'],
    ['facts.2.unit', 'c/unit'],
    ['facts.2', 'c/what'],
    ['facts.2.until', 'c/until'],
    ['happened', 'happened'],
    ['person.birth', ''],
  ])('what intake names %s stands in the form at "%s"', (place, at) => {
    expect(placeInForm(place, read, form)).toBe(at)
  })
})
