import { describe, expect, it } from 'vitest'
import { ada, factsIn, message, msh, peopleIn, read } from '../../../fixtures/hl7v2-parts.ts'

const adt = (trigger: string, ...segments: string[]) =>
  message(msh({ type: `ADT^${trigger}` }), `EVN|${trigger}|20240305`, ada, ...segments)
/** A segment by what stands in its fields. */
const segmentOf = (name: string, fields: Readonly<Record<number, string>>) =>
  [name, ...Array.from({ length: 50 }, (_, at) => fields[at + 1] ?? '')].join('|').replace(/\|+$/, '')
const pid = (fields: Readonly<Record<number, string>>) => segmentOf('PID', { 3: '1001^^^HILL^MR', ...fields })
const personOf = async (fields: Readonly<Record<number, string>>) =>
  (await peopleIn(message(msh(), pid(fields))))[0]!

describe('a person of HL7 v2', () => {
  it('is described by PID', async () =>
    expect(
      await personOf({
        5: 'Invented^Ada^B^^Dr.^^L~Made-Up^Ada^^^^^M',
        7: '19600203',
        8: 'F^Female^HL70001',
        11: '1 Hill Rd^^Hilltown^HL^12345',
        13: '555-1234',
        30: 'Y',
      }),
    ).toMatchObject({
      identity: 'Patient/1001|HILL@source Hill',
      name: 'Dr. Ada B Invented',
      otherNames: ['Ada Made-Up'],
      birth: { clock: Date.UTC(1960, 1, 3), precision: 'day', offsetMinutes: null },
      sex: 'female',
      death: 'deceased',
      addresses: ['1 Hill Rd, 12345 Hilltown, HL'],
      telecom: ['555-1234'],
      identifiers: [{ system: 'HILL', value: '1001', label: 'MR' }],
      unread: [],
    }))
  it.each([
    ['1960', 'year'],
    ['196002', 'month'],
    ['19600203', 'day'],
    ['196002031126', 'minute'],
    ['19600203112600', 'second'],
    ['19600203112600.125', 'millisecond'],
    ['196002031126+0215', 'minute'],
    ['1960-02-03', 'day'],
  ])('was born %s, known to the %s', async (text, precision) => {
    const { birth, unread } = await personOf({ 7: text })
    expect(birth?.precision).toBe(precision)
    expect(birth?.offsetMinutes).toBe(text.includes('+') ? 135 : null)
    expect(unread).toEqual([])
  })
  it.each([
    'DOB',
    '19600230',
    '1960020311',
    '2400'.repeat(3),
    '19600203+0100',
    '196002031126.5',
    '196002032400',
  ])('born %j has no birth date that was guessed', async text => {
    const { birth, unread } = await personOf({ 7: text })
    expect([birth, unread]).toEqual([undefined, [{ path: 'PID-7', text }]])
  })
  it('is called by her record number, whatever order her numbers stand in', async () => {
    const lists = ['55^^^TOWN^SS~1001^^^HILL^MR~9^^^HILL^PI', '9^^^HILL^PI~1001^^^HILL^MR~55^^^TOWN^SS']
    for (const list of lists) {
      const { identity, aliases, identifiers } = await personOf({ 3: list })
      expect([identity, aliases]).toEqual(['Patient/1001|HILL@source Hill', ['Patient/9|HILL@source Hill']])
      expect(identifiers).toHaveLength(3)
    }
  })
  it('of an old message is called by the number of its second field', async () =>
    expect((await personOf({ 2: '77', 3: '' })).identity).toBe('Patient/77@source Hill'))
  it('keeps the number that another record gave up', async () => {
    const [person] = await peopleIn(adt('A40', 'MRG|900^^^HILL^MR'))
    expect(person!.identifiers).toContainEqual({ system: 'HILL', value: '900', label: 'MR', use: 'old' })
  })
  it('is described by an admission rather than by a result that was sent later', async () => {
    const [admission] = await peopleIn(adt('A01'))
    const [result] = await peopleIn(message(msh({ at: '20240401' }), ada))
    expect(Number(admission!.versionId)).toBeGreaterThan(Number(result!.versionId))
  })
})

describe('a visit', () => {
  const pv1 = (fields: Readonly<Record<number, string>>) => segmentOf('PV1', fields)
  const visit = pv1({ 2: 'I', 3: 'WARD^1^2', 7: '12^Healer^Hanna', 19: 'V5', 44: '202403041000' })
  it.each([
    ['A01', 'happened', ''],
    ['A03', 'happened', 'finished'],
    ['A05', 'planned', 'planned'],
    ['A11', 'not-done', 'cancelled'],
  ])('after %s is %s', async (trigger, is, status) => {
    const [found] = await factsIn('encounter', adt(trigger, visit))
    expect([found!.standing.is, found!.status]).toEqual([is, status])
  })
  it('keeps its name over its events, and its class, its place and who is in charge', async () => {
    const [first] = await factsIn('encounter', adt('A01', visit))
    const [last] = await factsIn('encounter', adt('A03', visit))
    expect(last!.identity).toBe(first!.identity)
    expect(first).toMatchObject({
      class: { codes: [{ code: 'I', display: 'Inpatient' }] },
      start: { precision: 'minute', offsetMinutes: null },
      parties: [
        { role: 'performer', name: 'Hanna Healer', as: 'attending' },
        { role: 'location', name: 'WARD, 1, 2' },
      ],
    })
  })
  it('that has neither number nor time is none', async () =>
    expect(await factsIn('encounter', adt('A08', pv1({ 2: 'O' })))).toEqual([]))
  it('is taken back where it is deleted', async () => {
    const [told] = await factsIn('encounter', adt('A01', visit))
    const gone = (await read(adt('A23', visit))).find(({ kind }) => kind === 'retraction')
    expect(gone).toMatchObject({ retraction: { identity: told!.identity } })
  })
})

describe('what stands on lists', () => {
  it('is an allergy with its reaction, or that there is none', async () => {
    const found = await factsIn(
      'allergy',
      adt('A01', 'AL1|1|DA|7980^Penicillin^RXNORM|SV|Rash', 'AL1|2||^NKDA'),
    )
    expect(found[0]).toMatchObject({
      categories: ['medication'],
      reactions: [{ severity: 'severe', manifestations: [{ codes: [{ code: 'Rash' }] }] }],
    })
    expect(found.map(({ standing }) => standing.is)).toEqual(['happened', 'absent'])
  })
  it('is a diagnosis, of which a working one is uncertain, and a deleted one is taken back', async () => {
    const dg1 = (kind: string, action = '') =>
      `DG1|1||I10^Hypertension^I10C||20240304|${kind}|||||||||||||||${action}`
    const [final] = await factsIn('condition', adt('A01', dg1('F')))
    const [working] = await factsIn('condition', adt('A01', dg1('W')))
    expect(final).toMatchObject({
      standing: { is: 'happened' },
      concept: { codes: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'I10' }] },
    })
    expect(working!.standing.is).toBe('uncertain')
    const readings = await read(adt('A08', dg1('F', 'D')))
    expect(readings).toContainEqual(expect.objectContaining({ kind: 'retraction' }))
  })
  const plain = { 1: '0', 2: '1', 3: '20240301', 4: '20240301', 5: '03^MMR^CVX', 6: '0.5', 7: 'mL^^UCUM' }
  const dose = (fields: Readonly<Record<number, string>>) => segmentOf('RXA', { ...plain, ...fields })
  const vaccinated = (fields: Readonly<Record<number, string>>) =>
    factsIn(
      'immunization',
      message(msh({ type: 'VXU^V04' }), ada, 'ORC|RE||65^HILL', dose(fields), 'RXR|SC^^HL70162|LA^^HL70163'),
    )
  it.each<[string, Readonly<Record<number, string>>, string]>([
    ['given', { 20: 'CP' }, 'happened'],
    ['refused', { 20: 'RE', 18: '00^Parental decision^NIP002' }, 'not-done'],
    ['none', { 5: '998^No vaccine administered^CVX' }, 'not-done'],
    ['deleted', { 21: 'D' }, 'retracted'],
  ])('is a vaccination that was %s', async (_, fields, is) =>
    expect((await vaccinated(fields))[0]!.standing.is).toBe(is),
  )
  it('is a vaccination with dose, lot, maker and whether it was given here', async () =>
    expect(
      (await vaccinated({ 9: '01^Historical^NIP001', 15: 'L7', 16: '20251231', 17: 'MSD^Merck^MVX' }))[0],
    ).toMatchObject({
      dose: { value: 0.5, text: '0.5', unit: 'mL' },
      lot: 'L7',
      primarySource: false,
      parties: [{ role: 'manufacturer', name: 'Merck' }],
      modifiers: [{ of: 'route' }, { of: 'site' }],
    }))
  it('has no dose where the message says that it is not known', async () =>
    expect((await vaccinated({ 6: '999' }))[0]!.dose).toBeUndefined())
})

describe('an order', () => {
  const order = (control: string) =>
    message(msh({ type: 'ORM^O01' }), ada, `ORC|${control}|P1^CLINIC`, 'OBR|1|P1^CLINIC||2345-7^Glucose^LN')
  it('is a plan, and one that was cancelled is not done', async () => {
    const [asked] = await factsIn('plan', order('NW'))
    const [cancelled] = await factsIn('plan', order('CA'))
    expect([asked!.standing.is, cancelled!.standing.is]).toEqual(['planned', 'not-done'])
    expect(cancelled!.identity).toBe(asked!.identity)
  })
  it('for a medicine is a prescription with its dose', async () => {
    const text = message(
      msh({ type: 'RDE^O11' }),
      ada,
      'ORC|NW|P2',
      'RXE||197361^Amlodipine 5 MG^RXNORM|1||TAB',
      'RXR|PO^Oral^HL70162',
    )
    expect((await factsIn('medication', text))[0]).toMatchObject({
      role: 'request',
      concept: { codes: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '197361' }] },
      doses: [{ amount: { low: { value: 1, unit: 'TAB' } }, route: { text: 'Oral' } }],
    })
  })
})

describe('a document', () => {
  const document = (trigger: string, completion: string) =>
    factsIn(
      'document',
      message(
        msh({ type: `MDM^${trigger}` }),
        ada,
        `TXA|1|HP^History^L||202403021000||||||||D77^HILL|||||${completion}`,
        'OBX|1|TX|H^History^L||Well.',
        'OBX|2|TX|H^History^L||Really.',
      ),
    )
  it('holds its lines as one text', async () =>
    expect((await document('T02', 'AU'))[0]).toMatchObject({
      status: 'final',
      attachments: [{ contentType: 'text/plain', text: 'Well.\nReally.' }],
    }))
  it('that is cancelled is taken back under the same name', async () => {
    const [told] = await document('T02', 'AU')
    const [gone] = await document('T11', 'AU')
    expect(gone).toMatchObject({ identity: told!.identity, standing: { is: 'retracted' } })
  })
  it('that is dictated and not signed is uncertain', async () =>
    expect((await document('T02', 'DI'))[0]!.standing.is).toBe('uncertain'))
})
