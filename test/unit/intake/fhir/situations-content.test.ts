import { describe, expect, it } from 'vitest'
import type { FactOf } from '../../../../shared/domain/fact.ts'
import { day, moment, rxnorm, snomed } from './reading.ts'
import { factsIn, facts, kinds, one, peopleIn, read } from './situation.ts'

describe('what was measured', () => {
  it.each([
    ['val-string-number.json', { kind: 'quantity', value: 5.4, text: '5.4', unit: '%' }],
    [
      'val-period.json',
      {
        kind: 'period',
        start: moment('2024-03-01T20:00:00', 'second', 0),
        end: moment('2024-03-02T08:00:00', 'second', 0),
      },
    ],
    [
      'val-range.json',
      {
        kind: 'range',
        low: { value: 5, text: '5', unit: '/[HPF]' },
        high: { value: 10, text: '10', unit: '/[HPF]' },
      },
    ],
    [
      'val-ratio.json',
      {
        kind: 'ratio',
        numerator: { value: 1, text: '1' },
        denominator: { value: 160, text: '160', comparator: '>=' },
      },
    ],
    ['val-text-comparator.json', { kind: 'code', concept: { codes: [], text: 'GT 45' } }],
    [
      'val-comparator.json',
      { kind: 'quantity', value: 0.5, comparator: '<', text: '0.5', unit: 'mg/L', unitCode: 'mg/L' },
    ],
    [
      'val-scientific.json',
      { kind: 'quantity', value: 120, text: '1.2E+2', unit: 'mm[Hg]', unitCode: 'mm[Hg]' },
    ],
  ])('%s loses nothing of its value', async (name, value) =>
    expect((await one(name, 'observation')).value).toEqual(value),
  )
  it('one pressure measured, the other not, with the reason', async () => {
    const { components } = await one('val-bp-absent.json', 'observation')
    expect(components.map(each => [each.value !== undefined, each.absent?.codes[0]?.code])).toEqual([
      [true, undefined],
      [false, 'not-performed'],
    ])
  })
  it('three units are kept as they were written', async () => {
    const all = (await facts('val-unit-mismatch.json')) as Array<FactOf<'observation'>>
    expect(all.map(each => each.value)).toMatchObject([
      { text: '90', unit: 'mg/dL' },
      { text: '5.0', unit: 'mmol/L' },
      { text: '91', unit: 'mg/dl' },
    ])
  })
  it('a coding without a code has its words, and words beside a code are kept', async () => {
    expect((await one('val-coding-no-code.json', 'condition')).concept).toEqual({
      codes: [],
      text: 'Gestational diabetes',
    })
    expect((await one('val-code-text-and-display.json', 'condition')).concept).toEqual({
      codes: [{ system: snomed, code: '30989003', display: 'Knee pain' }],
      text: 'Left knee pain after fall, cannot bear weight',
    })
  })
  it('an observation of nothing is turned away', async () => {
    expect(kinds(await read('val-invalid-no-code.json'))).toEqual(['person', 'reject'])
  })
})

describe('medicines', () => {
  const metformin = { codes: [{ system: rxnorm, code: '6809', display: 'metformin' }] }
  it.each(['med-reference-before.json', 'med-reference-after.json'])(
    '%s: the request names the medication',
    async name => {
      const readings = await read(name)
      const { links, concept } = factsIn(readings)[0]!
      expect(concept).toEqual({ codes: [] })
      expect(
        readings.flatMap(each =>
          each.kind === 'referent' ? [[each.referent.identity, each.referent.concept]] : [],
        ),
      ).toEqual([[links[0]!.identity, metformin]])
      expect(links[0]!.role).toBe('medication')
    },
  )
  it('one that is nowhere is called by its display', async () => {
    expect((await one('med-display-only.json', 'medication')).concept).toEqual({
      codes: [],
      text: 'metformin 500 mg tablet',
    })
  })
  it('a dose is 500 mg twice daily from January to April, with 90 days of supply and its reason', async () => {
    const amount = { value: 500, text: '500', unit: 'mg' }
    expect(await one('med-structured-dose.json', 'medication')).toMatchObject({
      role: 'request',
      concept: metformin,
      start: day('2024-01-10'),
      end: day('2024-04-10'),
      recorded: day('2024-01-10'),
      doses: [
        {
          amount: { low: amount, high: amount },
          frequency: { times: 2, period: 1, periodUnit: 'd', words: [] },
          route: { codes: [], text: 'oral' },
        },
      ],
      supply: { quantity: { value: 180, text: '180', unit: 'tablet' }, days: 90 },
      links: [{ role: 'reason', identity: 'Condition/c9@clinic' }],
    })
  })
  it('what was handed out is a fact', async () => {
    expect(await one('med-dispense.json', 'medication')).toMatchObject({
      role: 'dispense',
      start: day('2024-01-11'),
      supply: { days: 90 },
    })
  })
})

describe('relatives, reports and documents', () => {
  it('a mother with breast cancer is a fact about a relative', async () => {
    const breastCancer = { codes: [{ system: snomed, code: '254837009', display: 'Breast cancer' }] }
    expect(await one('fam-history.json', 'family-history')).toMatchObject({
      about: 'relative',
      relationship: { codes: [], text: 'mother' },
      concept: breastCancer,
      conditions: [{ concept: breastCancer, notes: [] }],
    })
  })
  it('a result that a report contains is a fact of its own, named after the report', async () => {
    const report = await one('rep-contained-results.json', 'report')
    const ldl = await one('rep-contained-results.json', 'observation')
    expect(ldl).toMatchObject({
      identity: 'DiagnosticReport/r1#ldl@clinic',
      patient: report.patient,
      value: { value: 190 },
    })
    expect(report.links).toEqual([{ role: 'result', identity: ldl.identity }])
  })
  it('a letter in a Binary is linked to it, and its words are read there', async () => {
    const readings = await read('doc-binary-in-bundle.json')
    expect(factsIn(readings)[0]!.links).toContainEqual({ role: 'content', identity: 'Binary/b1@clinic' })
    expect(readings).toContainEqual({
      kind: 'referent',
      referent: expect.objectContaining({
        identity: 'Binary/b1@clinic',
        text: 'Started metformin today.',
      }) as unknown,
    })
  })
  it('both attachments are read', async () => {
    const { attachments } = await one('doc-two-attachments.json', 'document')
    expect(attachments.map(each => each.text)).toEqual(['Page one', 'Page two: biopsy malignant'])
  })
  it('a letter in RTF is read as its words', async () => {
    expect((await one('doc-rtf.json', 'document')).attachments[0]!.text).toBe('Patient is stable.')
  })
})

describe('versions and deletions', () => {
  it.each([
    [
      'ver-fraction.json',
      [
        ['2024-06-01T10:00:00Z', undefined],
        ['2024-06-01T10:00:00.400Z', undefined],
      ],
    ],
    [
      'ver-versionid.json',
      [
        [undefined, '1'],
        [undefined, '2'],
        [undefined, '3'],
        [undefined, '10'],
      ],
    ],
    [
      'ver-versionid-against-clock.json',
      [
        ['2024-06-01T10:00:00.500Z', '1'],
        ['2024-06-01T10:00:00.400Z', '2'],
      ],
    ],
    ['ver-correction-no-meta-2.json', [[undefined, undefined]]],
  ])('%s: each version of one fact says when and which it is', async (name, versions) => {
    const all = await facts(name)
    expect(new Set(all.map(each => each.identity)).size).toBe(1)
    expect(all.map(each => [each.updated, each.versionId])).toEqual(versions)
  })
  it.each(['ver-delete-history.json', 'ver-bulk-deleted/deleted.ndjson'])(
    '%s takes back a result by its identity',
    async name => {
      expect((await read(name))[0]).toMatchObject({
        kind: 'retraction',
        retraction: { identity: 'Observation/o1@clinic' },
      })
    },
  )
  it('a deletion says when', async () => {
    expect((await read('ver-delete-history.json'))[0]).toMatchObject({
      retraction: { updated: '2024-06-01T00:00:00Z' },
    })
  })
})

describe('how a file is written', () => {
  it.each(['con-bom.json', 'con-nested-bundle.json', 'con-json-array.json', 'con-latin1.json'])(
    '%s holds a person and her result',
    async name => expect(kinds(await read(name))).toEqual(['person', 'fact']),
  )
  it('an answer about the search costs nothing', async () => {
    expect(kinds(await read('con-operation-outcome.json'))).toEqual(['other', 'person', 'fact'])
  })
  it('a List counts as one', async () => {
    expect(await read('con-list.json')).toEqual([{ kind: 'other', type: 'List' }])
  })
  it('what is no UTF-8 is read as windows-1252, and flagged', async () => {
    const [her] = peopleIn(await read('con-latin1.json'))
    expect(her).toMatchObject({ name: 'Jürgen Müller', unread: [{ path: 'encoding', text: 'windows-1252' }] })
  })
  it('a file cut short loses its last entry only', async () => {
    expect(kinds(await read('con-truncated.json'))).toEqual(['person', 'fact', 'reject'])
  })
  it('of two members of one name the last counts', async () => {
    expect((await facts('con-duplicate-keys.json'))[0]!.standing.is).toBe('retracted')
  })
  it('one entry of an older release costs itself only', async () => {
    const readings = await read('con-one-stu3-leftover.json')
    expect(kinds(readings).filter(kind => kind === 'fact')).toHaveLength(19)
    expect(readings.at(-1)).toMatchObject({
      kind: 'reject',
      reject: { reason: { key: 'quarantine.other-version' } },
    })
  })
  it('a record that is kept no longer is marked so', async () => {
    expect(peopleIn(await read('pat-photo-inactive.json'))[0]!.active).toBe(false)
  })
})

describe('fourteen invalid entries', () => {
  it('each ends once, and none is stored as sound', async () => {
    const readings = await read('inv-fourteen-invalid.json')
    expect(readings).toHaveLength(18)
    const sound = readings.filter(each => {
      if (each.kind === 'person') return each.person.unread.length === 0
      return each.kind === 'fact' && each.fact.unread.length === 0
    })
    // The first of them is the patient, who is as she should be.
    expect(sound.map(each => each.kind === 'person' && each.person.identity)).toEqual(['Patient/p1@clinic'])
  })
})
