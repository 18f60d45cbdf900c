import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { draftOf, entered, type Draft } from '../../fixtures/entries.ts'
import { intakeRoom, type IntakeRoom } from '../../fixtures/intake-room.ts'

let room: IntakeRoom
const here: ReadonlyArray<Draft['person']> = [
  { name: 'Amina Nakato', sex: 'female', birth: '1962-03-04', identifiers: [{ value: 'OPD 118422' }] },
  { name: 'Anna Müller', sex: 'female', birth: '1950' },
  { name: 'Peter Okello', sex: 'male', birth: '1971-07-08' },
  { name: 'José García López', sex: 'male', birth: '1980-01-20' },
]
beforeAll(async () => {
  room = intakeRoom()
  for (const person of here) await entered(room, draftOf({ person, facts: [] }))
})
afterAll(() => room.end())

interface Typed {
  readonly name: string
  readonly birth?: string
  readonly identifiers?: Array<{ value: string }>
}
const like = async ({ identifiers = [], ...typed }: Typed) =>
  (await room.intake.namesakes({ sex: 'unknown', identifiers, ...typed })).map(each => [
    each.name,
    each.likeness,
  ])

describe('who is here and may be whom somebody registers', () => {
  it.each<readonly [what: string, typed: Typed, found: string[][]]>([
    ['the same name', { name: 'Amina Nakato' }, [['Amina Nakato', 'name']]],
    ['in capitals, family name first', { name: 'NAKATO, AMINA' }, [['Amina Nakato', 'name']]],
    ['without its accents', { name: 'anna muller' }, [['Anna Müller', 'name']]],
    ['with a slip of the pen', { name: 'Peter Okelo' }, [['Peter Okello', 'name']]],
    ['one of two family names', { name: 'Jose Garcia' }, [['José García López', 'name']]],
    [
      'the same day of birth and one name alike',
      { name: 'Amina Byaruhanga', birth: '1962-03-04' },
      [['Amina Nakato', 'birth']],
    ],
    ['the same day and nothing alike', { name: 'Grace Invented', birth: '1962-03-04' }, []],
    ['one name alike and another day', { name: 'Amina Byaruhanga', birth: '1962-03-05' }, []],
    [
      'her number, whatever the name',
      { name: 'Somebody Else', identifiers: [{ value: 'opd-118422' }] },
      [['Amina Nakato', 'number']],
    ],
    ['nobody', { name: 'Grace Invented' }, []],
    ['nothing typed yet', { name: '' }, []],
  ])('%s', async (_what, typed, found) => {
    expect(await like(typed)).toEqual(found)
  })

  it('is told with birth date, sex, number and chart', async () => {
    const [found] = await room.intake.namesakes({ name: 'Amina Nakato', sex: 'unknown', identifiers: [] })
    expect(found).toMatchObject({
      sex: 'female',
      birth: { clock: Date.UTC(1962, 2, 4), precision: 'day' },
      identifier: 'OPD 118422',
    })
    expect(await room.patients.open({ patient: found!.patient })).toMatchObject({ name: 'Amina Nakato' })
  })

  it('is found the moment after she was registered', async () => {
    await entered(room, draftOf({ person: { name: 'Zawadi Invented', sex: 'female' }, facts: [] }))
    expect(await like({ name: 'Zawadi Invented' })).toEqual([['Zawadi Invented', 'name']])
  })
})
