import { existsSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { factKinds } from '../../../shared/domain/fact.ts'
import { english } from '../../../shared/words/en/index.ts'
import type { Message } from '../../../shared/words/message.ts'
import { speaker } from '../../../shared/words/speaker.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'

/*
 * What must become of small inputs made after public reports (what-must-become-of-each.md): what a clinician
 * sees in the end, where reader, references, versions and charts meet. What the reader alone makes of each is in
 * test/unit/intake/fhir/situations*.test.ts.
 */
const { speak } = speaker(english)
const spoken = (said: Message | string) => (typeof said === 'string' ? said : speak(said))
const root = path.resolve(import.meta.dirname, '../../fixtures/fhir/situations')

interface Situation {
  /** Imported one after the other; a file of that name, or a folder. */
  readonly files: readonly string[]
  /** Each chart: whose, what stands on it, and what its banner says of allergies. */
  readonly charts: Readonly<Record<string, readonly string[]>>
  /** What is set aside at the end, by position and reason. */
  readonly aside?: readonly string[]
}

const hba1c = 'observation HbA1c 5.5 % happened 2024-03-01'
const abena = (...lines: string[]) => ({ 'Abena Osei': lines })
const one = (file: string, ...lines: string[]): Situation => ({ files: [file], charts: abena(...lines) })

const situations: Readonly<Record<string, Situation>> = {
  'two clinics with one number, folder by folder': {
    files: ['id-same-folder-two-clinics'],
    charts: {
      'Kofi Adjei': ['observation HbA1c 5.1 % happened 2024-03-01'],
      'Marta Ruiz': ['observation HbA1c 11.9 % happened 2024-03-01'],
    },
  },
  'two clinics whose servers are both called localhost': {
    files: ['id-localhost-two-clinics-A', 'id-localhost-two-clinics-B'],
    charts: {
      'X Adjei': ['observation HbA1c 5.1 % happened 2024-03-01'],
      'X Ruiz': ['observation HbA1c 11.9 % happened 2024-03-01'],
    },
  },
  'the same clinic a week later': {
    files: ['id-weekly-1', 'id-weekly-2'],
    charts: abena(
      'observation HbA1c 7.4 % happened 2024-03-08',
      'observation HbA1c 7.0 % happened 2024-03-01',
    ),
  },
  'one resource a file': { files: ['id-single-resource-files'], charts: abena(hba1c) },
  'a patient without an id': {
    files: ['id-patient-without-id'],
    charts: {},
    aside: ['entry 1 no-id', 'entry 2 no-such-patient'],
  },
  'two patients': {
    files: ['id-two-patients'],
    charts: {
      One: ['observation HbA1c 5 % happened 2024-03-01'],
      Two: ['observation HbA1c 6 % happened 2024-03-01'],
    },
  },
  'references by id where entries have urns': one('ref-urn-fullurl-id-refs', hba1c),
  'absolute references between lines': one('ref-absolute-in-ndjson', hba1c),
  'a conditional reference': one('ref-conditional', hba1c),
  'a reference by identifier only': one('ref-identifier-only', hba1c),
  'a contained patient': one('ref-contained-patient', hba1c),
  'an address that is no UUID': one('ref-fullurl-not-uuid', hba1c),
  'an observation that comes before its patient': one('ref-observation-before-patient', hba1c),
  'a patient who never comes': {
    files: ['ref-dangling-patient'],
    charts: abena(),
    aside: ['entry 2 no-such-patient'],
  },
  'a group as the subject': one('ref-group-subject'),
  'a result without a subject': {
    files: ['ref-no-subject-panel'],
    charts: abena(hba1c),
    aside: ['entry 2 no-patient'],
  },
  'a correction without a date': {
    files: ['ver-correction-no-meta-1', 'ver-correction-no-meta-2'],
    charts: abena('observation HbA1c 55 % happened 2024-03-01'),
  },
  'the same, the correction first': {
    files: ['ver-correction-no-meta-2', 'ver-correction-no-meta-1'],
    charts: abena('observation HbA1c 55 % happened 2024-03-01'),
  },
  'versions apart by a fraction of a second': one(
    'ver-fraction',
    'observation HbA1c 2.0 % happened 2024-03-01',
  ),
  'versions by number': one('ver-versionid', 'observation HbA1c 10.0 % happened 2024-03-01'),
  'versions by number against the clock': one(
    'ver-versionid-against-clock',
    'observation HbA1c 2.0 % happened 2024-03-01',
  ),
  'a deletion that stands before what it deletes': one(
    'ver-delete-history',
    'observation HbA1c 5.5 % retracted 2024-03-01',
  ),
  'a deletion in a bulk export': one('ver-bulk-deleted', 'observation HbA1c 5.5 % retracted 2024-03-01'),
  'a prohibited medicine': one('neg-donotperform', 'medication metformin not-done 2024-01-10'),
  'a proposed medicine': one('neg-intent-proposal', 'medication metformin planned 2024-01-10'),
  'a cancelled medicine': one('neg-cancelled-request', 'medication metformin not-done 2024-01-10'),
  'a procedure that was not done': one(
    'neg-procedure-not-done',
    'procedure Appendectomy not-done 2024-01-10',
  ),
  'a cancelled observation': one('neg-observation-cancelled', 'observation HbA1c 5.5 % not-done 2024-03-01'),
  'a result of the fetus': one(
    'neg-focus-fetus',
    'observation Fetal heart rate 150 /min happened about fetus 2024-03-01',
  ),
  'a modifier that nobody knows': {
    files: ['neg-modifier-extension'],
    charts: abena(),
    aside: ['entry 2 unsafe'],
  },
  'allergies that are real, outgrown, refuted and wrong': one(
    'neg-allergy-banner',
    'allergic to REAL latex',
    'allergy REAL latex happened',
    'allergy OUTGROWN egg happened',
    'allergy REFUTED sulfa absent',
    'allergy WRONG penicillin retracted',
  ),
  'no known problem': one('neg-no-known-condition', 'condition No current problems absent'),
  'a diagnosis that was entered in error': one(
    'neg-condition-error',
    'condition Parkinson disease retracted',
  ),
  'the end of a problem': one('date-abatement', 'condition Pneumonia happened 2024-01-02 to 2024-01-20'),
  'an onset in another form, and when it was written down': one(
    'date-onset-us-format',
    'condition Diabetes type 2 happened recorded 2024-05-01, written 03/04/2019',
  ),
  'a medicine named by a reference to what comes after': one(
    'med-reference-after',
    'medication metformin happened recorded 2024-01-10',
  ),
  'a medicine named by a reference to what came before': one(
    'med-reference-before',
    'medication metformin happened recorded 2024-01-10',
  ),
  'a medicine named in another file': one(
    'med-split-folder',
    'medication metformin happened recorded 2024-01-10',
  ),
  'what was handed out': one('med-dispense', 'medication metformin happened 2024-01-11'),
  'a relative’s cancer': one('fam-history', 'family-history mother happened about relative'),
  'results inside a report': one(
    'rep-contained-results',
    'observation LDL 190 mg/dL happened 2024-03-01',
    'report Lipid panel happened 2024-02-02',
  ),
  'a note whose words are in a file beside it': one(
    'doc-binary-in-bundle',
    'document Clinic note happened recorded 2024-01-01: Started metformin today.',
  ),
  'a note in two parts': one(
    'doc-two-attachments',
    'document p1 happened: Page one / Page two: biopsy malignant',
  ),
  'a note in RTF': one('doc-rtf', 'document Note happened: Patient is stable.'),
  'one leftover of another release': {
    files: ['con-one-stu3-leftover'],
    charts: abena(...Array.from({ length: 19 }, () => hba1c)),
    aside: ['entry 21 other-version'],
  },
  'a file that is cut off': { files: ['con-truncated'], charts: abena(hba1c), aside: ['entry 3 not-json'] },
}

let room: IntakeRoom
afterEach(() => room.end())

const at = (name: string) => {
  const file = path.join(root, name)
  return existsSync(file) ? file : `${file}.json`
}
const day = (clock: number) => new Date(clock).toISOString().slice(0, 10)

/** What one chart says, a line each. */
async function chartOf(patient: number): Promise<string[]> {
  const { allergies } = await room.patients.open({ patient })
  const lines = allergies.map(({ label }) => `allergic to ${label}`)
  for (const kind of factKinds)
    for (const line of (await room.patients.facts({ patient, kind, offset: 0, limit: 50 })).rows) {
      const { standing, about, start, end, datedBy, when, value, unit, label, detail } = line
      const told = [
        kind,
        label,
        value === undefined ? undefined : spoken(value),
        unit,
        standing.is,
        about === 'patient' ? undefined : `about ${about}`,
        standing.is === 'happened' && datedBy !== 'happened' ? datedBy : undefined,
        start && day(start.clock),
        end && `to ${day(end.clock)}`,
      ]
      const words =
        kind === 'document' && detail !== undefined ? `: ${spoken(detail).replaceAll('\n', ' / ')}` : ''
      lines.push(`${told.filter(Boolean).join(' ')}${when === undefined ? '' : `, written ${when}`}${words}`)
    }
  return lines
}

describe('what becomes of', () => {
  it.each(Object.entries(situations))('%s', async (_, { files, charts, aside = [] }) => {
    room = intakeRoom()
    for (const file of files) await room.import([at(file)])
    const { rows } = await room.patients.list({ query: '', offset: 0, limit: 50 })
    const found: Record<string, string[]> = {}
    for (const { name, patient } of rows) found[name] = await chartOf(patient)
    expect(found).toEqual(charts)
    const left = await room.library.quarantine({})
    expect(
      left.map(({ position, reason }) => `${position} ${reason.key.replace('quarantine.', '')}`),
    ).toEqual(aside)
  })

  it('one analyte in two units: one series, each also as written', async () => {
    room = intakeRoom()
    await room.import([at('val-unit-mismatch')])
    const [{ patient } = { patient: 0 }] = (await room.patients.list({ query: '', offset: 0, limit: 5 })).rows
    const [glucose, ...others] = await room.patients.measured({ patient })
    expect(others).toEqual([])
    const { system, code } = glucose!.code
    const inUnit = async (unit: string) =>
      (await room.patients.series({ patient, system, code, unit })).points.map(({ value, written }) => [
        value,
        written,
      ])
    // Glucose: 18.016 mg/dL a mmol/L, by its molar mass.
    expect(await inUnit('mg/dL')).toEqual([
      [90, undefined],
      [90, '5.0 mmol/L'],
      [91, undefined],
    ])
    expect(await inUnit('mmol/L')).toEqual([
      [5, '90 mg/dL'],
      [5, undefined],
      [5.1, '91 mg/dl'],
    ])
  })

  it('what waited for a patient, once she arrives', async () => {
    room = intakeRoom()
    const folder = at('ref-observation-before-patient')
    const answers = { source: 'Hill clinic' }
    const files = ['A-Observation.ndjson', 'Patient.ndjson'].map(name => path.join(folder, name))
    await room.import([files[0]!], answers)
    expect((await room.library.quarantine({})).map(({ reason }) => reason.key)).toEqual([
      'quarantine.no-such-patient',
    ])
    await room.import([files[1]!], answers)
    expect(await room.library.quarantine({})).toEqual([])
    const [she] = (await room.patients.list({ query: '', offset: 0, limit: 5 })).rows
    expect(await chartOf(she!.patient)).toEqual([hba1c])
  })
})
