import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { caveatOf, type Caveat } from '../../../shared/domain/caveat.ts'
import { headline, type Card } from '../../../shared/domain/card.ts'
import { question as questionSchema, type Question } from '../../../shared/domain/question.ts'
import type { Verdict } from '../../../shared/domain/summary.ts'
import { AppError } from '../../../shared/errors.ts'
import { exitCodes, UsageError, word, type Command, type ExitCode, type Situation } from '../command.ts'
import { speak, spoken } from '../words.ts'
import { say } from '../../../shared/words/message.ts'

/** A question from a file; says what is wrong with it and where. */
async function readQuestion(file: string): Promise<Question> {
  let document: unknown
  try {
    document = JSON.parse(await readFile(file, 'utf8'))
  } catch {
    throw new AppError('unreadable-source', `${file} cannot be read as JSON. Check the path and the file.`)
  }
  const parsed = questionSchema.safeParse(document)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new AppError(
    'unreadable-source',
    `${file} is not a question: ${issue?.path.join('.') || 'the whole'}: ${issue?.message}. docs/formats/question.md describes one.`,
  )
}

/** The card whose id begins as the given word; the whole id need not be typed. */
async function findCard({ house, words }: Pick<Situation, 'house' | 'words'>): Promise<string> {
  const start = word({ words }, 0, 'The card')
  const [found, second] = (await house.learning.cards({})).filter(each => each.id.startsWith(start))
  if (!found) throw new AppError('not-found', `No card begins with ${start}. "cards" lists them.`)
  if (second) throw new UsageError(`More than one card begins with ${start}. Type more of it.`)
  return found.id
}

/** What has to be said beside every answer of the open casebook. */
async function caveatHere({ vault }: Situation['house']): Promise<Caveat> {
  return caveatOf((await vault.status({})).demonstration ? 'demonstration' : 'own')
}

/** A card in the words a clinician reads. */
export function cardInWords({ id, question, answered, answer, changed }: Card, caveat: Caveat): string[] {
  const head = `card ${id.slice(0, 12)}  ${question.title}  (${answered})`
  const body =
    answer.kind === 'estimate'
      ? answer.reading.map(speak)
      : answer.reasons.flatMap(({ reason, remedy }) => [
          `No answer: ${speak(reason)}`,
          `What would help: ${speak(remedy)}`,
        ])
  return [
    head,
    ...(caveat ? [`  ${asSentence(caveat)}`] : []),
    ...body.map(line => `  ${line}`),
    ...(changed ? [`  Since the last answer: ${speak(changed)}.`] : []),
  ]
}

/** Asks, and follows the study to its end; Ctrl C cancels the study itself and waits for it to settle. */
export async function followStudy(
  { house, terminal, signal }: Pick<Situation, 'house' | 'terminal' | 'signal'>,
  question: Question,
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
const asSentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

export const ask: Command = {
  usage: 'ask QUESTION.json',
  does: 'answer a question from your own patients (a trial: not yet safe to act on)',
  needs: 'open',
  run: async situation => {
    const { house, terminal } = situation
    const question = await readQuestion(word(situation, 0, 'The question file'))
    const read = await house.learning.readAloud({ question })
    terminal.say(speak(read.sentence))
    for (const warning of read.warnings) terminal.say(`Note: ${speak(warning)}`)
    const card = await followStudy(situation, question)
    const caveat = await caveatHere(house)
    for (const line of cardInWords(card, caveat)) terminal.say(line)
    terminal.answer({ ...card, caveat })
    return card.answer.kind === 'estimate' ? exitCodes.done : exitCodes.refused
  },
}

export const cards: Command = {
  usage: 'cards',
  does: 'list your experience cards',
  needs: 'open',
  run: async ({ house, terminal }) => {
    const lines = await house.learning.cards({})
    const caveat = await caveatHere(house)
    if (caveat && lines.length > 0) terminal.say(asSentence(caveat))
    for (const each of lines)
      terminal.say(
        `${each.id.slice(0, 12)}  ${each.answered}  ${each.sharing.padEnd(9)}  ${each.title}: ${speak(headline(each))}`,
      )
    if (lines.length === 0) terminal.say('There are no cards yet. "ask QUESTION.json" makes one.')
    terminal.answer(lines.map(each => ({ ...each, caveat })))
    return exitCodes.done
  },
}

/** Shows what the gate says, and once the exact text is agreed to, releases it. */
async function releaseOnceAgreed(
  { terminal, options }: Situation,
  verdict: Verdict,
  release: (receiptSha256: string) => Promise<{ outbox: number }>,
): Promise<ExitCode> {
  if (verdict.kind === 'refused') {
    for (const each of verdict.rules)
      terminal.say(`Refused by rule ${each.rule}: ${speak(each.reason)} ${speak(each.remedy)}`)
    terminal.answer({ published: false, ...verdict })
    return exitCodes.refused
  }
  for (const line of verdict.receipt.sentences) terminal.say(speak(line))
  terminal.say('The exact text that leaves:')
  terminal.say(verdict.receipt.bytes)
  const agreed =
    options.yes ||
    (!terminal.json && /^y(es)?$/i.test((await terminal.ask('Release it? (yes/no) ', false)).trim()))
  if (!agreed) {
    terminal.say('Nothing was released.')
    terminal.answer({ published: false, kind: 'not-approved', receipt: verdict.receipt })
    return exitCodes.refused
  }
  const { outbox } = await release(verdict.receipt.sha256)
  terminal.say('Released. It goes to your peers the next time you meet.')
  terminal.answer({ published: true, outbox, receipt: verdict.receipt })
  return exitCodes.done
}

export const publish: Command = {
  usage: 'publish CARD [--yes]',
  does: 'show exactly what would leave of an answer, and release it once you agree (shut outside the demonstration)',
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
  does: 'the same for the question of a card that you built yourself (shut outside the demonstration)',
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
  does: 'take a released card back; peers drop it when they next hear from you',
  needs: 'open',
  run: async situation => {
    const id = await findCard(situation)
    await situation.house.learning.withdraw({ id })
    situation.terminal.say(
      'Withdrawn. It leaves the pool of every peer who hears of it; copies cannot be erased.',
    )
    situation.terminal.answer({ withdrawn: id })
    return exitCodes.done
  },
}

export const pool: Command = {
  usage: 'pool QUESTION',
  does: "pool your answer with your peers' (a question file, or the beginning of its hash)",
  needs: 'open',
  run: async situation => {
    const { house, terminal, signal } = situation
    const given = word(situation, 0, 'The question')
    const pooled = await house.learning.pool(
      { questionHash: await findQuestion(house, given) },
      { signal, onProgress: terminal.progress },
    )
    const caveat = await caveatHere(house)
    if (caveat) terminal.say(asSentence(caveat))
    for (const site of pooled.sites) {
      const { estimate, lower, upper } = site.hazardRatio
      terminal.say(
        `  ${spoken(site.label).padEnd(24)} ${estimate.toFixed(2)} (${lower.toFixed(2)} to ${upper.toFixed(2)})  weight ${site.weightPercent.toFixed(0)} %`,
      )
    }
    terminal.say(
      pooled.kind === 'pooled'
        ? speak(pooled.reading)
        : `Not pooled: ${speak(pooled.reason)} ${speak(pooled.remedy)}`,
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
        ? `No question begins with ${given}.`
        : `More than one question begins with ${given}.`,
    )
  return found[0]!.hash
}
