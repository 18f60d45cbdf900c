import { describe, expect, it } from 'vitest'
import { drugName } from '../../../../../shared/domain/chart/drug-name.ts'

/** As RxNorm's normal names, and clinicians, write medicines. */
const table: ReadonlyArray<readonly [text: string, name: string, strength: string, form: string]> = [
  ['Amlodipine 5 MG Oral Tablet', 'Amlodipine', '5 mg', ''],
  ['amLODIPine 2.5 MG Oral Tablet', 'Amlodipine', '2.5 mg', ''],
  [
    '24 HR metoprolol succinate 100 MG Extended Release Oral Tablet',
    'Metoprolol succinate',
    '100 mg',
    'extended release oral tablet',
  ],
  ['Amoxicillin 250 MG / Clavulanate 125 MG Oral Tablet', 'Amoxicillin / Clavulanate', '250 mg / 125 mg', ''],
  ['NDA020800 0.3 ML Epinephrine 1 MG/ML Auto-Injector', 'Epinephrine', '1 mg/mL', 'auto-injector'],
  [
    '200 ACTUAT Albuterol 0.09 MG/ACTUAT Metered Dose Inhaler',
    'Albuterol',
    '0.09 mg/puff',
    'metered dose inhaler',
  ],
  ['Hydrocortisone 10 MG/ML Topical Cream', 'Hydrocortisone', '10 mg/mL', 'topical cream'],
  ['Lasix 40mg', 'Lasix', '40 mg', ''],
  ['paracetamol 500 mg tablets', 'Paracetamol', '500 mg', ''],
  ['Insulin glargine 100 units/mL', 'Insulin glargine', '100 units/mL', ''],
  ['ramipril', 'Ramipril', '', ''],
  ['Levora 0.15/30 28 Day Pack', 'Levora 0.15/30 28 Day Pack', '', ''],
  [
    'NuvaRing 0.12/0.015 MG per 24HR 21 Day Vaginal Ring',
    'NuvaRing 0.12/0.015 MG per 24HR 21 Day Vaginal Ring',
    '',
    '',
  ],
  ['', '', '', ''],
]

describe('a medicine in words', () => {
  it.each(table)('is read in its ingredient, strength and form: %s', (text, name, strength, form) => {
    expect(drugName(text)).toEqual({ name, strength, form })
  })
})
