import { z } from 'zod'
import type { Handlers } from '../../../shared/contract/define.ts'
import type { Accrual, standingKeeping } from '../../../shared/contract/knowledge-standing.ts'
import { AppError } from '../../../shared/errors.ts'
import { say, type Key } from '../../../shared/words/message.ts'
import type { Store } from '../open-store.ts'

/** How far the record had come when the standing questions were asked last, as JSON. */
const ASKED = 'answers.asked'
/** Of more people it is not looked up which questions they touch: all are looked at. */
const MOST_PEOPLE = 5_000
/** Lines of the log after which something has gone, moved or been joined that no new fact tells of. */
const MOVES: readonly Key[] = [
  'audit.import-undone',
  'audit.entry-moved-away',
  'audit.entry-moved-here',
  'audit.people-answered',
  'audit.people-apart',
  'audit.reading-done',
  'audit.person-erased',
  'audit.rebuilt',
]
const whole = z.int().nonnegative()
const marked = z.strictObject({
  content: z.string(),
  extents: z.string(),
  fact: whole,
  version: whole,
  import: whole,
  audit: whole,
})
type Mark = z.infer<typeof marked>

/** How far it has come now. How far its data reach is looked up only where something has changed since `before`. */
function markOf({ accruals, audit, contentHash }: Store, before: Mark | undefined): Mark {
  const content = contentHash()
  return {
    content,
    extents: before?.content === content ? before.extents : accruals.extents(),
    ...accruals.reached(),
    audit: audit.newest(),
  }
}

function touchedSince({ accruals, audit }: Store, before: Mark | undefined, now: Mark): Accrual['touched'] {
  if (!before) return { is: 'anybody' }
  const hasMoved = audit.hasSaid(MOVES, before.audit)
  if (!hasMoved && before.content === now.content) return { is: 'nobody' }
  // How far its data reach ends the watching of everybody whom a source tells of.
  if (hasMoved || before.extents !== now.extents || accruals.hasTakenBack(before)) return { is: 'anybody' }
  const people = accruals.people(before, MOST_PEOPLE + 1)
  return people.length > MOST_PEOPLE ? { is: 'anybody' } : { is: 'people', people }
}

/** What records does when learning asks what is new, and which answers stand. */
export function standingHandlers(
  store: () => Store,
): Handlers<{ name: 'knowledge'; methods: typeof standingKeeping }> {
  function questionOf(card: string): string {
    const question = store().cards.question(card)
    if (question === undefined) throw new AppError('not-found', say('store.no-card'))
    return question
  }
  return {
    accrual() {
      const { accruals, meta } = store()
      if (accruals.isUnderWay()) return { isUnderWay: true, content: '', mark: '', touched: { is: 'nobody' } }
      const text = meta.get(ASKED)
      const before = text === undefined ? undefined : marked.parse(JSON.parse(text))
      const now = markOf(store(), before)
      return {
        isUnderWay: false,
        content: now.content,
        mark: JSON.stringify(now),
        touched: touchedSince(store(), before, now),
      }
    },
    settle({ mark }) {
      const { meta, write } = store()
      if (meta.get(ASKED) !== mark) write(() => meta.set(ASKED, mark))
      return {}
    },
    cardOfFrame: ({ questionHash: question, ...of }) => ({
      card: store().standingAnswers.ofFrame({ question, ...of }) ?? null,
    }),
    standAgain({ card }) {
      const question = questionOf(card)
      store().write(() => store().standingAnswers.put(question, card))
      return {}
    },
    standing() {
      const { standingAnswers, decisions } = store()
      const decided = new Map(decisions.lastOfEach().map(({ question, ...last }) => [question, last]))
      return standingAnswers.all().map(({ question, card, seen }) => ({
        questionHash: question,
        card,
        seen,
        decided: decided.get(question) ?? null,
      }))
    },
    seeAnswer({ card }) {
      const question = questionOf(card)
      store().write(() => store().standingAnswers.see(question, card))
      return {}
    },
  }
}
