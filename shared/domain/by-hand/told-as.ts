import { say, type Message } from '../../words/message.ts'
import type { Statement } from '../entry.ts'
import { wordsOf } from '../facts/concept.ts'
import { printedUnit } from '../printed-unit.ts'

interface Result {
  readonly value?: string | undefined
  readonly comparator?: string | undefined
  readonly unit?: string | undefined
  readonly words?: string | undefined
}

const concept = ({
  text,
  codes,
}: {
  text?: string | undefined
  codes: ReadonlyArray<{ system: string; code: string }>
}) => wordsOf({ codes: [...codes], ...(text !== undefined && { text }) })

function resultText({ value, comparator = '', unit, words }: Result): string {
  if (value === undefined) return words ?? ''
  return [`${comparator}${value}`, unit === undefined ? '' : printedUnit(unit)].filter(Boolean).join(' ')
}

function measurementText(stated: Extract<Statement, { is: 'measurement' }>): string {
  const [first, second, ...others] = stated.parts
  // A blood pressure is written as one pair.
  if (first && second && others.length === 0 && first.unit === second.unit)
    return resultText({ ...second, value: `${first.value}/${second.value}` })
  if (first) return stated.parts.map(part => `${concept(part.what)} ${resultText(part)}`).join(', ')
  return resultText(stated)
}

function doseText({ dose }: Extract<Statement, { is: 'medicine' }>): string {
  if (!dose) return ''
  const { text, times, per = 'day', route } = dose
  const often = times === undefined ? '' : `${times}/${per}`
  return [text, dose.value === undefined ? '' : resultText(dose), often, route].filter(Boolean).join(', ')
}

/** What a statement will be stored as, in one line. */
export function toldAs(stated: Statement): Message {
  const what = 'what' in stated ? concept(stated.what) : ''
  const detail = (text: string | undefined) => text ?? ''
  switch (stated.is) {
    case 'measurement':
      return say('by-hand.measurement', { what, result: measurementText(stated) })
    case 'condition':
      return say('by-hand.condition', { what, certainty: stated.certainty })
    case 'medicine':
      return say('by-hand.medicine', { what, role: stated.role, dose: doseText(stated) })
    case 'allergy':
      return say('by-hand.allergy', {
        what,
        certainty: stated.certainty,
        reactions: stated.reactions.join(', '),
      })
    case 'no-known-allergy':
      return say('by-hand.no-known-allergy')
    case 'outcome':
      return say('by-hand.outcome', { what, words: detail(stated.words) })
    case 'procedure':
      return say('by-hand.procedure', {
        what,
        more: [stated.outcome, ...stated.complications].filter(Boolean).join(', '),
      })
    case 'stay':
      return say('by-hand.stay', { what, until: detail(stated.until) })
    case 'plan':
      return say('by-hand.plan', { what, until: detail(stated.until) })
  }
}
