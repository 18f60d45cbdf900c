import { createHash } from 'node:crypto'
import type { FactOf } from '../../../../shared/domain/fact.ts'
import { withoutAround } from '../../../../shared/domain/findings/without-around.ts'
import { say, type Message } from '../../../../shared/words/message.ts'
import { BeyondBudget } from '../../beyond-budget.ts'
import { readMoment } from '../../border/read-moment.ts'
import { Refused } from '../../refused.ts'
import { beyondBounds } from '../beyond-bounds.ts'
import type { Piece, Reading, Situation } from '../source.ts'
import { boundNote } from './bound.ts'
import type { FileWords } from './file-words.ts'
import { wordsOfNote } from './formats.ts'

type Words = { readonly words: FileWords } | { readonly reason: Message; readonly remedy: Message }

/** The words of a note, or why there are none. Never throws for what the bytes hold. */
export function wordsOrReason({ bytes, place }: Piece): Words {
  const shape = { depth: 1, values: 1, longestText: 0, isClosed: true }
  const tooMuch = beyondBounds(place.length, shape)
  if (tooMuch) return tooMuch
  try {
    const words = wordsOfNote(bytes)
    const tooLong = beyondBounds(place.length, { ...shape, longestText: words.text.length })
    if (tooLong) return tooLong
    return words.text === ''
      ? { reason: say('note-file.no-words'), remedy: say('note-file.no-words-remedy') }
      : { words }
  } catch (error) {
    if (error instanceof BeyondBudget) return { reason: error.said, remedy: error.remedy }
    if (error instanceof Refused) return { reason: error.said, remedy: say('note-file.damaged-remedy') }
    throw error
  }
}

/** A title: the first line, where it is short enough to be one. */
const LONGEST_TITLE = 80
function titleOf(text: string): string | undefined {
  const [line = ''] = text.trimStart().split('\n', 1)
  const title = withoutAround(line, '#*:')
  return title !== '' && title.length <= LONGEST_TITLE ? title : undefined
}

/** A note as the document that it is: every line, on the chart of whoever it was said to be about. */
export function* readNote(piece: Piece, { scope, answers }: Situation): Generator<Reading> {
  const { place, bytes } = piece
  const found = wordsOrReason(piece)
  if (!('words' in found)) {
    yield { kind: 'reject', reject: { place, reason: found.reason, remedy: found.remedy } }
    return
  }
  const bound = boundNote(answers)
  if (!bound) {
    const reject = { place, reason: say('note-file.whose'), remedy: say('note-file.whose-remedy') }
    yield { kind: 'waiting', reject }
    return
  }
  const { text, guessed, leftOut } = found.words
  const start = readMoment(bound.happened)
  const title = titleOf(text)
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
  const fact: FactOf<'document'> = {
    kind: 'document',
    identity: `Document/${hash}@${scope}`,
    aliases: [],
    patient: bound.person,
    concept: { codes: [], text: title ?? 'note' },
    standing: { is: 'happened' },
    about: 'patient',
    status: '',
    ids: [],
    reasons: [],
    modifiers: [],
    parties: [],
    links: [],
    qualifiers: [
      ...(guessed === undefined
        ? []
        : [{ name: 'character set, guessed', value: { kind: 'text', text: guessed } as const }]),
      ...[...leftOut].map(([what, n]) => ({
        name: `left out: ${what}`,
        value: { kind: 'text', text: String(n) } as const,
      })),
    ],
    notes: [],
    ...(start && { start }),
    unread: [],
    place,
    ...(title !== undefined && { title }),
    categories: [],
    attachments: [{ contentType: 'text/plain', text }],
  }
  yield { kind: 'fact', fact }
}
