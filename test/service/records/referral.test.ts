import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { referralOf, referralReceiptOf } from '../../../electron/records/export/ips/referral-of.ts'
import { sectionOf } from '../../../electron/records/export/ips/sections.ts'
import { canonical } from '../../../shared/domain/canonical.ts'
import { factKinds } from '../../../shared/domain/fact.ts'
import { numberOf } from '../../../shared/domain/facts/registry.ts'
import { languages } from '../../../shared/words/languages.ts'
import { referralTexts } from '../../../shared/words/referral-texts.ts'
import { speaker } from '../../../shared/words/speaker.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { ipsFaults, type IpsBundle } from '../../fixtures/ips-rules.ts'
import { temporaryFolder, writeIn } from '../../fixtures/temporary-folder.ts'

const texts = referralTexts(speaker(languages[0]).words)
const order = { author: 'Dr Ada Example', recipient: 'Heart clinic', question: 'Is a stress test due?' }
const fixtures = path.join(import.meta.dirname, '../../fixtures/fhir')

const rooms: IntakeRoom[] = []
const folders: string[] = []
afterEach(() => {
  for (const room of rooms.splice(0)) room.end()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})
function newRoom(): IntakeRoom {
  const room = intakeRoom()
  rooms.push(room)
  return room
}
function fileOf(name: string, text: string): string {
  const folder = temporaryFolder()
  folders.push(folder)
  return writeIn(folder, name, text)
}
const refer = (room: IntakeRoom, patient: number): string =>
  referralOf(room.store, {
    patient,
    order,
    texts,
    author: 'person-1',
    identifier: randomUUID(),
    made: new Date('2026-06-30T10:00:00Z'),
  })
const parsed = (text: string) => JSON.parse(text) as IpsBundle
const everybody = async (room: IntakeRoom) =>
  (await room.patients.list({ query: '', offset: 0, limit: 500 })).rows.map(({ patient }) => patient)
/** A room into which such resources of one person came. */
async function roomWith(
  resources: object[],
  patient: object = {},
): Promise<{ room: IntakeRoom; her: number }> {
  const room = newRoom()
  const her = { resourceType: 'Patient', id: 'a', name: [{ text: 'Eva Example' }], birthDate: '1950-03-04' }
  const all = [{ ...her, ...patient }, ...resources.map((each, n) => ({ id: `r${n}`, ...each }))]
  const bundle = { resourceType: 'Bundle', type: 'collection', entry: all.map(resource => ({ resource })) }
  await room.import([fileOf('in.json', JSON.stringify(bundle))])
  return { room, her: (await everybody(room))[0]! }
}
async function opened(text: string): Promise<{ room: IntakeRoom; her: number; set: number }> {
  const room = newRoom()
  const { totals } = await room.import([fileOf('came.json', text)])
  const people = await everybody(room)
  expect(people).toHaveLength(1)
  return { room, her: people[0]!, set: totals.quarantined }
}

/** Members by which a source names things, and which version it is. */
const NAMES = new Set(['links', 'ids', 'parties', 'qualifiers', 'updated', 'versionId'])
/** All that is said of somebody and goes along, fact by fact. */
const saidOf = ({ store }: IntakeRoom, patient: number): string[] =>
  factKinds
    .flatMap(kind => store.picture.ofKind({ person: patient, kind: numberOf(kind), most: 10_000 }))
    .map(({ said }) => store.referents.complete(said))
    .filter(said => sectionOf(said) !== undefined)
    .map(said => canonical(Object.fromEntries(Object.entries(said).filter(([name]) => !NAMES.has(name)))))
    .toSorted()

/**
 * The picture of somebody without what numbers, sources and the day of looking make of it. Which other version there is
 * of something stays here: that there is one is told in words.
 */
async function pictureOf(room: IntakeRoom, patient: number) {
  const { problems, drugs, results } = await room.patients.summary({ patient })
  const { allergies, noKnownAllergies, allergiesRecorded, name, birth, sex, death } =
    await room.patients.open({
      patient,
    })
  const bare = <T extends { facts: unknown }>({ facts: _facts, ...rest }: T) => ({
    ...rest,
    source: undefined,
    undecided: undefined,
  })
  return {
    who: { name, birth, sex, death },
    allergies: { allergies, noKnownAllergies, allergiesRecorded },
    problems: problems.filter(({ is }) => is !== 'not-so').map(bare),
    drugs: drugs.map(bare),
    results: results.map(({ label, text, unit, start, mark, reference, referenceBy, n, course }) => ({
      label,
      text,
      unit,
      start,
      mark,
      reference,
      referenceBy,
      n,
      course,
    })),
  }
}

const coded = (text: string) => ({
  coding: [{ system: 'http://example.org/c', code: text, display: text }],
  text,
})
const subject = { reference: 'Patient/a' }
const condition = (name: string, more: object = {}) => ({
  resourceType: 'Condition',
  subject,
  code: coded(name),
  ...more,
})
const verification = (code: string) => ({
  verificationStatus: {
    coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code }],
  },
})

describe('A patient who is referred', () => {
  it('is written as a summary that breaks no rule of the IPS, and is opened elsewhere as she was here', async () => {
    const here = newRoom()
    await here.import([path.join(fixtures, 'bundles')])
    const people = await everybody(here)
    expect(people.length).toBeGreaterThan(3)
    for (const patient of people) {
      const text = refer(here, patient)
      expect(ipsFaults(parsed(text))).toEqual([])
      const there = await opened(text)
      expect(there.set).toBe(0)
      expect(await pictureOf(there.room, there.her)).toEqual(await pictureOf(here, patient))
      expect(saidOf(there.room, there.her)).toEqual(saidOf(here, patient))
    }
  })

  it('breaks no rule where her record is as odd as records are', async () => {
    for (const folder of ['situations', 'oddities']) {
      const here = newRoom()
      await here.import([path.join(fixtures, folder)])
      for (const patient of await everybody(here)) {
        const text = refer(here, patient)
        expect({ patient, faults: ipsFaults(parsed(text)) }).toEqual({ patient, faults: [] })
        const there = await opened(text)
        expect({ patient, picture: await pictureOf(there.room, there.her) }).toEqual({
          patient,
          picture: await pictureOf(here, patient),
        })
      }
    }
  })

  it('says of a section without entries that nothing is recorded, never that there is none', async () => {
    const { room, her } = await roomWith([])
    const bundle = parsed(refer(room, her))
    expect(ipsFaults(bundle)).toEqual([])
    const sections = bundle.entry[0]!.resource['section'] as Array<{ emptyReason?: { coding: unknown[] } }>
    const reasons = sections.flatMap(({ emptyReason }) => emptyReason?.coding ?? [])
    expect(reasons).toHaveLength(3)
    for (const reason of reasons) expect(reason).toMatchObject({ code: 'unavailable' })
    const there = await opened(JSON.stringify(bundle))
    const { allergiesRecorded } = await there.room.patients.open({ patient: there.her })
    expect(allergiesRecorded).toBe(false)
  })

  it('takes along nothing that was taken back, ruled out, only asked for as a result, or is a relative’s', async () => {
    const { room, her } = await roomWith([
      condition('asthma'),
      condition('lupus', verification('entered-in-error')),
      condition('gout', verification('refuted')),
      {
        resourceType: 'Observation',
        status: 'registered',
        subject,
        code: coded('ferritin'),
        effectiveDateTime: '2026-01-01',
      },
      {
        resourceType: 'FamilyMemberHistory',
        status: 'completed',
        patient: subject,
        relationship: coded('mother'),
        condition: [{ code: coded('diabetes') }],
      },
    ])
    const text = refer(room, her)
    expect(text).toContain('asthma')
    for (const word of ['lupus', 'gout', 'ferritin', 'diabetes']) expect(text).not.toContain(word)
    expect(referralReceiptOf(room.store, her)).toMatchObject({
      name: 'Eva Example',
      isCut: false,
      leftOut: expect.arrayContaining([
        { kind: 'condition', n: 2 },
        { kind: 'observation', n: 1 },
        { kind: 'family-history', n: 1 },
      ]),
    })
  })

  it('tells the receiver what is not so: that it must not be given, was stopped, or is not sure', async () => {
    const medicine = { subject, intent: 'order', authoredOn: '2026-01-02' }
    const { room, her } = await roomWith([
      {
        resourceType: 'MedicationRequest',
        ...medicine,
        status: 'active',
        doNotPerform: true,
        medicationCodeableConcept: coded('penicillin'),
      },
      {
        resourceType: 'MedicationRequest',
        ...medicine,
        status: 'stopped',
        medicationCodeableConcept: coded('warfarin'),
      },
      {
        resourceType: 'MedicationRequest',
        ...medicine,
        status: 'draft',
        medicationCodeableConcept: coded('digoxin'),
      },
      condition('angina', verification('provisional')),
    ])
    const bundle = parsed(refer(room, her))
    const narrative = JSON.stringify(bundle.entry[0]!.resource['section'])
    expect(narrative).toMatch(/penicillin<\/td>(?:(?!<\/tr>).)*not done/)
    expect(narrative).toMatch(/warfarin<\/td>(?:(?!<\/tr>).)*stopped/)
    expect(narrative).toMatch(/digoxin<\/td>(?:(?!<\/tr>).)*planned/)
    expect(narrative).toMatch(/angina<\/td>(?:(?!<\/tr>).)*uncertain/)
    const there = await opened(JSON.stringify(bundle))
    expect(await pictureOf(there.room, there.her)).toEqual(await pictureOf(room, her))
  })

  it('tells the receiver of what two versions differ', async () => {
    const room = newRoom()
    const her = { resourceType: 'Patient', id: 'a', name: [{ text: 'Eva Example' }], birthDate: '1950-03-04' }
    for (const [n, name] of ['gout', 'asthma'].entries()) {
      const entry = [her, condition(name, { id: 'twice' })].map(resource => ({ resource }))
      const bundle = { resourceType: 'Bundle', type: 'collection', entry }
      await room.import([fileOf(`version-${n}.json`, JSON.stringify(bundle))], { source: 'clinic' })
    }
    const [patient] = await everybody(room)
    const [problem] = (await room.patients.summary({ patient: patient! })).problems
    expect(problem?.undecided).toBe(true)
    expect(refer(room, patient!)).toContain('two versions differ')
  })

  it('puts vital signs, life style and all other results into sections of their own', async () => {
    const observation = (name: string, ...categories: string[]) => ({
      resourceType: 'Observation',
      status: 'final',
      subject,
      code: coded(name),
      category: categories.map(code => ({ coding: [{ code }] })),
      effectiveDateTime: '2026-01-01',
      valueQuantity: { value: 5.4, unit: 'mmol/L' },
    })
    const { room, her } = await roomWith([
      observation('pulse', 'vital-signs'),
      observation('pack years', 'social-history'),
      observation('ferritin', 'laboratory'),
      observation('unsorted'),
    ])
    const bundle = parsed(refer(room, her))
    const sections = bundle.entry[0]!.resource['section'] as Array<{ title: string; text: { div: string } }>
    const where = (name: string) => sections.find(({ text }) => text.div.includes(name))!.title
    expect(['pulse', 'pack years', 'ferritin', 'unsorted'].map(where)).toEqual([
      'Vital signs',
      'Social history',
      'Results',
      'Results',
    ])
  })

  it('carries no place of this machine: no name of a file, no hash, no name of a source', async () => {
    const { room, her } = await roomWith([condition('asthma')])
    const text = refer(room, her)
    expect(text).not.toContain('in.json')
    expect(text).not.toContain('urn:casebook')
    expect(text).not.toMatch(/[0-9a-f]{64}/)
    expect(text).not.toContain('delivery ')
  })

  it('is one person and brings nothing twice where she is referred a second time', async () => {
    const { room, her } = await roomWith([condition('asthma'), condition('eczema')])
    const there = await opened(refer(room, her))
    const before = await pictureOf(there.room, there.her)
    const second = await there.room.import([fileOf('again.json', refer(room, her))])
    expect(await everybody(there.room)).toEqual([there.her])
    expect(await pictureOf(there.room, there.her)).toEqual(before)
    expect(second.totals.quarantined).toBe(0)
  })

  it('keeps names in any script, markup in a name, and characters that XML has no place for', async () => {
    const name = 'فاطمة <b>&amp; \u0007 Müller-Ødegård'
    const { room, her } = await roomWith([condition('a < b & c')], { name: [{ text: name }] })
    const bundle = parsed(refer(room, her))
    expect(ipsFaults(bundle)).toEqual([])
    const there = await opened(JSON.stringify(bundle))
    const [one, other] = [await pictureOf(there.room, there.her), await pictureOf(room, her)]
    expect(one).toEqual(other)
    const sections = bundle.entry[0]!.resource['section'] as Array<{ title: string; text: { div: string } }>
    const { div } = sections.find(({ title }) => title === 'Problems')!.text
    expect(div).toContain('a &lt; b &amp; c')
  })

  it('says who writes, to whom, and what is asked', async () => {
    const { room, her } = await roomWith([])
    const text = refer(room, her)
    expect(text).toContain('Is a stress test due?')
    expect(text).toContain('Heart clinic')
    expect(parsed(text).entry.map(({ resource }) => resource.resourceType)).toContain('Practitioner')
  })
})
