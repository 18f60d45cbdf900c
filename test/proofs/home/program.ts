import { writeSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { openHouse, type House } from '../../../electron/headless/house.ts'
import { toFault } from '../../../shared/errors.ts'
import { recordsDesk } from '../../fixtures/records-desk.ts'
import { passphrase } from '../../fixtures/temporary-folder.ts'
import { houseDeeds, PUBLISH } from './house-deeds.ts'

/**
 * The whole program without its window: the main process of the command and its four services. It does one deed when
 * it is told to (`go`), and once told to (`look`) says what it finds in itself. A line is said only once what it
 * tells of was acknowledged.
 */
const { values } = parseArgs({ options: { folder: { type: 'string' }, deed: { type: 'string' } } })
const folder = values.folder!
const deed = houseDeeds.find(({ name }) => name === values.deed)!
const home = path.join(folder, 'home')
const tell = (line: string) => writeSync(1, `${line}\n`)
const LONGEST_MILLISECONDS = 20_000

async function until(isSo: () => Promise<boolean> | boolean): Promise<boolean> {
  for (const began = performance.now(); performance.now() - began < LONGEST_MILLISECONDS; await wait(50))
    if (await isSo()) return true
  return false
}
const codeOf = (error: unknown): string => toFault(error).code

/** Once the services are back: it opens, is sound, and what was released is posted. */
async function look(house: House, done: boolean): Promise<void> {
  // One that has just died is told of a moment later.
  const answers = () =>
    house.vault.status({}).then(
      () => house.states().every(({ state }) => state === 'ready'),
      () => false,
    )
  if (!(await until(answers))) return void tell('look not-back')
  const { state } = await house.vault.status({})
  if (state === 'absent') return void tell('look absent')
  const words = deed.opensWith?.(done) ?? [passphrase]
  let opened = state === 'open'
  for (const each of opened ? [] : words) {
    if (opened) break
    opened = await house.vault.unlock({ passphrase: each }).then(
      () => true,
      () => false,
    )
  }
  if (!opened) return void tell('look shut')
  const { ok } = await house.vault.verify({})
  tell(ok ? 'look sound' : 'look unsound')
  if (deed.name !== PUBLISH) return
  // Letters are signed when the post is opened, as a bundle does.
  const { envelopes } = await house.exchange.pack({ path: path.join(folder, 'all.casebook') })
  const { waiting } = await house.exchange.status({})
  tell(`posted ${waiting === 0 ? envelopes : 'waiting'}`)
}

const house = await openHouse(home, '0.0.0', () => undefined)
// What the deeds of records alone ask beside the contracts: where the home is.
const stage = { folder, desk: recordsDesk(home, { alone: true }) }
let outcome = 'none'
const orders = createInterface({ input: process.stdin })
orders.on('line', line => {
  void (async () => {
    if (line === 'go') {
      outcome = await deed.act(house, stage).then(() => 'done', codeOf)
      tell(`ended ${outcome}`)
    } else if (line.startsWith('look')) {
      await look(house, line === 'look done').catch((error: unknown) => tell(`look ${codeOf(error)}`))
      await house.stop()
      process.exit(0)
    }
  })()
})
if (process.env['PROOF_LOOKS_ONLY'] !== '1') await deed.begin(house, stage)
tell(`begun ${JSON.stringify(Object.fromEntries(house.states().map(({ name, pid }) => [name, pid])))}`)
