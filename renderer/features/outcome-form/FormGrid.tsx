import { useHotkeys } from '@mantine/hooks'
import { useRef, type CSSProperties, type KeyboardEvent } from 'react'
import type { OutcomeForm } from '../../../shared/domain/forms/form.ts'
import type { Answers } from '../../../shared/domain/forms/score.ts'
import { typedAnswer } from '../../../shared/domain/forms/typed-answer.ts'
import { spoken, words } from '../../ui/words.ts'

interface FormGridProps {
  readonly form: OutcomeForm
  readonly answers: Answers
  onAnswer(key: string, score: number | undefined): void
  /** The last item was answered by a key. */
  onLast(): void
}

type Item = OutcomeForm['items'][number]
const answerName = ({ label, score }: OutcomeForm['answers'][number]): string =>
  label === undefined ? String(score) : words('form.answer', { label: spoken(label), score })

const digits = '0123456789'
/** The choice of an item that takes the keys: the one that is chosen, or the first. */
const choiceOf = (key: string): HTMLElement | null =>
  document.querySelector(`[data-item="${key}"] input:checked`) ??
  document.querySelector(`[data-item="${key}"] input`)

/** Items below each other and answers beside, as on paper; a digit answers and goes on, Backspace takes it back. */
export function FormGrid({ form, answers, onAnswer, onLast }: FormGridProps) {
  const { items } = form
  /** What was typed last into which item: `1` may become `10`. */
  const typed = useRef({ key: '', text: '' })
  const goOn = (at: number) => {
    const next = items[at + 1]
    if (next) choiceOf(next.key)?.focus()
    else onLast()
  }
  const answerBy = (digit: string, item: Item) => {
    const before = typed.current.key === item.key ? typed.current.text : ''
    const { score, isDone } = typedAnswer(form, before, digit)
    if (score === undefined) return
    typed.current = isDone ? { key: '', text: '' } : { key: item.key, text: String(score) }
    onAnswer(item.key, score)
    if (isDone) goOn(items.indexOf(item))
    else document.querySelector<HTMLElement>(`[data-item="${item.key}"] [value="${score}"]`)?.focus()
  }
  const onKey = (item: Item, event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    if (event.key === 'Backspace' || event.key === 'Delete') {
      event.preventDefault()
      typed.current = { key: '', text: '' }
      onAnswer(item.key, undefined)
    }
    // Enter leaves an item as it is, answered or not; the form is signed at its end.
    if (event.key === 'Enter') {
      event.preventDefault()
      goOn(items.indexOf(item))
    }
    if (!/^\d$/u.test(event.key)) return
    event.preventDefault()
    answerBy(event.key, item)
  }
  // One comes here to type: the first digit needs no way to the first item.
  useHotkeys(
    [...digits].map(digit => [
      digit,
      () => {
        const open = items.find(({ key }) => answers[key] === undefined)
        if (open && !document.querySelector('[role="dialog"], [role="menu"]')) answerBy(digit, open)
      },
    ]),
  )
  return (
    <div className="form-grid" style={{ '--answers': form.answers.length } as CSSProperties}>
      <div className="form-head" aria-hidden>
        <span />
        {form.answers.map(({ score, label }) => (
          <span key={score}>{label === undefined ? '' : spoken(label)}</span>
        ))}
      </div>
      {items.map((item, at) => (
        // The keys of its radios; the group itself takes no focus.
        <div
          key={item.key}
          role="radiogroup"
          tabIndex={-1}
          aria-labelledby={`item-${item.key}`}
          className="form-item"
          data-item={item.key}
          onKeyDown={event => onKey(item, event)}
        >
          <span id={`item-${item.key}`} className="form-label">
            {items.length > 1 && <span className="quiet">{at + 1}</span>} {spoken(item.label)}
          </span>
          {form.answers.map(answer => (
            <label key={answer.score} className="form-answer">
              <input
                type="radio"
                name={`item-${item.key}`}
                value={answer.score}
                aria-label={answerName(answer)}
                checked={answers[item.key] === answer.score}
                onChange={() => {
                  typed.current = { key: '', text: '' }
                  onAnswer(item.key, answer.score)
                }}
              />
              <span aria-hidden>{answer.score}</span>
              <span aria-hidden className="form-words">
                {answer.label === undefined ? '' : spoken(answer.label)}
              </span>
            </label>
          ))}
        </div>
      ))}
    </div>
  )
}
