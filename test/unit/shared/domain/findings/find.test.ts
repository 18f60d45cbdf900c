import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { cueRows, pseudoCues } from '../../../../../shared/domain/findings/cues.ts'
import { findingsIn, nothingOfOnesOwn } from '../../../../../shared/domain/findings/find.ts'
import { finding } from '../../../../../shared/domain/findings/finding.ts'
import { problemNames } from '../../../../../shared/domain/findings/problem-names.ts'

const asked = (text: string) =>
  findingsIn(text)
    .filter(({ states }) => states)
    .map(({ states }) => states!)
const whyNot = (text: string) => findingsIn(text).map(({ called, notAsked: why }) => [called, why])

describe('problems', () => {
  it('are coded as the concept set codes them that counts them', () => {
    const coded = problemNames.filter(({ code }) => code !== undefined)
    expect(coded.length).toBeGreaterThan(20)
    for (const { set, code } of coded) {
      const { include } = JSON.parse(readFileSync(`resources/concepts/${set}.json`, 'utf8')) as {
        include: Array<{ system: string; code: string }>
      }
      expect(include).toContainEqual(expect.objectContaining({ system: 'http://snomed.info/sct', code }))
    }
  })
  it('are asked about as confirmed or suspected; those of others, of no one and of nobody yet are not', () => {
    const note = [
      'Known COPD and type 2 diabetes. Possible pneumonia. Denies gout.',
      'Risk of stroke discussed.',
      'FAMILY HISTORY',
      'Father: myocardial infarction.',
    ].join('\n')
    expect(
      asked(note).map(each => [
        each.is,
        'what' in each && each.what.text,
        'certainty' in each && each.certainty,
      ]),
    ).toEqual([
      ['condition', 'Chronic obstructive pulmonary disease', 'confirmed'],
      ['condition', 'Type 2 diabetes mellitus', 'confirmed'],
      ['condition', 'Pneumonia', 'suspected'],
    ])
    expect(whyNot(note).filter(([, why]) => why)).toEqual([
      ['Gout', 'negated'],
      ['Stroke', 'hypothetical'],
      ['Myocardial infarction', 'relative'],
    ])
  })
})

describe('medicines', () => {
  it('have the dose that stands behind them, and no half of one', () => {
    expect(asked('Continue metformin 500 mg twice daily and start ramipril 2.5mg po od.')).toMatchObject([
      {
        what: { text: 'Metformin' },
        role: 'taken',
        dose: { value: '500', unit: 'mg', times: 2, per: 'day' },
      },
      {
        what: { text: 'Ramipril' },
        role: 'prescribed',
        dose: { value: '2.5', unit: 'mg', times: 1, route: 'by mouth' },
      },
    ])
    for (const text of ['Metformin 500-1000 mg', 'metformin 500/50 mg', 'metformin 40 mg/mL'])
      expect(asked(text)[0]).not.toHaveProperty('dose.value')
  })
  it('that were stopped, or do harm, are none that are taken', () => {
    const note = 'Lisinopril was stopped. Allergic to penicillin. Held warfarin.\nALLERGIES\nIbuprofen'
    expect(whyNot(note).map(([, why]) => why)).toEqual(['stopped', 'stopped', 'stopped', 'allergies'])
  })
})

describe('results', () => {
  it.each([
    ['Potassium 5.6 mmol/L', '5.6', 'mmol/L'],
    ['HbA1c of 8.4%', '8.4', '%'],
    ['creatinine was 88 µmol/L', '88', 'umol/L'],
    ['Platelets: 1,200 x10^9/L', '1200', '10*9/L'],
    ['CRP <5 mg/L', '5', 'mg/L'],
    ['Temp 38.2 °C', '38.2', 'Cel'],
    ['weight = 72.5 kg', '72.5', 'kg'],
  ])('are their number in its unit: %s', (text, value, unit) => {
    expect(asked(text)).toMatchObject([{ is: 'measurement', value, unit }])
  })
  it('are a pressure in its two parts', () => {
    expect(asked('BP 142/91 mmHg')).toMatchObject([{ parts: [{ value: '142' }, { value: '91' }] }])
  })
  it.each([
    'Hemoglobin is 8.2.',
    'potassium 3.5-5.1 mmol/L',
    'Potassium 56 mmol/L',
    'LDL goal < 70 mg/dL',
    'HbA1c 12/2023',
    'weight 3 months ago',
    'previous potassium 5.6 mmol/L',
    'BP 12/80',
    'sodium (135 to 145 mmol/L)',
    'creatinine 88 mmol/mol',
  ])('are not asked about where anything about the number is in doubt: %s', text => {
    expect(asked(text)).toEqual([])
  })
})

describe('how somebody lives', () => {
  it('is told in the words of a list, and whose it is counts', () => {
    const note = 'SOCIAL HISTORY\nQuit smoking in 2010. Lives alone, retired. Her husband smokes.'
    expect(asked(note).map(each => 'words' in each && each.words)).toEqual([
      'Former smoker',
      'Lives alone',
      'Retired',
    ])
  })
})

describe('a rule of one’s own', () => {
  const text = 'No increase of his known gout. Denies gout. MI of 2010.'
  it('takes a cue from what it was said of, and a finding from the words it was said of', () => {
    const rules = [
      { is: 'no-cue', cue: 'denies', says: 'negated', called: 'Gout', words: 'gout' },
      { is: 'no-finding', kind: 'problem', called: 'Myocardial infarction', words: 'mi' },
    ] as const
    const before = findingsIn(text)
    const after = findingsIn(text, { ...nothingOfOnesOwn, rules })
    expect(before.map(({ called, notAsked: why }) => [called, why])).toEqual([
      ['Gout', undefined],
      ['Gout', 'negated'],
      ['Myocardial infarction', undefined],
    ])
    expect(after.map(({ called, notAsked: why }) => [called, why])).toEqual([
      ['Gout', undefined],
      ['Gout', undefined],
    ])
  })
  it('of words finds what this practice calls so', () => {
    const problems = [{ names: 'sugar|the sugar', display: 'Diabetes mellitus' }]
    expect(findingsIn('She has sugar.', { rules: [], problems })).toMatchObject([
      { called: 'Diabetes mellitus' },
    ])
    expect(findingsIn('She has sugar.')).toEqual([])
  })
})

describe('whatever a note holds', () => {
  const words = [
    ...cueRows.flatMap(each => each.words.split('|')),
    ...pseudoCues.flatMap(each => each.split('|')),
    ...problemNames.flatMap(each => each.names.split('|')),
    'metformin',
    '500 mg',
    'bid',
    'BP 130/80',
    'potassium',
    '5.6 mmol/L',
    '.',
    ';',
    ':',
    '\n',
    'PLAN\n',
    '# Family History\n',
  ]
  it('each finding is of its shape, stands where it says, and is named once', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom(...words), fc.string())), parts => {
        const text = parts.join(' ')
        const found = findingsIn(text)
        expect(new Set(found.map(({ key }) => key)).size).toBe(found.length)
        for (const each of found) {
          expect(finding.safeParse(each).success).toBe(true)
          expect(each.states === undefined).toBe(each.notAsked !== undefined)
          for (const { at, length } of [
            each.span,
            each.sentence,
            ...each.cues.flatMap(cue => [cue.span, cue.scope]),
          ])
            expect(at + length).toBeLessThanOrEqual(text.length)
          expect(each.span.at).toBeGreaterThanOrEqual(each.sentence.at)
        }
      }),
      { numRuns: 300 },
    )
  })
  it.each([
    'no ',
    'a:',
    'MI ',
    '\n',
    'history of ',
    'BP 130/80 ',
    'metformin ',
    '; ',
    'denies fever, ',
    '. ',
    '1 ',
  ])('takes a time in proportion to it: %j without end', part => {
    const time = (characters: number) => {
      const text = part.repeat(characters / part.length)
      // The best of several: whatever else the machine does only makes it slower.
      const once = () => {
        const from = performance.now()
        findingsIn(text)
        return performance.now() - from
      }
      return Math.min(once(), once(), once(), once())
    }
    time(10_000)
    const [small, large] = [Math.max(1, time(10_000)), time(80_000)]
    expect(large / small).toBeLessThan(8 * 6)
  })
})
