import { describe, expect, it } from 'vitest'
import { bundle, hba1c, patient, to } from '../../fixtures/fhir-parts.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { runs } from '../../unit/runs.ts'

/*
 * One source calls two people the same and gives both one number: it was moved to another machine and counts from one
 * again, or somebody was registered over somebody else. Whoever came first has the chart, the other is set aside. What
 * is said under the number, or under the id in files that describe neither, may be either's: it stands on no chart,
 * whichever of all this came first, and in whatever imports.
 */
const clinic = { source: 'Hill clinic' }
const folder = temporaryFolder()
const numbers = (...values: string[]) => ({
  identifier: values.map(value => ({ system: 'urn:insurer', value })),
})
const byNumber = (value: string) => ({ type: 'Patient', identifier: { system: 'urn:insurer', value } })
const ann = patient('1', 'Ann Reed', numbers('123'))
const bea = patient('1', 'Bea Hill', { ...numbers('123'), birthDate: '1950-01-01' })

const orders = <T>(list: readonly T[]): T[][] =>
  list.length < 2
    ? [[...list]]
    : list.flatMap((each, at) => orders(list.toSpliced(at, 1)).map(rest => [each, ...rest]))

/** The results on each chart, how many entries are set aside, and what of the store is unsound. */
async function found(room: IntakeRoom) {
  const charts: Record<string, number[]> = {}
  for (const { name, patient: she } of (await room.patients.list({ query: '', offset: 0, limit: 50 })).rows) {
    const { rows } = await room.patients.facts({ patient: she, kind: 'observation', offset: 0, limit: 50 })
    charts[name] = rows.flatMap(each => each.number ?? []).toSorted()
  }
  const aside = (await room.library.quarantine({})).map(({ reason }) => reason.key.replace('quarantine.', ''))
  return { charts, aside: aside.toSorted(), unsound: await room.unsound() }
}

const files = {
  ann: bundle(folder, ann, hba1c('a', to('Patient/1'), 4)),
  bea: bundle(folder, bea, hba1c('b', to('Patient/1'), 5)),
  byId: bundle(folder, hba1c('i', to('Patient/1'), 6)),
  byNumber: bundle(folder, hba1c('n', byNumber('123'), 7)),
  again: bundle(folder, hba1c('m', byNumber('123'), 8)),
}
type Name = keyof typeof files
const all = orders(Object.keys(files) as Name[])
/** In the quick line some of them, spread over all. */
const some = all.filter((_order, at) => at % runs(11, 1) === 0)

describe('two people whom one source calls the same, and who share a number', () => {
  it.each([1, 5])('leave one state in every order of five files, %d an import', async together => {
    expect(all).toHaveLength(120)
    for (const order of some) {
      const room = intakeRoom()
      for (const left = [...order]; left.length > 0;)
        await room.import(
          left.splice(0, together).map(name => files[name]),
          clinic,
        )
      const first = order.indexOf('ann') < order.indexOf('bea') ? { 'Ann Reed': [4] } : { 'Bea Hill': [5] }
      expect([order, await found(room)]).toEqual([
        order,
        {
          charts: first,
          // By number on nobody's chart; the other one, what her file says, and what is said by the id alone.
          aside: ['no-such-patient', 'no-such-patient', 'two-people', 'two-people', 'two-people'],
          unsound: [],
        },
      ])
      room.end()
    }
  })
})
