import { describe, expect, it } from 'vitest'
import { resultMark } from '../../../electron/records/kinds/result-mark.ts'
import type { Result } from '../../../electron/records/kinds/kind.ts'

const HL7 = 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation'
const amount = (value: number, unitCode = 'mmol/L') => ({ value, unitCode, text: String(value) })
const potassium = (value: number, more: Partial<Result> = {}): Result => ({
  concept: { codes: [], text: 'Potassium' },
  value: { kind: 'quantity', ...amount(value) },
  ranges: [],
  interpretations: [],
  ...more,
})
const flag = (code: string) => [{ codes: [{ system: HL7, code }] }]
const laboratory = [{ low: amount(3.5), high: amount(5.1), appliesTo: [] }]
const usual = { low: 3.6, high: 5 }
const panic = [{ codes: [], text: 'critical' }]

const table: ReadonlyArray<readonly [what: string, result: Result, mark: string | undefined]> = [
  ['by the laboratory’s flag', potassium(5.9, { interpretations: flag('H') }), 'high'],
  ['by its flag, low', potassium(3, { interpretations: flag('L') }), 'low'],
  ['by its words', potassium(5.9, { interpretations: [{ codes: [], text: 'High' }] }), 'high'],
  ['as abnormal, without a side', potassium(4, { interpretations: flag('A') }), 'abnormal'],
  ['as critical by its flag', potassium(6.9, { interpretations: flag('HH') }), 'critical-high'],
  ['as critical by its flag, low', potassium(2.1, { interpretations: flag('LL') }), 'critical-low'],
  [
    'as critical by its own limit',
    potassium(6.9, { ranges: [{ high: amount(6.5), appliesTo: [], type: panic[0]! }] }),
    'critical-high',
  ],
  ['by the laboratory’s range', potassium(5.9, { ranges: laboratory }), 'high'],
  ['by its range, low', potassium(3.1, { ranges: laboratory }), 'low'],
  [
    'by its range although its flag says normal',
    potassium(5.9, { ranges: laboratory, interpretations: flag('N') }),
    'high',
  ],
  ['by what is usual, where it says nothing', potassium(5.05), 'usual-high'],
  ['by what is usual, low', potassium(3.55), 'usual-low'],
  [
    'not by what is usual, where it has a range of its own',
    potassium(5.05, { ranges: laboratory }),
    undefined,
  ],
  [
    'not by what is usual, where its flag says normal',
    potassium(5.05, { interpretations: flag('N') }),
    undefined,
  ],
  ['not within all limits', potassium(4.2), undefined],
  [
    'not where it is certain only to be below',
    potassium(5.5, { value: { kind: 'quantity', comparator: '<', ...amount(5.5) } }),
    undefined,
  ],
  [
    'where it is certain to be above',
    potassium(8, { value: { kind: 'quantity', comparator: '>', ...amount(8) } }),
    'usual-high',
  ],
  [
    'not by a range in a unit that is another',
    potassium(5.9, { ranges: [{ high: amount(5.1, 'mg/dL'), appliesTo: [] }] }),
    undefined,
  ],
  [
    'not where there is no number',
    { ...potassium(1), value: { kind: 'text', text: 'haemolysed' } },
    undefined,
  ],
  [
    'not by a flag of a clinic’s own list',
    potassium(4, { interpretations: [{ codes: [{ system: 'http://clinic.invalid', code: 'H' }] }] }),
    undefined,
  ],
]

describe('a result is marked', () => {
  it.each(table)('%s', (_what, result, mark) => expect(resultMark(result, usual)).toBe(mark))
})
