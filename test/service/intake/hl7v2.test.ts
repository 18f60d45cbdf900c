import { rmSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createRandom } from '../../../shared/domain/random.ts'
import { ada, message, msh } from '../../fixtures/hl7v2-parts.ts'
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
const file = (text: string) => writeIn(folder, `messages-${++written}.hl7`, text)

const admitted = message(
  msh({ type: 'ADT^A01', at: '20240301090000' }),
  'EVN|A01|20240301090000',
  ada,
  'PV1|1|I|WARD^1||||12^Healer^Hanna||||||||||||V5|||||||||||||||||||||||||20240301083000',
  'AL1|1|DA|7980^Penicillin^RXNORM|SV|Rash',
  'DG1|1||I10^Hypertension^I10C||20240301|F',
)
const resulted = (status: string, value: string, at: string) =>
  message(
    msh({ at, control: `R${at}` }),
    ada,
    'ORC|RE|P9^CLINIC|F7^LAB',
    `OBR|1|P9^CLINIC|F7^LAB|24323-8^Metabolic panel^LN|||20240301093000|||||||||||||||${at}|||${status}`,
    `OBX|1|NM|2823-3^Potassium^LN||${value}|mmol/L|3.5-5.1|H|||${status}`,
  )
const preliminary = resulted('P', '5.9', '20240301100000')
const final = resulted('F', '6.1', '20240301110000')
const corrected = resulted('C', '4.2', '20240302110000')
const other = message(
  msh({ control: 'Z' }),
  ada.replace('1001', '1002').replace('Ada', 'Bea'),
  'OBX|1|NM|2823-3^Potassium^LN||4.4|mmol/L|||||F|||20240301',
)

describe('messages of a clinic', () => {
  it('make a chart', async () => {
    const report = await room.import([file(admitted + preliminary + other)], hill)
    expect(report.totals).toMatchObject({ patients: 2, quarantined: 0 })
    expect((await room.library.counts({})).facts).toMatchObject({
      encounter: 1,
      condition: 1,
      allergy: 1,
      observation: 2,
      report: 1,
    })
  })
  it('lead back to their bytes: each means the same when it is read again', async () => {
    await room.import([file(admitted + final + other)], hill)
    expect(await room.intake.readBack({ facts: 10_000 })).toMatchObject({ ok: true })
  })
  it('that come again bring nothing new', async () => {
    await room.import([file(admitted + final)], hill)
    const before = await leftIn(room)
    await room.import([file(`\v${final}\u001c\r\v${admitted}\u001c\r`)], hill)
    expect(await leftIn(room)).toEqual(before)
  })
  const all = [admitted, preliminary, final, corrected, other]
  it('leave one content in whatever order and cuts they come, and what was corrected counts', async () => {
    await room.import([file(all.join(''))], hill)
    const plain = await leftIn(room)
    expect(plain).toMatchObject({ aside: [], unsound: [] })
    expect(plain.charts['Dr. Ada B Invented']).toContain('Potassium 4.2 happened ')
    for (let seed = 1; seed <= 6; seed++) {
      const random = createRandom(seed)
      const order = all
        .map(each => ({ each, at: random.uniform() }))
        .toSorted((one, two) => one.at - two.at)
        .map(({ each }) => each)
      const cut = 1 + Math.floor(random.uniform() * 4)
      const again = intakeRoom()
      const [first, second] = [order.slice(0, cut).join('\n\n'), order.slice(cut).join('\r\n')]
      await again.import([file(first), file(second)], hill)
      expect(await leftIn(again)).toEqual(plain)
      again.end()
    }
  })
  it('leave nothing behind when they are undone', async () => {
    const { importId } = await room.import([file(other)], hill)
    const before = await leftIn(intakeRoom())
    await room.intake.undo({ importId })
    expect(await leftIn(room)).toEqual(before)
  })
  it('take a result back that was sent under the wrong name', async () => {
    await room.import([file(admitted + final + resulted('W', '6.1', '20240303080000'))], hill)
    const { charts } = await leftIn(room)
    expect(charts['Dr. Ada B Invented']).toContain('Potassium 6.1 retracted ')
  })
})
