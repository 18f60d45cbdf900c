import { rmSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ada, document, loinc, section, snomed, template } from '../../fixtures/ccda-parts.ts'
import { message, msh, ada as pid } from '../../fixtures/hl7v2-parts.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { leftIn } from '../../fixtures/left-in.ts'
import { temporaryFolder, writeIn } from '../../fixtures/temporary-folder.ts'

let folder = ''
let room: IntakeRoom
beforeEach(() => {
  folder = temporaryFolder()
  room = intakeRoom()
})
afterEach(() => {
  room.end()
  rmSync(folder, { recursive: true, force: true })
})
const hill = { source: 'Hill clinic' }
let written = 0
const file = (text: string, ending = 'xml') => writeIn(folder, `file-${++written}.${ending}`, text)

const problem = (id: string, words: string, attributes = '') =>
  `<observation classCode="OBS" moodCode="EVN" ${attributes}>${template(4)}<id root="1.2.6" extension="${id}"/>
   <code code="ASSERTION"/><statusCode code="completed"/>
   <value xsi:type="CD" ${snomed(`1${id}`, words)}/></observation>`
const pulse = (value: string) => `<observation classCode="OBS" moodCode="EVN">${template(27)}
  <id root="1.2.8" extension="v1"/><code ${loinc('8867-4', 'Pulse')}/><statusCode code="completed"/>
  <effectiveTime value="20240101080000"/><value xsi:type="PQ" value="${value}" unit="/min"/></observation>`
const first = document(
  section('11450-4', 'Gout', problem('1', 'Gout'), problem('2', 'Asthma', 'negationInd="true"'), '<act/>') +
    section('8716-3', 'Pulse 72', pulse('72')) +
    section('10164-2', 'Came with pain.'),
)
const second = document(section('8716-3', 'Pulse 75', pulse('75')), {
  id: 'd2',
  at: '20240401090000',
  header: `<relatedDocument typeCode="RPLC"><parentDocument><id root="1.2.3.9" extension="d1"/>
    </parentDocument></relatedDocument>`,
})

describe('documents of a clinic', () => {
  it('make a chart, and lead back to their bytes', async () => {
    const report = await room.import([file(first)], hill)
    expect(report.totals.patients).toBe(1)
    expect((await room.library.counts({})).facts).toMatchObject({ condition: 2, observation: 1, document: 1 })
    expect(await room.intake.readBack({ facts: 10_000 })).toMatchObject({ ok: true })
    expect(await room.unsound()).toEqual([])
  })
  it('that come again bring nothing new', async () => {
    await room.import([file(first)], hill)
    const before = await leftIn(room)
    await room.import([file(`${first}\n`)], hill)
    expect((await leftIn(room)).charts).toEqual(before.charts)
  })
  it('leave one content in whatever order they come, and the newer one counts', async () => {
    await room.import([file(first), file(second)], hill)
    const plain = await leftIn(room)
    const [chart] = Object.values(plain.charts)
    expect(chart).toContain('Pulse 75 happened ')
    expect(chart).not.toContain('Pulse 72 happened ')
    const again = intakeRoom()
    await again.import([file(second)], hill)
    await again.import([file(first)], hill)
    expect(await leftIn(again)).toEqual(plain)
    again.end()
  })
  it('leave nothing behind when they are undone', async () => {
    const { importId } = await room.import([file(first)], hill)
    await room.intake.undo({ importId })
    expect((await room.library.counts({})).facts).toMatchObject({ condition: 0, observation: 0, document: 0 })
  })
  it('are told of an entity that would be fetched, and nothing of them is read', async () => {
    const attack = first.replace(
      '<ClinicalDocument',
      '<!DOCTYPE a SYSTEM "http://127.0.0.1/a.dtd"><ClinicalDocument',
    )
    await room.import([file(attack)], hill)
    const aside = await room.library.quarantine({})
    expect(aside.map(({ reason }) => reason.key)).toEqual(['ccda.doctype'])
  })
})

describe('every part of a file', () => {
  const partsOf = async (importId: number) => {
    const { files, all } = await room.library.filesOf({ importId, behind: 0, most: 10 })
    expect(all).toBe(files.length)
    return room.intake.partsOfFile({ source: files[0]!.source })
  }
  it('of a document is listed, read or not', async () => {
    const { importId } = await room.import([file(first)], hill)
    const { parts, isCut } = await partsOf(importId)
    expect(isCut).toBe(false)
    expect(
      parts?.map(({ number, name, entries, read, kept, lost, hasWords }) => [
        `${number} ${name}`.trim(),
        entries,
        read,
        kept,
        lost,
        hasWords,
      ]),
    ).toEqual([
      ['recordTarget', 1, 1, 0, 0, false],
      ['1 Title 11450-4', 3, 2, 0, 1, true],
      ['2 Title 8716-3', 1, 1, 0, 0, true],
      ['3 Title 10164-2', 0, 0, 0, 0, true],
    ])
  })
  it('of a document that names nobody is lost', async () => {
    const { importId } = await room.import([file(first.replace(ada, ''))], hill)
    const { parts } = await partsOf(importId)
    expect(parts?.map(({ entries, lost }) => [entries, lost])).toEqual([
      [1, 1],
      [3, 3],
      [1, 1],
      [0, 0],
    ])
  })
  it('of messages is a kind of segment, counted over all of them', async () => {
    const result = (control: string) =>
      message(
        msh({ control }),
        pid,
        `OBR|1||F${control}^LAB|24323-8^Panel^LN|||20240301093000`,
        'OBX|1|NM|2823-3^Potassium^LN||4.1|mmol/L|||||F',
        'OBX|2|NM|||4.1|mmol/L|||||F',
        'ZZZ|1|local',
      )
    const { importId } = await room.import([file(result('1') + result('2'), 'hl7')], hill)
    const { parts } = await partsOf(importId)
    expect(parts?.map(({ name, entries, read, kept, lost }) => [name, entries, read, kept, lost])).toEqual([
      ['MSH', 2, 2, 0, 0],
      ['PID', 2, 2, 0, 0],
      ['OBR', 2, 2, 0, 0],
      ['OBX', 4, 4, 0, 0],
      ['ZZZ', 2, 0, 2, 0],
    ])
  })
  it('is not told of a format that has none', async () => {
    const { importId } = await room.import(
      [file('{"resourceType":"Patient","id":"1","name":[{"text":"Ada"}]}', 'json')],
      hill,
    )
    expect(await partsOf(importId)).toMatchObject({ parts: null })
  })
})
