import { readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { fact } from '../../../../shared/domain/fact.ts'
import { person } from '../../../../shared/domain/patient.ts'
import { day, moment } from './reading.ts'
import { factsIn, facts, folder, kinds, namesOf, one, peopleIn, read } from './situation.ts'

const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter(each => each.isFile() && !each.name.endsWith('.md'))
  .map(each => path.relative(folder, path.join(each.parentPath, each.name)))

describe('every situation', () => {
  it.each(files)('%s gives readings of the right shape', async name => {
    for (const reading of await read(name)) {
      if (reading.kind === 'fact') fact.parse(reading.fact)
      if (reading.kind === 'person') person.parse(reading.person)
    }
  })
})

describe('on whose record a fact stands', () => {
  it.each([
    'id-localhost-two-clinics-A.json',
    'id-weekly-1.json',
    'ref-urn-fullurl-id-refs.json',
    'ref-conditional.json',
    'ref-identifier-only.json',
    'ref-contained-patient.json',
    'ref-fullurl-not-uuid.json',
    'ver-correction-no-meta-1.json',
  ])('%s: the fact names the person by one of her names', async name => {
    const readings = await read(name)
    const [her] = peopleIn(readings)
    expect(factsIn(readings)).not.toEqual([])
    for (const each of factsIn(readings)) expect(namesOf(her!)).toContain(each.patient)
  })

  it.each([
    'id-single-resource-files',
    'ref-absolute-in-ndjson',
    'ref-ndjson-without-extension',
    'ref-observation-before-patient',
    'med-split-folder',
  ])('%s: over several files, the fact names the person by one of her names', async name => {
    const readings = (
      await Promise.all(readdirSync(path.join(folder, name)).map(file => read(path.join(name, file))))
    ).flat()
    const [her] = peopleIn(readings)
    expect(factsIn(readings)).not.toEqual([])
    for (const each of factsIn(readings)) expect(namesOf(her!)).toContain(each.patient)
  })

  it('two patients of one file have each their own', async () => {
    const readings = await read('id-two-patients.json')
    expect(factsIn(readings).map(each => each.patient)).toEqual(peopleIn(readings).map(each => each.identity))
  })

  it('a patient without id and number is turned away, and her result names somebody else', async () => {
    const readings = await read('id-patient-without-id.json')
    expect(kinds(readings)).toEqual(['reject', 'fact'])
  })

  it('a reference to nobody stays what it is', async () => {
    const readings = await read('ref-dangling-patient.json')
    expect(factsIn(readings)[0]!.patient).toBe('Patient/typo@clinic')
    expect(peopleIn(readings).flatMap(namesOf)).not.toContain('Patient/typo@clinic')
  })

  it('a result about a group is counted, one about nobody is turned away', async () => {
    expect(await read('ref-group-subject.json')).toContainEqual({
      kind: 'other',
      type: 'Observation about no patient',
    })
    expect(kinds(await read('ref-no-subject-panel.json'))).toEqual(['person', 'reject', 'fact'])
  })
})

describe('what did not happen, or not to her', () => {
  it.each([
    ['neg-donotperform.json', 'not-done', 'doNotPerform'],
    ['neg-intent-proposal.json', 'planned', 'intent'],
    ['neg-cancelled-request.json', 'not-done', 'status'],
    ['neg-procedure-not-done.json', 'not-done', 'status'],
    ['neg-observation-cancelled.json', 'not-done', 'status'],
    ['neg-no-known-condition.json', 'absent', 'code'],
    ['neg-condition-error.json', 'retracted', 'verificationStatus'],
  ] as const)('%s is %s by its %s', async (name, is, element) => {
    const [found, ...more] = await facts(name)
    expect(more).toEqual([])
    expect(found!.standing).toEqual({ is, because: { element, word: expect.any(String) as string } })
  })

  it('a result that focuses on an unborn child is about the child', async () => {
    expect((await one('neg-focus-fetus.json', 'observation')).about).toBe('fetus')
  })

  it('a modifier that nobody knows makes an entry unsafe', async () => {
    const [, reading] = await read('neg-modifier-extension.json')
    expect(reading).toMatchObject({ kind: 'reject', reject: { reason: { key: 'quarantine.unsafe' } } })
  })

  it('of four allergies one is there now', async () => {
    const all = await facts('neg-allergy-banner.json')
    expect(all.map(each => [each.concept.codes[0]!.display, each.standing.is, each.status])).toEqual([
      ['WRONG penicillin', 'retracted', ''],
      ['REFUTED sulfa', 'absent', 'inactive'],
      ['OUTGROWN egg', 'happened', 'resolved'],
      ['REAL latex', 'happened', 'active'],
    ])
  })
})

describe('when it was', () => {
  it.each([
    ['date-zone-beyond.json', '2024-03-01T10:00:00+23:30'],
    ['date-24h.json', '2024-03-01T24:00:00Z'],
  ])('%s: the one value is kept as it was written, and flagged', async (name, written) => {
    const [found] = await facts(name)
    expect(found).toMatchObject({ when: written, unread: [{ path: 'effectiveDateTime', text: written }] })
    expect(found).not.toHaveProperty('start')
    expect(found).toHaveProperty('value')
  })
  it('a zone beyond the world costs its neighbour nothing', async () => {
    expect((await facts('date-zone-beyond.json'))[1]).toMatchObject({ start: day('2024-03-01'), unread: [] })
  })
  it('a condition ends when it abated', async () => {
    expect(await one('date-abatement.json', 'condition')).toMatchObject({
      start: day('2024-01-02'),
      end: day('2024-01-20'),
    })
  })
  it('an onset in another notation is kept apart from the recording date', async () => {
    const found = await one('date-onset-us-format.json', 'condition')
    expect(found).toMatchObject({ when: '03/04/2019', recorded: day('2024-05-01') })
    expect(found).not.toHaveProperty('start')
  })
  it('a year stays a year', async () => {
    const readings = await read('date-year-only.json')
    expect(peopleIn(readings)[0]!.birth).toEqual(moment('1970-01-01T00:00:00', 'year'))
    expect(factsIn(readings)[0]!.start).toEqual(moment('2019-01-01T00:00:00', 'year'))
  })
  it('a death at an unknown time is a death, a birth at an unknown time has no date', async () => {
    expect(peopleIn(await read('date-absent-death.json'))[0]!.death).toBe('deceased')
    expect(peopleIn(await read('date-birth-absent.json'))[0]).not.toHaveProperty('birth')
  })
})
