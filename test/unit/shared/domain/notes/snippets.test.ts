import { describe, expect, it } from 'vitest'
import { toldAs } from '../../../../../shared/domain/by-hand/told-as.ts'
import {
  signedText,
  snippetLines,
  snippets,
  snippetsBegun,
} from '../../../../../shared/domain/notes/snippets.ts'
import { english } from '../../../../../shared/words/en/index.ts'
import { speaker } from '../../../../../shared/words/speaker.ts'

const { speak } = speaker(english)
const reading = {
  today: '2026-11-29',
  name: (term: Parameters<typeof speak>[0] | string) => (typeof term === 'string' ? term : speak(term)),
}
const of = (text: string) => snippetLines(text, reading)
const statedBy = (text: string) => of(text)[0]?.statement

describe('a snippet', () => {
  it.each([
    ['/bp 130/80', 'Blood pressure: 130/80 mmHg'],
    ['/wt 62', 'Weight: 62 kg'],
    ['/temp 38.4', 'Temperature: 38.4 °C'],
    ['/lab Potassium 5.1 mmol/L', 'Potassium: 5.1 mmol/L'],
    ['/lab troponin T < 5 ng/L', 'troponin T: <5 ng/L'],
    ['/lab vitamin B12 250 pmol/L', 'Vitamin B12: 250 pmol/L'],
    ['/dx gout since 2019', 'Problem: gout'],
    ['/dx ?gout', 'Problem: gout (suspected)'],
    ['/rx amoxicillin 500 mg three times a day', 'Medicine prescribed: amoxicillin 500 mg three times a day'],
    ['/allergy penicillin: rash', 'Allergy: penicillin rash'],
    ['/nka', 'No known allergy'],
    ['/plan blood count by 3 Mar 2027', 'Plan: blood count 2027-03-03'],
  ])('%s is told as "%s" before it is stored', (typed, told) => {
    expect(speak(toldAs(statedBy(typed)!)).trim()).toBe(told)
  })

  it('says exactly what was written: since when, by when, and no unit that nobody wrote', () => {
    expect(statedBy('/dx gout since Mar 2019')).toMatchObject({ is: 'condition', happened: '2019-03' })
    expect(statedBy('/plan come back by 3 Mar 2027')).toMatchObject({ until: '2027-03-03' })
    expect(statedBy('/lab potassium 5.1')).not.toHaveProperty('unit')
    expect(statedBy('/lab potassium 5.1 mmol/L')).toMatchObject({
      what: { codes: [{ system: 'http://loinc.org', code: '2823-3' }] },
      value: '5.1',
      unit: 'mmol/L',
    })
  })

  it('that cannot be is a fault of its own line, and says what would mend it', () => {
    const lines = of('/bp 80/130\n/wt heavy\n/dx\n/lab potassium\n/dx gout since 3/4/2020\n/wt 62')
    expect(lines.map(({ fault, statement }) => [fault !== undefined, statement !== undefined])).toEqual([
      [true, false],
      [true, false],
      [true, false],
      [true, false],
      [true, false],
      [false, true],
    ])
  })

  it('is taken though unlikely, with a word beside it', () => {
    expect(of('/hr 720')[0]).toMatchObject({ statement: { value: '720' }, warning: {} })
  })

  it('is a line’s first word: a path, a fraction and an unknown word stay text', () => {
    expect(of('BP 130/80 today\nand/or\n/etc/hosts\n/unknown 3\nsee /bp 130/80')).toEqual([])
  })

  it('names what it states, each line otherwise', () => {
    const keys = of('/wt 62\n/wt 63\n/dx gout').map(({ statement }) => statement!.key)
    expect(new Set(keys).size).toBe(3)
  })

  it('can be used as its own example says', () => {
    for (const { name, example } of snippets) expect(statedBy(`/${name} ${example}`), name).toBeDefined()
  })
})

describe('the text that is signed', () => {
  it('says in words what was shown for each snippet, and nothing else is changed', () => {
    const text = '  Feels well.\n\n/bp 130/80\n/bp nonsense\n\tEnd '
    expect(signedText(text, of(text), each => speak(toldAs(each)))).toBe(
      '  Feels well.\n\nBlood pressure: 130/80 mmHg\n/bp nonsense\n\tEnd ',
    )
  })
})

describe('what is offered while one types', () => {
  it('is every snippet behind a slash, those that begin so behind a letter, and nothing once one is whole', () => {
    expect(snippetsBegun('Feels well.\n/')).toHaveLength(snippets.length)
    expect(snippetsBegun('/t').map(({ name }) => name)).toEqual(['temp'])
    expect(snippetsBegun('/bp 1')).toEqual([])
    expect(snippetsBegun('and/')).toEqual([])
  })
})
