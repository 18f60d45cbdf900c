import { describe, expect, it } from 'vitest'
import { patient } from '../../fixtures/fhir-parts.ts'
import { born, HILL, LAKE, number, twoClinics } from './anna-in-two-clinics.ts'

/* A number that a clinic gives to several people, for want of a better one, is nobody's. */
const clinics = twoClinics()
const { bring, charts, asked } = clinics

const ward = number('HN-550017')
const birth = born('1951-06-23')
const hill = () =>
  bring(HILL, patient('1', 'Philippa Smith', { ...birth, ...ward }), patient('2', 'Bo Ek', ward))
/** Under a new family name she is known by her number alone. */
const lake = () => bring(LAKE, patient('77', 'Philippa Garcia', { ...birth, ...ward }))
const third = () => bring(HILL, patient('3', 'Ama Owusu', { ...born('1999-01-20'), ...ward }))
const names = async () => (await charts()).map(({ name }) => name)

/** Every order of these. */
const orders = <T>(list: readonly T[]): T[][] =>
  list.length < 2
    ? [[...list]]
    : list.flatMap((each, at) => orders(list.toSpliced(at, 1)).map(rest => [each, ...rest]))

describe('a number that three people of one clinic bear', () => {
  it('joins nobody, whoever came first', async () => {
    for (const order of orders([hill, lake, third])) {
      for (const come of order) await come()
      expect(await names()).toHaveLength(4)
      for (const { importId, state } of await clinics.room.library.imports({}))
        if (state !== 'undone') await clinics.room.intake.undo({ importId })
    }
  })
  it('joined them while it was hers, and does again once the third is gone', async () => {
    await hill()
    await lake()
    expect(await names()).toHaveLength(2)
    await third()
    expect(await names()).toHaveLength(4)
    const [last] = await clinics.room.library.imports({})
    await clinics.room.intake.undo({ importId: last!.importId })
    await clinics.room.intake.matchPeople({})
    expect(await names()).toHaveLength(2)
    expect(await clinics.room.unsound()).toEqual([])
  })
  it('speaks against nobody either: two of one name and one day are asked about', async () => {
    await hill()
    await third()
    await bring(
      LAKE,
      patient('77', 'Philippa Smith', {
        ...birth,
        ...ward,
        telecom: [{ system: 'phone', value: '555 123 4567' }],
      }),
    )
    expect([(await names()).length, (await asked()).length]).toEqual([4, 1])
  })
})
