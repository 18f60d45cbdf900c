import type { LookedAtTable } from '../../../../shared/contract/intake-tables.ts'
import { wordsOf, type Fact, type Value } from '../../../../shared/domain/fact.ts'
import { standingWords } from '../../../../shared/domain/facts/standing-words.ts'
import type { Person } from '../../../../shared/domain/patient.ts'
import { say, type Message } from '../../../../shared/words/message.ts'
import type { Reading } from '../source.ts'
import { TELLS_NOTHING } from './read.ts'

const PREVIEWED = 5
/** So many kinds of problems are told. */
const PROBLEMS = 100
/** Of so many results it is looked whether another has their name. */
const REMEMBERED = 500_000

const asText = (value: Value | undefined): string => {
  switch (value?.kind) {
    case 'quantity':
      return [`${value.comparator ?? ''}${value.text}`, value.unit].filter(Boolean).join(' ')
    case 'range':
      return [value.low?.text, value.high?.text].join('–') + (value.low?.unit ? ` ${value.low.unit}` : '')
    case 'ratio':
      return `${value.numerator?.text ?? ''}:${value.denominator?.text ?? ''}`
    case 'code':
      return wordsOf(value.concept)
    case 'text':
      return value.text
    case 'boolean':
      return value.value ? '✓' : '✗'
    default:
      return ''
  }
}
function valueText(fact: Fact): string {
  if (fact.kind === 'document') return (fact.attachments[0]?.text ?? '').slice(0, 200)
  if (fact.kind === 'medication') return fact.doses.map(({ text }) => text ?? '').join(', ')
  if (fact.kind !== 'observation') return ''
  const parts = fact.components.map(part => asText(part.value)).filter(each => each !== '')
  return parts.length > 0 ? parts.join(' / ') : asText(fact.value)
}

function previewOf(fact: Fact): LookedAtTable['preview'][number]['facts'][number] {
  const standing = standingWords(fact.standing)
  return {
    kind: fact.kind,
    label: wordsOf(fact.concept),
    value: valueText(fact),
    ...(fact.start && { start: fact.start }),
    ...(fact.when !== undefined && { when: fact.when }),
    ...(standing && { standing }),
  }
}

/** What the rows of one table come to by a recipe. */
export class Outcome {
  readonly people = new Set<string>()
  facts = 0
  rows = 0
  readonly preview: LookedAtTable['preview'] = []
  /** What each name was first said to be, to find two values under one. */
  readonly #says = new Map<string, string>()
  twice = 0
  #tellNothing = 0
  readonly #births = new Map<string, number>()
  readonly #twoBirths = new Set<string>()
  readonly #problems = new Map<string, LookedAtTable['problems'][number]>()

  take(position: string, readings: readonly Reading[]): void {
    const facts = readings.flatMap(each => (each.kind === 'fact' ? [each.fact] : []))
    const person = readings.find(each => each.kind === 'person')?.person
    for (const reading of readings) if (reading.kind === 'reject') this.#problem(reading.reject)
    if (!person) return
    if (readings.some(each => each.kind === 'other' && each.type === TELLS_NOTHING)) this.#tellNothing++
    this.rows++
    this.people.add(person.identity)
    this.#bornOnce(person)
    this.facts += facts.length
    for (const fact of facts) {
      const says = valueText(fact)
      const before = this.#says.get(fact.identity)
      if (before === undefined && this.#says.size < REMEMBERED) this.#says.set(fact.identity, says)
      else if (before !== undefined && before !== says) this.twice++
    }
    if (this.preview.length < PREVIEWED)
      this.preview.push({
        position,
        person: person.name || person.identity.slice(8, -2),
        facts: facts.map(previewOf),
      })
  }
  /** One number of two birth dates is most likely of two people. */
  #bornOnce({ identity, birth }: Person): void {
    if (!birth) return
    const before = this.#births.get(identity)
    if (before === undefined) this.#births.set(identity, birth.clock)
    else if (before !== birth.clock) this.#twoBirths.add(identity)
  }
  #problem({
    reason,
    remedy,
    place,
  }: {
    reason: Message
    remedy: Message
    place: { position: string }
  }): void {
    const key = JSON.stringify(reason)
    const known = this.#problems.get(key)
    if (known) known.n++
    else if (this.#problems.size < PROBLEMS)
      this.#problems.set(key, { reason, remedy, n: 1, position: place.position })
  }
  problems(): LookedAtTable['problems'] {
    const all = [...this.#problems.values()].toSorted((one, other) => other.n - one.n)
    const whole = (n: number, reason: Message, remedy: Message) =>
      n === 0 ? [] : [{ n, reason, remedy, position: '' }]
    const [births, values] = [this.#twoBirths.size, this.twice]
    return [
      ...whole(births, say('tables.two-births', { n: births }), say('tables.two-births-remedy')),
      ...whole(this.#tellNothing, say('tables.tells-nothing'), say('tables.tells-nothing-remedy')),
      ...whole(values, say('tables.two-values', { n: values }), say('tables.two-values-remedy')),
      ...all,
    ]
  }
}
