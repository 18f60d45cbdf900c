import { describe, expect, it } from 'vitest'
import type { FactOf } from '../../../../shared/domain/fact.ts'
import { ada, factsIn, leftIn, message, msh, read, rejectsIn } from '../../../fixtures/hl7v2-parts.ts'

const obr = 'OBR|1|P9^CLINIC|F7^LAB|24323-8^Metabolic panel^LN|||20240301080000||||||||||||||||||F'
const observed = (...segments: string[]) => factsIn('observation', message(msh(), ada, obr, ...segments))
async function one(segment: string): Promise<FactOf<'observation'>> {
  const found = await observed(segment)
  expect(found).toHaveLength(1)
  return found[0]!
}
const obx = (type: string, value: string, unit = '', range = '') =>
  `OBX|1|${type}|2823-3^Potassium^LN||${value}|${unit}|${range}||||F`

describe('a result of HL7 v2', () => {
  const mmol = { unit: 'mmol/L' }
  // Chapter 2.A of the standard, by data type; what senders make of it, by samples of theirs.
  it.each<[string, string, FactOf<'observation'>['value']]>([
    ['a number', obx('NM', '4.10', 'mmol/L'), { kind: 'quantity', value: 4.1, text: '4.10', ...mmol }],
    [
      'a number with its UCUM code',
      obx('NM', '4.1', 'mmol/L^^UCUM'),
      { kind: 'quantity', value: 4.1, text: '4.1', ...mmol, unitCode: 'mmol/L' },
    ],
    [
      'a comparator in a number',
      obx('NM', '<0.5', 'mmol/L'),
      { kind: 'quantity', value: 0.5, text: '0.5', comparator: '<', ...mmol },
    ],
    ['two numbers where one belongs', obx('NM', '60~120'), { kind: 'text', text: '60~120' }],
    ['a number with its unit', obx('NM', '2100^g^LN'), { kind: 'text', text: '2100^g^LN' }],
    ['a decimal comma', obx('NM', '5,6', 'mmol/L'), { kind: 'text', text: '5,6' }],
    [
      'a structured comparator',
      obx('SN', '>^100'),
      { kind: 'quantity', value: 100, text: '100', comparator: '>' },
    ],
    [
      'a structured titre',
      obx('SN', '^1^:^160'),
      { kind: 'ratio', numerator: { value: 1, text: '1' }, denominator: { value: 160, text: '160' } },
    ],
    [
      'a structured range',
      obx('SN', '^10^-^20', 'mmol/L'),
      { kind: 'range', low: { value: 10, text: '10', ...mmol }, high: { value: 20, text: '20', ...mmol } },
    ],
    ['an ordinal', obx('SN', '^3^+'), { kind: 'text', text: '3+' }],
    [
      'a number that is called a text',
      obx('ST', '4.1', 'mmol/L'),
      { kind: 'quantity', value: 4.1, text: '4.1', ...mmol },
    ],
    ['digits that mean no number', obx('ST', '0412'), { kind: 'text', text: '0412' }],
    [
      'a titre in words',
      obx('ST', '1:160'),
      { kind: 'ratio', numerator: { value: 1, text: '1' }, denominator: { value: 160, text: '160' } },
    ],
    ['words', obx('ST', 'neg'), { kind: 'text', text: 'neg' }],
    ['formatted text', obx('FT', 'one\\.br\\two\\T\\three'), { kind: 'text', text: 'one\ntwo&three' }],
    ['text in parts', obx('TX', 'one~two'), { kind: 'text', text: 'one\ntwo' }],
    [
      'a code',
      obx('CWE', '260385009^Negative^SCT'),
      {
        kind: 'code',
        concept: {
          codes: [{ system: 'http://snomed.info/sct', code: '260385009', display: 'Negative' }],
          text: 'Negative',
        },
      },
    ],
    [
      'a code that is called a text',
      obx('ST', 'LA137-2^None^LN'),
      {
        kind: 'code',
        concept: { codes: [{ system: 'http://loinc.org', code: 'LA137-2', display: 'None' }], text: 'None' },
      },
    ],
    [
      'a day',
      obx('DT', '20240229'),
      {
        kind: 'time',
        text: '20240229',
        moment: { clock: Date.UTC(2024, 1, 29), precision: 'day', offsetMinutes: null },
      },
    ],
    ['nothing', obx('NM', ''), undefined],
  ])('says %s as it is meant', async (_, segment, value) => expect((await one(segment)).value).toEqual(value))

  it('flags what it keeps in its words for want of a better reading', async () => {
    const unread = async (segment: string) => (await one(segment)).unread
    expect(await unread(obx('NM', '60~120'))).toEqual([{ path: 'OBX-5', text: '60~120' }])
    expect(await unread(obx('DT', 'yesterday'))).toEqual([{ path: 'OBX-5', text: 'yesterday' }])
    expect(await unread(obx('QQ', 'x'))).toEqual([{ path: 'OBX-2', text: 'QQ' }])
    expect(await unread(obx('NM', '4.1'))).toEqual([])
  })
  it('keeps each of several codes as a part', async () => {
    const { value, components } = await one(obx('CWE', 'A^Rod^L~B^Coccus^L'))
    expect(value).toBeUndefined()
    expect(components.map(part => part.value)).toMatchObject([
      { concept: { codes: [{ system: 'urn:casebook:hl7v2:hill:l', code: 'A' }] } },
      { concept: { codes: [{ system: 'urn:casebook:hl7v2:hill:l', code: 'B' }] } },
    ])
  })

  it.each([
    ['3.5-5.1', { low: { value: 3.5, text: '3.5', ...mmol }, high: { value: 5.1, text: '5.1', ...mmol } }],
    ['-2 - 2', { low: { value: -2, text: '-2', ...mmol }, high: { value: 2, text: '2', ...mmol } }],
    ['<5', { high: { value: 5, text: '5', comparator: '<', ...mmol } }],
    ['>=3', { low: { value: 3, text: '3', comparator: '>=', ...mmol } }],
    ['<= 5', { high: { value: 5, text: '5', comparator: '<=', ...mmol } }],
    ['> 3', { low: { value: 3, text: '3', comparator: '>', ...mmol } }],
    ['5', {}],
    ['<.', {}],
    ['negative', {}],
    ['5.1-3.5', {}],
  ])('has the range %j as written beside its limits', async (text, limits) =>
    expect((await one(obx('NM', '4', 'mmol/L', text))).ranges).toEqual([{ ...limits, text, appliesTo: [] }]),
  )
  it('has its flags in the codes of HL7, or in the words of its laboratory', async () => {
    const found = await one('OBX|1|NM|2823-3^K^LN||6.9|mmol/L|3.5-5.1|HH^Panic~H~very high~^a bit high~|||F')
    const system = 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation'
    expect(found.interpretations).toEqual([
      { codes: [{ system, code: 'HH', display: 'Panic' }] },
      { codes: [{ system, code: 'H' }] },
      { codes: [], text: 'very high' },
      { codes: [], text: 'a bit high' },
    ])
  })
  it.each<[string, FactOf<'observation'>['value']]>([
    ['=^5', { kind: 'quantity', value: 5, text: '5' }],
    ['<=^5', { kind: 'quantity', value: 5, text: '5', comparator: '<=' }],
    [
      '^10^/^20',
      { kind: 'ratio', numerator: { value: 10, text: '10' }, denominator: { value: 20, text: '20' } },
    ],
    ['=^1^-^2', { kind: 'range', low: { value: 1, text: '1' }, high: { value: 2, text: '2' } }],
    ['<^1^-^2', { kind: 'text', text: '<1-2' }],
    ['<^1^:^2', { kind: 'text', text: '<1:2' }],
    ['^1^?^2', { kind: 'text', text: '1?2' }],
    ['^one', { kind: 'text', text: 'one' }],
    ['^1^-^two', { kind: 'text', text: '1-two' }],
    ['<>^5', { kind: 'text', text: '<>5' }],
  ])('that is structured as %j is read no further than it goes', async (written, value) =>
    expect((await one(obx('SN', written))).value).toEqual(value),
  )
  it.each([
    ['XPN', 'Invented^Ada'],
    ['MO', '12^EUR'],
  ])('of type %s is kept in its words, and is understood', async (type, text) => {
    const { value, unread } = await one(obx(type, text))
    expect([value, unread]).toEqual([{ kind: 'text', text }, []])
  })

  // Table 0085; an order's own status (table 0123) counts where a result has none.
  it.each([
    ['F', 'happened', 'final'],
    ['C', 'happened', 'corrected'],
    ['P', 'uncertain', 'preliminary'],
    ['R', 'uncertain', 'preliminary'],
    ['I', 'planned', 'registered'],
    ['X', 'not-done', 'cancelled'],
    ['D', 'retracted', 'entered-in-error'],
    ['W', 'retracted', 'entered-in-error'],
    ['Q', 'unknown', 'Q'],
    ['', 'happened', 'final'],
  ])('of status %j is %s', async (status, is, word) => {
    const found = await one(`OBX|1|NM|2823-3^K^LN||4|mmol/L|||||${status}`)
    expect([found.standing.is, found.status]).toEqual([is, word])
  })

  it('happened when it was taken, and has no zone that is not written', async () => {
    const [before, own] = await observed(
      obx('NM', '4'),
      'OBX|2|NM|2951-2^Na^LN||140|mmol/L|||||F|||202403010745+0200',
    )
    expect(before!.start).toEqual({
      clock: Date.UTC(2024, 2, 1, 8),
      precision: 'second',
      offsetMinutes: null,
    })
    expect(own!.start).toEqual({
      clock: Date.UTC(2024, 2, 1, 7, 45),
      precision: 'minute',
      offsetMinutes: 120,
    })
  })
  it('that claims to be of a time to come keeps that unread', async () => {
    const found = await one('OBX|1|NM|2823-3^K^LN||4|mmol/L|||||F|||20990101')
    expect(found.start).toBeUndefined()
    expect(found.unread).toHaveLength(1)
  })
  it('bears the numbers of its order, and stands on its page', async () => {
    const text = message(msh(), ada, obr, obx('NM', '4', 'mmol/L'), 'NTE|1||haemolysed')
    const [found] = await factsIn('observation', text)
    expect(found!.ids).toEqual([
      { system: 'CLINIC', value: 'P9', label: 'PLAC' },
      { system: 'LAB', value: 'F7', label: 'FILL' },
    ])
    expect(found!.notes).toEqual(['haemolysed'])
    const [report] = await factsIn('report', text)
    expect(report!.links).toContainEqual({ role: 'result', identity: found!.identity })
  })
  it('that only says that another is final takes the place of none', async () => {
    const text = message(msh(), ada, obr, 'OBX|1|NM|2823-3^K^LN||||||||U')
    expect([await rejectsIn(text), await factsIn('observation', text)]).toEqual([
      [['message 1, OBX 1', 'hl7v2.status-alone']],
      [],
    ])
  })
  it('without a code is told, and costs its neighbours nothing', async () => {
    const text = message(msh(), ada, 'OBX|1|NM|||4|mmol/L', obx('NM', '4'))
    expect(await rejectsIn(text)).toEqual([['message 1, OBX 1', 'hl7v2.lacks']])
    expect(await factsIn('observation', text)).toHaveLength(1)
  })
})

describe('a result that comes again', () => {
  const nameOf = async (...segments: string[]) =>
    (await observed(...segments)).map(({ identity }) => identity)
  it('is called the same, wherever in its message it stands', async () => {
    const [one_, two] = ['OBX|1|NM|2823-3^K^LN||4||||||F', 'OBX|2|NM|2951-2^Na^LN||140||||||F']
    expect((await nameOf(two, one_)).toSorted()).toEqual((await nameOf(one_, two)).toSorted())
    expect(await nameOf('OBX|7|NM|2823-3^K^LN||5||||||C')).toEqual([(await nameOf(one_, two))[0]])
  })
  it('is another one under another order, of somebody else, or under another sub-id', async () => {
    const [plain] = await nameOf(obx('NM', '4'))
    const under = async (text: string) => (await factsIn('observation', text))[0]!.identity
    const others = [
      await under(message(msh(), ada, obr.replace('F7', 'F8'), obx('NM', '4'))),
      await under(message(msh(), ada.replace('1001', '1002'), obr, obx('NM', '4'))),
      (await nameOf('OBX|1|NM|2823-3^Potassium^LN|2|4'))[0],
    ]
    expect(new Set([plain, ...others]).size).toBe(4)
  })
  it('under no order is called by its own time, else by the visit in which it was sent', async () => {
    const pv1 = `PV1|1|I${'|'.repeat(17)}V5`
    const alone = async (control: string, time: string, visit: string) => {
      const weight = `OBX|1|NM|29463-7^Weight^LN||70|kg|||||F|||${time}`
      const [found] = await factsIn(
        'observation',
        message(msh({ type: 'ADT^A01', control }), ada, visit, weight),
      )
      return found!.identity
    }
    expect(await alone('1', '20240301', '')).toBe(await alone('2', '20240301', ''))
    expect(await alone('1', '', pv1)).toBe(await alone('2', '', pv1))
    expect(await alone('1', '', '')).not.toBe(await alone('2', '', ''))
  })
  it('is two where one order has it twice', async () => {
    const names = await nameOf(obx('NM', '4'), obx('NM', '5'))
    expect(new Set(names).size).toBe(2)
  })
  it('is newer by the clock of its laboratory, not by that of whoever sent it on', async () => {
    const reported = (at: string, sent: string) =>
      factsIn(
        'observation',
        message(
          msh({ at: sent }),
          ada,
          `OBR|1|||24323-8^P^LN|||20240301|||||||||||||||${at}`,
          obx('NM', '4'),
        ),
      )
    const old = (await reported('20240301100000', '20240309120000'))[0]!
    const corrected = (await reported('20240302100000', '20240302100000'))[0]!
    expect(Number(corrected.versionId)).toBeGreaterThan(Number(old.versionId))
    expect(old.updated).toBeUndefined()
  })
})

describe('a letter', () => {
  it('that comes line by line is one', async () => {
    const found = await observed(
      'OBX|1|TX|R^Report^L||Chest:||||||F',
      'OBX|2|TX|R^Report^L||||||||F',
      'OBX|3|TX|R^Report^L||clear.||||||F',
    )
    expect(found.map(({ value }) => value)).toEqual([{ kind: 'text', text: 'Chest:\n\nclear.' }])
  })
  const pdf = `%PDF-1.4 ${'invented '.repeat(40)}`
  const base64 = Buffer.from(pdf).toString('base64')
  it('that is embedded is told by its bytes, with its size', async () => {
    const [found] = await observed(`OBX|1|ED|R^Report^L||LAB^application^pdf^Base64^${base64}||||||F`)
    expect(found!.value).toEqual({
      kind: 'attachment',
      attachment: { contentType: 'application/pdf', size: pdf.length },
    })
  })
  it('that is cut over several segments is put together', async () => {
    const text = message(
      msh({ type: 'MDM^T02' }),
      ada,
      'TXA|1|DS^Discharge summary^L||202403021000||||||||D77^HILL|||||AU',
      ...[0, 160, 320].map((from, at) => {
        const part = base64.slice(from, from === 320 ? undefined : from + 160)
        return `OBX|${at + 1}|ED|PDF^^L|${at + 1}|^application^pdf^Base64^${part}`
      }),
    )
    const [found] = await factsIn('document', text)
    expect(found).toMatchObject({
      status: 'final',
      attachments: [{ contentType: 'application/pdf', size: pdf.length }],
    })
  })
  it('in words that are called a picture is read as words', async () => {
    const data = Buffer.from('No picture was taken.').toString('base64')
    const [found] = await observed(`OBX|1|ED|R^Report^L||^image^jpeg^Base64^${data}`)
    expect(found!.value).toMatchObject({ attachment: { text: 'No picture was taken.' } })
  })
  it('that was uuencoded is read by its lines', async () => {
    // "Cat" as in every description of the encoding.
    const [found] = await observed(
      'OBX|1|ED|R^Report^L||^text^plain^^begin 644 cat.txt\\X0A\\#0V%T\\X0A\\`\\X0A\\end',
    )
    expect(found!.value).toMatchObject({ attachment: { text: 'Cat', size: 3 } })
  })
  it('that cannot be decoded is told', async () => {
    const [found] = await observed('OBX|1|ED|R^Report^L||^application^pdf^Base64^%%%')
    expect(found!.unread.map(({ path }) => path)).toEqual(['OBX-5'])
  })
  it('that lies elsewhere is named and never fetched', async () => {
    const [found] = await observed('OBX|1|RP|R^Report^L||https://example.invalid/x^^IM^JPEG')
    expect(found!.value).toEqual({
      kind: 'attachment',
      attachment: { url: 'https://example.invalid/x', contentType: 'image/jpeg' },
    })
  })
})

describe('every segment', () => {
  it('is read, or told by its name', async () => {
    expect(await leftIn(message(msh(), 'SFT|A', ada, 'NK1|1|x', obr, obx('NM', '4'), 'ZZZ|own'))).toEqual([
      'HL7 SFT',
      'HL7 NK1',
      'HL7 ZZZ',
    ])
  })
  it('of nobody is told as such', async () => {
    expect(await rejectsIn(message(msh(), obr, obx('NM', '4')))).toEqual([['message 1', 'hl7v2.no-patient']])
    expect(await rejectsIn(message(msh(), 'PID|1||MRN||Invented^Ada', obx('NM', '4')))).toEqual([
      ['message 1, PID 1', 'hl7v2.no-number'],
    ])
  })
  it('of another person in the same message is hers', async () => {
    const text = message(msh(), ada, obr, obx('NM', '4'), ada.replace('1001', '1002'), obr, obx('NM', '5'))
    const found = await factsIn('observation', text)
    expect(found.map(({ patient }) => patient)).toEqual([
      'Patient/1001|HILL@source Hill',
      'Patient/1002|HILL@source Hill',
    ])
  })
  it('leads back to its message', async () => {
    const places = (await read(message(msh(), ada, obr, obx('NM', '4')))).flatMap(each =>
      each.kind === 'fact' ? [each.fact.place.position] : [],
    )
    expect(places).toEqual(['message 1, OBX 1', 'message 1, OBR 1'])
  })
})
