import { mkdtemp, rm } from 'node:fs/promises'
import { randomBytes, randomUUID } from 'node:crypto'
import os from 'node:os'
import path from 'node:path'
import { caveatOf } from '../../../shared/domain/caveat.ts'
import { AppError } from '../../../shared/errors.ts'
import { exitCodes, type ExitCode } from '../command.ts'
import { openHouse, type House } from '../house.ts'
import type { Terminal } from '../terminal.ts'
import { followJob } from './intake.ts'
import { cardInWords, followStudy } from './knowledge.ts'
import { speak, spoken } from '../words.ts'

const PRACTICES = ['North clinic', 'River clinic', 'Hill clinic'] as const
const PEOPLE_PER_PRACTICE = 600
const FIRST_SEED = 11
const HOST = '127.0.0.1'

/** The whole circle with three invented practices in a temporary home, told step by step; nothing is left behind. */
export async function demo(terminal: Terminal, version: string): Promise<ExitCode> {
  const began = performance.now()
  const home = await mkdtemp(path.join(os.tmpdir(), 'casebook-demo-'))
  const passphrase = randomBytes(18).toString('base64url')
  const { signal } = new AbortController()
  const houses: House[] = []
  let step = 0
  const tell = (line: string) => terminal.say(`${++step}. ${line}`)
  try {
    tell(
      'Three practices that share nothing each make an encrypted casebook, and read their own (invented) patients.',
    )
    for (const [index, name] of PRACTICES.entries()) {
      const house = await openHouse(path.join(home, String(index)), version, line => terminal.note(line))
      houses.push(house)
      await house.vault.create({ passphrase, demonstration: true })
      await house.exchange.rename({ name })
      const { job } = await house.intake.startDemonstration({
        requestId: randomUUID(),
        seed: FIRST_SEED + index,
        patients: PEOPLE_PER_PRACTICE,
      })
      const ended = await followJob({ house, terminal, signal }, job)
      if (!ended.report)
        throw new AppError('internal', ended.fault ?? 'The demonstration practice could not be read.')
      const facts = Object.values(ended.report.totals.facts).reduce((sum, n) => sum + n, 0)
      terminal.say(
        `   ${name}: ${ended.report.totals.patients} people, ${facts} facts, in ${ended.report.seconds.toFixed(1)} s.`,
      )
    }

    const question = (await houses[0]!.learning.questions({})).find(each => each.origin === 'library')
    if (!question) throw new AppError('internal', 'The question library is empty.')
    tell('Each asks the same question of its own patients:')
    terminal.say(
      `   ${speak((await houses[0]!.learning.readAloud({ question: question.question })).sentence)}`,
    )
    const cards = []
    for (const [index, house] of houses.entries()) {
      const card = await followStudy({ house, terminal, signal }, question.question)
      cards.push(card)
      terminal.say(`   ${PRACTICES[index]}:`)
      for (const line of cardInWords(card, caveatOf('demonstration')).slice(1)) terminal.say(`   ${line}`)
    }

    tell('Each reads the receipt, the exact text that would leave, and agrees.')
    for (const [index, house] of houses.entries()) {
      const verdict = await house.learning.previewRelease({ id: cards[index]!.id })
      if (verdict.kind === 'refused')
        throw new AppError('refused', verdict.rules.map(each => speak(each.reason)).join(' '))
      if (index === 0) terminal.say(`   ${verdict.receipt.bytes}`)
      await house.learning.publish({
        requestId: randomUUID(),
        id: cards[index]!.id,
        receiptSha256: verdict.receipt.sha256,
      })
    }

    await meetAll(houses, home, tell)

    tell('Each pools the three answers.')
    const pools = await Promise.all(houses.map(house => house.learning.pool({ questionHash: question.hash })))
    const [pool] = pools
    if (!pool || pool.kind !== 'pooled')
      throw new AppError('internal', pool ? pool.reason : 'There is no pool.')
    for (const site of pool.sites)
      terminal.say(
        `   ${spoken(site.label)}: hazard ratio ${site.hazardRatio.estimate.toFixed(2)} (${site.hazardRatio.lower.toFixed(2)} to ${site.hazardRatio.upper.toFixed(2)})`,
      )
    terminal.say(`   ${speak(pool.reading)}`)

    tell('The card stands beside the patients it concerns.')
    const beside = await firstConcerned(houses[0]!)
    terminal.say(
      beside
        ? `   Beside patient ${beside.patient}: ${beside.title}`
        : '   Nobody on the first page is concerned by it.',
    )

    const seconds = (performance.now() - began) / 1000
    terminal.say(`The circle took ${seconds.toFixed(0)} seconds. The temporary home is removed.`)
    terminal.answer({
      practices: PRACTICES,
      cards: cards.map(each => each.id),
      pooled: pools,
      beside,
      seconds,
    })
    return exitCodes.done
  } finally {
    await Promise.all(houses.map(house => house.stop()))
    await rm(home, { recursive: true, force: true })
  }
}

/** North and River meet over the network; Hill exchanges files with North, as on a stick. */
async function meetAll(houses: readonly House[], home: string, tell: (line: string) => void): Promise<void> {
  const [north, river, hill] = houses as readonly [House, House, House]
  tell('North clinic invites the others; nobody else is let in.')
  const listening = await north.exchange.listen({ host: HOST, port: 0 })
  for (const [index, guest] of [river, hill].entries()) {
    const { code } = await north.exchange.invite({ name: PRACTICES[index + 1]!, days: 1 })
    await guest.exchange.join({ code, name: PRACTICES[0] })
  }
  // River and Hill know each other too: what they get of each other by way of North must be from a peer.
  const { code } = await river.exchange.invite({ name: PRACTICES[2], days: 1 })
  await hill.exchange.join({ code, name: PRACTICES[1] })

  tell('River clinic meets North clinic over the network, twice; Hill clinic exchanges files.')
  const address = `${HOST}:${listening.port}`
  for (const guest of [river, hill]) await guest.exchange.sync({ address })
  await north.exchange.stopListening({})
  const there = await river.exchange.listen({ host: HOST, port: 0 })
  await hill.exchange.sync({ address: `${HOST}:${there.port}` })
  await river.exchange.stopListening({})
  const files = await Promise.all(
    houses.map(
      async (house, index) =>
        (await house.exchange.pack({ path: path.join(home, `${index}.casebook-bundle`) })).path,
    ),
  )
  for (const house of houses) for (const file of files) await house.exchange.unpack({ path: file })
}

async function firstConcerned(house: House): Promise<{ patient: number; title: string } | undefined> {
  const { rows } = await house.patients.list({ query: '', offset: 0, limit: 50 })
  for (const { patient } of rows) {
    const [found] = await house.learning.cardsFor({ patient })
    if (found) return { patient, title: found.card.question.title }
  }
  return undefined
}
