import { randomUUID } from 'node:crypto'
import { caveatOf, type Caveat } from '../../../shared/domain/caveat.ts'
import { headline, type Card } from '../../../shared/domain/card.ts'
import { asked as askedSchema, type Asked } from '../../../shared/domain/asked.ts'
import type { Verdict } from '../../../shared/domain/summary.ts'
import { AppError } from '../../../shared/errors.ts'
import { say, type Message } from '../../../shared/words/message.ts'
import { agrees } from '../agree.ts'
import { exitCodes, UsageError, word, type Command, type ExitCode, type Situation } from '../command.ts'
import { readJson } from '../read-json.ts'
import { speak, spoken, words } from '../words.ts'

/** A question from a file; says what is wrong with it and where. */
const readQuestion = (path: string): Promise<Asked> =>
  readJson(path, askedSchema, at => say('told.no-question', { path, ...at }))

/** The card whose id begins as the given word; the whole id need not be typed. */
async function findCard(situation: Pick<Situation, 'house' | 'words'>): Promise<string> {
  const start = word(situation, 0, say('needed.card'))
  const [found, second] = (await situation.house.learning.cards({})).filter(each => each.id.startsWith(start))
  if (!found) throw new AppError('not-found', say('told.no-card-begins', { start }))
  if (second) throw new UsageError(say('told.cards-begin', { start }))
  return found.id
}

/** What has to be said beside every answer of the open casebook. */
async function caveatHere({ vault }: Situation['house']): Promise<Caveat> {
  return caveatOf((await vault.status({})).demonstration ? 'demonstration' : 'own')
}

/** A card in the words a clinician reads. */
export function cardInWords({ id, question, answered, answer, changed }: Card, caveat: Caveat): string[] {
  const head = words('told.card', { id: shortOf(id), title: question.title, answered })
  const body =
    answer.kind === 'estimate'
      ? answer.reading
      : answer.reasons.flatMap(({ reason, remedy }): Message[] => [
          say('told.no-answer', { reason }),
          say('told.would-help', { remedy }),
        ])
  return [
    head,
    ...(caveat ? [`  ${words('told.intended')}`] : []),
    ...body.map(line => `  ${speak(line)}`),
    ...(changed ? [`  ${words('told.since', { changed })}`] : []),
  ]
}

/** Asks, and follows the study to its end; Ctrl C cancels the study itself and waits for it to settle. */
export async function followStudy(
  { house, terminal, signal }: Pick<Situation, 'house' | 'terminal' | 'signal'>,
  question: Asked,
): Promise<Card> {
  const { job } = await house.learning.start({ requestId: randomUUID(), question })
  const cancel = () => {
    void house.learning.cancel({ job })
  }
  signal.addEventListener('abort', cancel, { once: true })
  try {
    const { card, fault } = await house.learning.watch(
      { job },
      { onProgress: step => terminal.progress(step.progress) },
    )
    if (card) return card
    throw new AppError(fault?.code ?? 'internal', fault?.said ?? say('fault.internal'))
  } finally {
    signal.removeEventListener('abort', cancel)
  }
}
/** As much of a card's id as a person types. */
const shortOf = (id: string) => id.slice(0, 12)

export const ask: Command = {
  usage: 'ask QUESTION.json',
  does: say('manual.ask'),
  needs: 'open',
  run: async situation => {
    const { house, terminal } = situation
    const question = await readQuestion(word(situation, 0, say('needed.question-file')))
    const read = await house.learning.readAloud({ question })
    terminal.say(speak(read.sentence))
    for (const warning of read.warnings) terminal.say(words('told.note', { warning }))
    const card = await followStudy(situation, question)
    const caveat = await caveatHere(house)
    for (const line of cardInWords(card, caveat)) terminal.say(line)
    terminal.answer({ ...card, caveat })
    return card.answer.kind === 'estimate' ? exitCodes.done : exitCodes.refused
  },
}

export const cards: Command = {
  usage: 'cards',
  does: say('manual.cards'),
  needs: 'open',
  run: async ({ house, terminal }) => {
    const lines = await house.learning.cards({})
    const caveat = await caveatHere(house)
    if (caveat && lines.length > 0) terminal.say(words('told.intended'))
    for (const each of lines) {
      const sharing = words('told.sharing', { sharing: each.sharing }).padEnd(9)
      const line = `${each.answered}  ${sharing}  ${spoken(each.title)}: ${speak(headline(each))}`
      terminal.say(`${shortOf(each.id)}  ${line}`)
    }
    if (lines.length === 0) terminal.say(words('told.no-cards'))
    terminal.answer(lines.map(each => ({ ...each, caveat })))
    return exitCodes.done
  },
}

/** Shows what the gate says, and once the exact text is agreed to, releases it. */
async function releaseOnceAgreed(
  situation: Situation,
  verdict: Verdict,
  release: (receiptSha256: string) => Promise<{ outbox: number }>,
): Promise<ExitCode> {
  const { terminal } = situation
  if (verdict.kind === 'refused') {
    for (const { rule, reason, remedy } of verdict.rules)
      terminal.say(words('told.refused-by', { rule, reason, remedy }))
    terminal.answer({ published: false, ...verdict })
    return exitCodes.refused
  }
  for (const line of verdict.receipt.sentences) terminal.say(speak(line))
  terminal.say(words('told.exact-text'))
  terminal.say(verdict.receipt.bytes)
  if (!(await agrees(situation, say('command.agree-release')))) {
    terminal.say(words('told.not-released'))
    terminal.answer({ published: false, kind: 'not-approved', receipt: verdict.receipt })
    return exitCodes.refused
  }
  const { outbox } = await release(verdict.receipt.sha256)
  terminal.say(words('told.released'))
  terminal.answer({ published: true, outbox, receipt: verdict.receipt })
  return exitCodes.done
}

export const publish: Command = {
  usage: 'publish CARD [--yes]',
  does: say('manual.publish'),
  needs: 'open',
  run: async situation => {
    const { learning } = situation.house
    const id = await findCard(situation)
    return releaseOnceAgreed(situation, await learning.previewRelease({ id }), receiptSha256 =>
      learning.publish({ requestId: randomUUID(), id, receiptSha256 }),
    )
  },
}

export const share: Command = {
  usage: 'share CARD [--yes]',
  does: say('manual.share'),
  needs: 'open',
  run: async situation => {
    const { learning } = situation.house
    const { questionHash: hash } = await learning.card({ id: await findCard(situation) })
    return releaseOnceAgreed(situation, await learning.previewQuestion({ hash }), receiptSha256 =>
      learning.shareQuestion({ requestId: randomUUID(), hash, receiptSha256 }),
    )
  },
}

export const withdraw: Command = {
  usage: 'withdraw CARD',
  does: say('manual.withdraw'),
  needs: 'open',
  run: async situation => {
    const id = await findCard(situation)
    await situation.house.learning.withdraw({ id })
    situation.terminal.say(words('told.withdrawn'))
    situation.terminal.answer({ withdrawn: id })
    return exitCodes.done
  },
}

export const pool: Command = {
  usage: 'pool QUESTION',
  does: say('manual.pool'),
  needs: 'open',
  run: async situation => {
    const { house, terminal, signal } = situation
    const given = word(situation, 0, say('needed.question'))
    const pooled = await house.learning.pool(
      { questionHash: await findQuestion(house, given) },
      { signal, onProgress: terminal.progress },
    )
    const caveat = await caveatHere(house)
    if (caveat) terminal.say(words('told.intended'))
    for (const site of pooled.sites) {
      const { estimate, lower, upper } = site.hazardRatio
      const effect = words('told.site', { estimate, lower, upper, weight: site.weightPercent })
      terminal.say(`  ${spoken(site.label).padEnd(24)} ${effect}`)
    }
    terminal.say(
      pooled.kind === 'pooled'
        ? speak(pooled.reading)
        : words('told.not-pooled', { reason: pooled.reason, remedy: pooled.remedy }),
    )
    terminal.answer({ ...pooled, caveat })
    return pooled.kind === 'pooled' ? exitCodes.done : exitCodes.refused
  },
}

async function findQuestion(house: Situation['house'], given: string): Promise<string> {
  if (given.endsWith('.json'))
    return (await house.learning.readAloud({ question: await readQuestion(given) })).hash
  const found = (await house.learning.questions({})).filter(each => each.hash.startsWith(given))
  if (found.length !== 1)
    throw new AppError(
      'not-found',
      found.length === 0
        ? say('told.no-question-begins', { start: given })
        : say('told.questions-begin', { start: given }),
    )
  return found[0]!.hash
}
