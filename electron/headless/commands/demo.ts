import { mkdtemp, rm } from 'node:fs/promises'
import { randomBytes, randomUUID } from 'node:crypto'
import os from 'node:os'
import path from 'node:path'
import { caveatOf } from '../../../shared/domain/caveat.ts'
import { AppError } from '../../../shared/errors.ts'
import { trialOf, type Asked } from '../../../shared/domain/asked.ts'
import { say, type Message, type Term } from '../../../shared/words/message.ts'
import { exitCodes, type ExitCode } from '../command.ts'
import { openHouse, type House } from '../house.ts'
import type { Terminal } from '../terminal.ts'
import { followJob } from './intake.ts'
import { cardInWords, followStudy } from './knowledge.ts'
import { speak, words } from '../words.ts'

/** Invented, and names: in every language the same. */
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
  const tell = (line: Message) => terminal.say(`${++step}. ${speak(line)}`)
  const add = (line: string) => terminal.say(`   ${line}`)
  try {
    tell(say('demo.begins'))
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
      if (!ended.report) throw new AppError('internal', ended.fault?.said ?? say('demo.unread'))
      const { totals, seconds } = ended.report
      const facts = Object.values(totals.facts).reduce((sum, n) => sum + n, 0)
      add(words('demo.practice', { name, people: totals.patients, facts, seconds }))
    }

    const question = (await houses[0]!.learning.questions({})).find(each => isAnsweredBy(each.question))
    if (!question) throw new AppError('internal', say('demo.no-library'))
    tell(say('demo.asks'))
    add(speak((await houses[0]!.learning.readAloud({ question: question.question })).sentence))
    const cards = []
    for (const [index, house] of houses.entries()) {
      const card = await followStudy({ house, terminal, signal }, question.question)
      cards.push(card)
      add(`${PRACTICES[index]}:`)
      for (const line of cardInWords(card, caveatOf('demonstration')).slice(1)) add(line)
    }

    tell(say('demo.approves'))
    for (const [index, house] of houses.entries()) {
      const verdict = await house.learning.previewRelease({ id: cards[index]!.id })
      if (verdict.kind === 'refused') throw new AppError('refused', allReasons(verdict.rules))
      if (index === 0) add(verdict.receipt.bytes)
      await house.learning.publish({
        requestId: randomUUID(),
        id: cards[index]!.id,
        receiptSha256: verdict.receipt.sha256,
      })
    }

    await meetAll(houses, home, tell)

    tell(say('demo.pools'))
    const pools = await Promise.all(houses.map(house => house.learning.pool({ questionHash: question.hash })))
    const [pool] = pools
    if (!pool || pool.kind !== 'pooled')
      throw new AppError('internal', pool ? pool.reason : say('demo.no-pool'))
    for (const { label: site, hazardRatio } of pool.sites) {
      const { estimate, lower, upper } = hazardRatio
      add(words('demo.site', { site, estimate, lower, upper }))
    }
    add(speak(pool.reading))

    tell(say('demo.stands'))
    const beside = await firstConcerned(houses[0]!)
    add(beside ? words('demo.beside', beside) : words('demo.beside-nobody'))

    const seconds = (performance.now() - began) / 1000
    terminal.say(words('demo.took', { seconds }))
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

/** The invented practices are made of people who begin one of these two (`electron/intake/demonstration/design.ts`). */
const isAnsweredBy = (question: Asked): boolean => {
  const { strategies, outcome } = trialOf(question).estimand
  return (
    strategies[0].initiate === 'sglt2-inhibitor' &&
    strategies[1].initiate === 'sulfonylurea' &&
    'concept' in outcome &&
    outcome.concept === 'heart-failure'
  )
}

/** Every reason of a refusal, one sentence after the other. */
const allReasons = (rules: ReadonlyArray<{ readonly reason: Message }>): Message =>
  rules.map(each => each.reason).reduce((first, second) => say('command.and-then', { first, second }))

/** North and River meet over the network; Hill exchanges files with North, as on a stick. */
async function meetAll(houses: readonly House[], home: string, tell: (line: Message) => void): Promise<void> {
  const [north, river, hill] = houses as readonly [House, House, House]
  const [northName, riverName, hillName] = PRACTICES
  tell(say('demo.invites', { north: northName }))
  const listening = await north.exchange.listen({ host: HOST, port: 0 })
  for (const [index, guest] of [river, hill].entries()) {
    const { code } = await north.exchange.invite({ name: PRACTICES[index + 1]!, days: 1 })
    await guest.exchange.join({ code, name: PRACTICES[0] })
  }
  // River and Hill know each other too: what they get of each other by way of North must be from a peer.
  const { code } = await river.exchange.invite({ name: PRACTICES[2], days: 1 })
  await hill.exchange.join({ code, name: PRACTICES[1] })

  tell(say('demo.meets', { north: northName, river: riverName, hill: hillName }))
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

async function firstConcerned(house: House): Promise<{ patient: number; title: Term } | undefined> {
  const { rows } = await house.patients.list({ query: '', offset: 0, limit: 50 })
  for (const { patient } of rows) {
    const [found] = await house.learning.cardsFor({ patient })
    if (found) return { patient, title: found.card.title }
  }
  return undefined
}
