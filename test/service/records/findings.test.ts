import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Statement } from '../../../shared/domain/entry.ts'
import { ada as pid, message, msh } from '../../fixtures/hl7v2-parts.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
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

const NOTE = [
  'CLINIC LETTER',
  'HISTORY OF PRESENT ILLNESS',
  'She has gout and denies diabetes. Possible pneumonia.',
  'Potassium 5.6 mmol/L. Continue metformin 500 mg twice daily.',
].join('\n')

async function people(number = '1001', name = 'Ada'): Promise<number> {
  const described = pid.replace('1001', number).replace('Ada', name)
  const text = message(msh({ type: 'ADT^A04', control: number }), described)
  await room.import([writeIn(folder, `people-${number}.hl7`, text)], { source: 'Hill clinic' })
  const { rows } = await room.patients.list({ query: number, offset: 0, limit: 10 })
  return rows[0]!.patient
}
async function note(
  patient: number,
  text = NOTE,
  name = 'note.txt',
): Promise<{ document: number; importId: number }> {
  const { importId } = await room.import([writeIn(folder, name, text)], { source: 'Letters' })
  const { source } = (await room.library.waiting({})).find(({ path }) => path.endsWith(name))!
  await room.intake.readNote({ source, patient, happened: '2024-03-05' })
  const { rows } = await room.patients.facts({ patient, kind: 'document', offset: 0, limit: 10 })
  return { document: Math.max(...rows.map(({ fact }) => fact.id)), importId }
}
const asked = async (document: number) =>
  (await room.patients.findingsOf({ document })).findings.filter(({ states, answer }) => states && !answer)
const kindsOn = async (patient: number, kind: 'condition' | 'medication' | 'observation') =>
  (await room.patients.facts({ patient, kind, offset: 0, limit: 20 })).rows
const called = async (document: number, name: string) =>
  (await room.patients.findingsOf({ document })).findings.find(each => each.called === name)!

async function yes(patient: number, document: number, name: string, entry = randomUUID()) {
  const { key, states } = await called(document, name)
  const draft = {
    entry,
    version: 1,
    person: { patient },
    happened: '2024-03-05',
    facts: [states as Statement],
    foundIn: { document, finding: key },
  }
  return room.intake.enter({ requestId: randomUUID(), draft })
}

describe('what a note seems to say', () => {
  it('waits for an answer and stands on no chart', async () => {
    const patient = await people()
    const { document } = await note(patient)
    const { documents, before } = await room.patients.findingsWaiting({ limit: 10 })
    expect(documents).toMatchObject([
      { document, patient, title: 'CLINIC LETTER', waiting: 4, language: 'en' },
    ])
    expect(before).toBeNull()
    expect((await asked(document)).map(each => each.called)).toEqual([
      'Gout',
      'Pneumonia',
      'Potassium',
      'Metformin',
    ])
    for (const kind of ['condition', 'medication', 'observation'] as const)
      expect(await kindsOn(patient, kind)).toEqual([])
    expect((await room.library.counts({})).facts).toMatchObject({ document: 1, condition: 0 })
  })
  it('is on the chart by a yes, as the clinician’s own entry that leads back to its characters', async () => {
    const patient = await people()
    const { document } = await note(patient)
    expect(await yes(patient, document, 'Pneumonia')).toMatchObject({ kind: 'entered' })
    expect(await yes(patient, document, 'Potassium')).toMatchObject({ kind: 'entered' })
    const [pneumonia] = await kindsOn(patient, 'condition')
    expect(pneumonia).toMatchObject({ label: 'Pneumonia', standing: { is: 'uncertain' } })
    expect((await kindsOn(patient, 'observation'))[0]).toMatchObject({ value: '5.6', unit: 'mmol/L' })
    const source = await room.patients.source(pneumonia!.fact)
    const { foundIn } = JSON.parse(source.text) as { foundIn: { at: number; length: number } }
    expect(NOTE.slice(foundIn.at, foundIn.at + foundIn.length)).toBe('pneumonia')
    expect(source.foundIn).toEqual({
      document,
      before: expect.stringMatching(/Possible $/),
      words: 'pneumonia',
      behind: expect.stringMatching(/^\.\nPotassium/),
    })
    expect((await asked(document)).map(each => each.called)).toEqual(['Gout', 'Metformin'])
    expect(await room.unsound()).toEqual([])
  })
  it('is withdrawn by taking the entry back, and then waits again', async () => {
    const patient = await people()
    const { document } = await note(patient)
    const entry = randomUUID()
    await yes(patient, document, 'Gout', entry)
    const said = await called(document, 'Gout')
    expect(said).toMatchObject({ answer: 'yes', entry: { entry, version: 1 } })
    const draft = { entry, version: 2, person: { patient }, happened: '2024-03-05', facts: [] }
    await room.intake.enter({ requestId: randomUUID(), draft })
    expect((await kindsOn(patient, 'condition')).map(({ standing }) => standing.is)).toEqual(['retracted'])
    expect((await called(document, 'Gout')).answer).toBeUndefined()
  })
  it('waits again where the import of the entry was undone', async () => {
    const patient = await people()
    const { document } = await note(patient)
    const entered = await yes(patient, document, 'Gout')
    if (entered.kind !== 'entered') throw new Error(entered.kind)
    await room.intake.undo({ importId: entered.importId })
    expect(await kindsOn(patient, 'condition')).toEqual([])
    expect((await called(document, 'Gout')).answer).toBeUndefined()
  })
  it('is asked about no more after a no, until that is taken back', async () => {
    const patient = await people()
    const { document } = await note(patient)
    const { key } = await called(document, 'Gout')
    await room.patients.denyFinding({ document, finding: key })
    expect((await asked(document)).map(each => each.called)).not.toContain('Gout')
    await room.patients.takeBackNo({ document, finding: key })
    expect((await asked(document)).map(each => each.called)).toContain('Gout')
  })
  it('makes a rule where it is wrong, which all notes obey until it is dropped', async () => {
    const patient = await people()
    const { document } = await note(patient)
    const other = await note(
      patient,
      'Second letter of the clinic.\nShe was seen with gout and is well.',
      'other.txt',
    )
    const wrongGout = await room.patients.wrongFinding({
      document,
      finding: (await called(document, 'Gout')).key,
    })
    expect(wrongGout.is).toEqual({ is: 'no-finding', kind: 'problem', called: 'Gout', words: 'gout' })
    expect((await room.patients.findingsWaiting({ limit: 10 })).documents.map(each => each.document)).toEqual(
      [document],
    )
    const diabetes = await called(document, 'Diabetes mellitus')
    expect(diabetes.notAsked).toBe('negated')
    const wrongCue = await room.patients.wrongFinding({ document, finding: diabetes.key })
    expect(wrongCue.is).toMatchObject({ is: 'no-cue', cue: 'denies', called: 'Diabetes mellitus' })
    expect((await asked(document)).map(each => each.called)).toContain('Diabetes mellitus')
    const rules = await room.patients.findingRules({})
    expect(rules.map(({ trial }) => [trial!.text, trial!.before.length, trial!.after[0]?.notAsked])).toEqual([
      ['gout.', 1, undefined],
      ['denies diabetes.', 1, undefined],
    ])
    for (const { rule } of rules) await room.patients.dropFindingRule({ rule })
    expect((await asked(other.document)).map(each => each.called)).toEqual(['Gout'])
    await expect(room.patients.dropFindingRule({ rule: rules[0]!.rule })).rejects.toMatchObject({
      code: 'not-found',
    })
  })
  it('is nothing in a note of another language, which says which it is', async () => {
    const patient = await people()
    const text = 'El paciente presenta diabetes y se queja de dolor. La exploración fue normal, sin fiebre.'
    const { document } = await note(patient, text)
    expect(await room.patients.findingsOf({ document })).toMatchObject({ language: 'es', findings: [] })
    expect((await room.patients.findingsWaiting({ limit: 10 })).documents).toEqual([])
    expect((await room.patients.list({ query: 'exploracion', offset: 0, limit: 5 })).total).toBe(1)
  })
  it('goes with whoever is erased; a rule, which names nobody, stays', async () => {
    const patient = await people()
    const { document } = await note(patient)
    await room.patients.denyFinding({ document, finding: (await called(document, 'Potassium')).key })
    await room.patients.wrongFinding({ document, finding: (await called(document, 'Gout')).key })
    await yes(patient, document, 'Pneumonia')
    const [{ rule } = {}] = room.store.db.prepare<[], { rule: string }>('SELECT rule FROM finding_rule').all()
    expect(JSON.parse(rule!)).toEqual({ is: 'no-finding', kind: 'problem', called: 'Gout', words: 'gout' })
    const { number } = await room.intake.lookForErasing({ patient })
    room.store.write(() => {
      for (const phase of ['written', 'facts', 'people'] as const)
        while (room.store.erasing.step(phase, number, 100)) continue
    })
    expect(room.store.db.prepare('SELECT count(*) AS n FROM finding_answer').get()).toEqual({ n: 0 })
    expect(await room.patients.findingRules({})).toHaveLength(1)
  })
  it('cannot be said yes to on the chart of somebody else', async () => {
    const patient = await people()
    const other = await people('1002', 'Bea')
    const { document } = await note(patient)
    await expect(yes(other, document, 'Gout')).rejects.toMatchObject({ code: 'conflict' })
    await expect(room.patients.denyFinding({ document, finding: 'problem:1:2' })).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})
