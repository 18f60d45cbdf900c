import { describe, expect, it } from 'vitest'
import { limits } from '../../../../electron/intake/budgets.ts'
import { parseXml } from '../../../../electron/intake/sources/ccda/parse.ts'
import { wholeFile } from '../../../../electron/intake/sources/ccda/whole-file.ts'
import { recognise } from '../../../../electron/intake/sources/recognise.ts'
import { sources } from '../../../../electron/intake/sources/registry.ts'
import {
  ada,
  document,
  factsIn,
  loinc,
  peopleIn,
  read,
  rejectsIn,
  section,
  snomed,
  template,
} from '../../../fixtures/ccda-parts.ts'

const problem = (id: string, words: string) =>
  `<observation classCode="OBS" moodCode="EVN">${template(4)}<id root="1.2.6" extension="${id}"/><code
      code="ASSERTION"/>
   <statusCode code="completed"/><value xsi:type="CD" ${snomed(`1${id}`, words)}/></observation>`
const one = <T>(list: readonly T[]): T => {
  expect(list).toHaveLength(1)
  return list[0]!
}

describe('whose a document is', () => {
  it('is said by its recordTarget', () => {
    expect(one(peopleIn(document('')))).toMatchObject({
      identity: 'Patient/1001|urn:oid:1.2.3.4@source Hill',
      name: 'Ada Invented',
      birth: { precision: 'day', offsetMinutes: null },
      sex: 'female',
      addresses: ['Hill Road 1, Hilltown'],
      telecom: ['+1-555-0100'],
      unread: [],
    })
  })
  it('is the number of her record before that of her insurance', () => {
    const target = ada.replace('<id ', '<id root="2.16.840.1.113883.4.1" extension="111-22-3333"/><id ')
    const her = one(peopleIn(document('', { target })))
    expect(her.identity).toBe('Patient/1001|urn:oid:1.2.3.4@source Hill')
    expect(her.identifiers.map(({ value }) => value)).toEqual(['111-22-3333', '1001'])
  })
  it('is somebody of this document alone where it numbers nobody', () => {
    const target = ada.replace('<id root="1.2.3.4" extension="1001"/>', '<id nullFlavor="UNK"/>')
    const names = ['d1', 'd2'].map(id => one(peopleIn(document('', { target, id }))).identity)
    expect(new Set(names).size).toBe(2)
  })
  it('is known to have died', () => {
    const dead = ada.replace('<birthTime', '<sdtc:deceasedInd value="true"/><birthTime')
    expect(one(peopleIn(document('', { target: dead }))).death).toBe('deceased')
  })
})

describe('the words of a document', () => {
  it('are kept section by section, also where a section has no entries', () => {
    const text = document(
      section('10164-2', '<paragraph>Came with <content styleCode="Bold">chest</content> pain.</paragraph>') +
        section(
          '8716-3',
          `<table><thead><tr><th>Pulse</th><th>BP</th></tr></thead><tbody><tr><td>72</td><td>120/80</td></tr>
      </tbody></table>`,
        ),
    )
    expect(one(factsIn('document', text))).toMatchObject({
      title: 'Summary of Care',
      attachments: [
        { title: 'Title 10164-2', text: 'Came with chest pain.' },
        { title: 'Title 8716-3', text: 'Pulse | BP\n72 | 120/80' },
      ],
    })
  })
  const unstructured = (text: string) =>
    document('').replace(
      /<component>.*<\/component>/s,
      `<component><nonXMLBody>${text}</nonXMLBody></component>`,
    )
  it('may be a file inside it', () => {
    const pdf = Buffer.from('%PDF-1.4 invented').toString('base64')
    const text = unstructured(`<text mediaType="application/pdf" representation="B64">${pdf}</text>`)
    expect(one(factsIn('document', text)).attachments).toEqual([{ contentType: 'application/pdf', size: 17 }])
  })
  it('may be a file that is not there: its address is told and never fetched', () => {
    const text = unstructured('<text mediaType="application/pdf"><reference value="scan.pdf"/></text>')
    expect(one(factsIn('document', text)).attachments).toEqual([
      { contentType: 'application/pdf', url: 'scan.pdf' },
    ])
  })
})

describe('a newer document', () => {
  it('takes the place of the one that it says it replaces', () => {
    const older = one(factsIn('document', document('', { id: 'd1' })))
    const header = `<relatedDocument typeCode="RPLC"><parentDocument><id root="1.2.3.9" extension="d1"/>
      </parentDocument></relatedDocument>`
    const text = document('', { id: 'd2', at: '20240401', header })
    const retractions = read(text).flatMap(each =>
      each.kind === 'retraction' ? [each.retraction.identity] : [],
    )
    expect(retractions).toEqual([older.identity])
    expect(one(factsIn('document', text)).links).toEqual([{ role: 'replaces', identity: older.identity }])
  })
  it('tells a newer version of what it tells again, under the same name', () => {
    const [older, newer] = ['20240305101500', '20240401090000'].map((at, n) =>
      one(factsIn('condition', document(section('11450-4', '', problem('7', 'Gout')), { at, id: `d${n}` }))),
    )
    expect(newer!.identity).toBe(older!.identity)
    expect(Number(newer!.versionId)).toBeGreaterThan(Number(older!.versionId))
  })
})

describe('what must not be read', () => {
  const attack = (before: string, inside: string) =>
    document(section('10164-2', inside)).replace('<ClinicalDocument', `${before}<ClinicalDocument`)
  it.each([
    '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>',
    '<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd">',
    '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]>',
    '<!DOCTYPE a>',
  ])('is a document with %s', before => {
    expect(read(attack(before, '&b;'))).toMatchObject([
      { kind: 'reject', reject: { reason: { key: 'ccda.doctype' } } },
    ])
  })
  it('is what stands behind an entity that XML does not have', () => {
    expect(rejectsIn(attack('', 'a &nbsp; b'))).toEqual([['document', 'ccda.broken']])
  })
  it('is deeper, larger or longer than anything a clinic sends', () => {
    const reasons = [
      parseXml('<a>'.repeat(limits.entryDepth + 2), 1),
      parseXml('<a b="" c=""/>'.repeat(20), 1, { ...limits, entryValues: 50 }),
      parseXml(`<a>${'x'.repeat(100)}</a>`, 1, { ...limits, textCharacters: 50 }),
    ].map(parsed => ('refused' in parsed ? parsed.refused.key : undefined))
    expect(reasons).toEqual(['quarantine.too-deep', 'quarantine.too-many-values', 'quarantine.text-too-long'])
  })
  it('is held no longer where it is too large', async () => {
    async function* chunks() {
      yield Buffer.from('<a>')
      yield Buffer.from('</a>')
    }
    const pieces = []
    for await (const piece of wholeFile(chunks(), { entryBytes: 5 })) pieces.push(piece)
    expect(pieces).toEqual([
      { place: { offset: 0, length: 7, position: 'document' }, bytes: new Uint8Array(0) },
    ])
  })
})

describe('a document that breaks off', () => {
  it('tells what stood before, and what was cut', () => {
    const whole = document(section('11450-4', '', problem('1', 'Gout'), problem('2', 'Asthma')))
    const text = whole.slice(0, whole.indexOf('Asthma'))
    expect(peopleIn(text)).toHaveLength(1)
    expect(factsIn('condition', text).map(({ concept }) => concept.codes[0]?.display)).toEqual(['Gout'])
    expect(rejectsIn(text)).toEqual([
      ['document', 'ccda.broken'],
      ['document, section 1, entry 2', 'ccda.cut'],
    ])
  })
})

describe('parts that were cut out of a document', () => {
  const part = `<section>${template('x')}<code ${loinc('11450-4', 'Problems')}/>
    <entry>${problem('1', 'Gout')}</entry><entry>${problem('2', 'Asthma')}</entry></section>`
  it('are set aside entry by entry: nobody knows whose they are', () => {
    expect(rejectsIn(part)).toEqual([
      ['document, section 1, entry 1', 'ccda.no-patient'],
      ['document, section 1, entry 2', 'ccda.no-patient'],
    ])
  })
  it('may stand side by side, and under a prefix that nothing binds', () => {
    expect(rejectsIn(`${part}${part}<sdtc:note/>`)).toHaveLength(4)
  })
  it('are told from other XML', () => {
    const sourceOf = (head: string) => recognise(sources, { head, name: 'a.xml' }).source?.id
    expect([document(''), part.replace('.x"', '.3"'), '<section><p>a</p></section>'].map(sourceOf)).toEqual([
      'ccda',
      'ccda',
      undefined,
    ])
  })
})

describe('the character set', () => {
  it('is the declared one where the bytes are no UTF-8', () => {
    const text = document('', { target: ada.replace('Ada', 'Zoë') }).replace('UTF-8', 'ISO-8859-1')
    const [her] = read(Buffer.from(text, 'latin1')).flatMap(each =>
      each.kind === 'person' ? [each.person] : [],
    )
    expect(her?.name).toBe('Zoë Invented')
  })
})
