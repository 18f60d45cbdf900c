import type { LookedAtTable } from '../../../../shared/contract/intake-tables.ts'
import { wordsOf, type Fact, type Value } from '../../../../shared/domain/fact.ts'
import { standingWords } from '../../../../shared/domain/facts/standing-words.ts'
import type { Person } from '../../../../shared/domain/patient.ts'
import type { Recipe } from '../../../../shared/domain/recipe.ts'
import { headingKey } from '../../../../shared/domain/recipe-headings.ts'
import { say, type Message } from '../../../../shared/words/message.ts'
import { breather } from '../../../host/breathe.ts'
import { limits } from '../../budgets.ts'
import type { Piece, Reading } from '../source.ts'
import { TABLES, type BoundFile, type BoundTable } from './bound.ts'
import { guessHeadings } from './find-headings.ts'
import type { ColumnGuess } from './guess/guess-column.ts'
import { guessRecipe } from './guess/guess-recipe.ts'
import { ColumnCounter, type ColumnProfile } from './profile.ts'
import { readRow } from './read.ts'
import { decoded, delimitedRow, sheetRow, type Row } from './row.ts'
import { samplesOf, type Sample } from './samples.ts'
import { boundByRecipe, knownRecipes, likeness } from './settle.ts'
import type { Delimiter } from '../sniff/delimiter.ts'

const PREVIEWED = 5
/** So many kinds of problems are told. */
const PROBLEMS = 100
/** Of so many results it is looked whether another has their name. */
const REMEMBERED = 500_000

/** A file whose tables are looked at, and by what. */
export interface Looking {
  pieces(): AsyncIterable<Piece>
  readonly delimiter: Delimiter | undefined
  /** What the tables are to be looked at with. */
  readonly asked: readonly Recipe[]
  /** What was said before. */
  readonly known: readonly Recipe[]
  readonly received: string
  readonly signal: AbortSignal
}

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
class Outcome {
  readonly people = new Set<string>()
  facts = 0
  rows = 0
  readonly preview: LookedAtTable['preview'] = []
  /** What each name was first said to be, to find two values under one. */
  readonly #says = new Map<string, string>()
  twice = 0
  readonly #births = new Map<string, number>()
  readonly #twoBirths = new Set<string>()
  readonly #problems = new Map<string, LookedAtTable['problems'][number]>()

  take(position: string, readings: readonly Reading[]): void {
    const facts = readings.flatMap(each => (each.kind === 'fact' ? [each.fact] : []))
    const person = readings.find(each => each.kind === 'person')?.person
    for (const reading of readings) if (reading.kind === 'reject') this.#problem(reading.reject)
    if (!person) return
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
      ...whole(values, say('tables.two-values', { n: values }), say('tables.two-values-remedy')),
      ...all,
    ]
  }
}

async function* rowsOf({ pieces, delimiter, signal }: Looking) {
  const breathe = breather(signal)
  for await (const piece of pieces()) {
    const pause = breathe()
    if (pause) await pause
    const text = decoded(piece.bytes)
    const row: Row | undefined =
      delimiter === undefined ? sheetRow(text) : delimitedRow(text, delimiter, piece.place.position)
    if (row) yield { piece, row }
  }
}

interface Place {
  readonly sheet: string
  readonly headerRow: number
  readonly headerRows: 1 | 2
  readonly columns: BoundTable['columns']
  /** What was said of it, where that is so. */
  readonly said: Recipe | undefined
}
function placeIn(sample: Sample, { asked, known }: Looking): Place | undefined {
  const bound =
    boundByRecipe(sample, knownRecipes(asked), undefined) ??
    boundByRecipe(sample, knownRecipes(known), undefined)
  if (bound) return { ...bound, headerRows: bound.recipe.headerRows, said: bound.recipe }
  const found = guessHeadings(sample)
  if (!found || found.headings.length > limits.recipeColumns) return undefined
  const { headerRow, headerRows, headings } = found
  return { sheet: sample.sheet, headerRow, headerRows, columns: [...headings], said: undefined }
}

async function profilesOf(places: readonly Place[], looking: Looking): Promise<ColumnProfile[][]> {
  const counters = places.map(({ columns }) => columns.map(each => new ColumnCounter(each)))
  const bySheet = new Map(
    places.map((place, at) => {
      const own = new Map(place.columns.map((column, index) => [column.at, counters[at]![index]!]))
      return [place.sheet, { ...place, own }] as const
    }),
  )
  for await (const { row } of rowsOf(looking)) {
    const place = bySheet.get(row.sheet)
    if (!place || row.row <= place.headerRow) continue
    for (const cell of row.cells) place.own.get(cell.column)?.take(cell)
  }
  return counters.map(all => all.map(each => each.profile()))
}

interface Taken {
  readonly recipe: Recipe
  readonly guesses: readonly ColumnGuess[]
  readonly openDates: readonly string[]
}
/** What a table is taken for: what was said; else what was said of one that is like it; else a guess. */
function takenFor(place: Place, profiles: readonly ColumnProfile[], known: readonly Recipe[]): Taken {
  // Never the name of a file or a sheet: people name them after patients.
  const title = place.columns
    .slice(0, 3)
    .map(({ header }) => header)
    .join(', ')
  const { recipe, columns, ambiguousDates } = guessRecipe(profiles, { title, headerRows: place.headerRows })
  const because = say('tables.by-recipe')
  const like = place.said ?? likeness({ ...place, headings: place.columns }, known)?.recipe
  if (!like) return { recipe, guesses: columns, openDates: ambiguousDates }
  const before = new Map(like.columns.map(column => [headingKey(column.header), column]))
  const guesses = columns.map(guess => {
    const column = before.get(headingKey(guess.column.header))
    return column ? { column, because, isSure: true } : guess
  })
  const own = { ...like, headerRows: place.headerRows, columns: guesses.map(({ column }) => column) }
  return { recipe: own, guesses, openDates: place.said ? [] : ambiguousDates }
}

/**
 * Looks through all rows of a file's tables: what each column holds and is taken for, and what becomes of the rows by
 * it, so that what will happen is seen before it does. Throws where the bytes cannot be read, or when it is cancelled.
 */
export async function lookAtTables(looking: Looking): Promise<LookedAtTable[]> {
  const samples = await samplesOf(looking.pieces(), looking.delimiter)
  const places = samples.flatMap(sample => placeIn(sample, looking) ?? [])
  const profiles = await profilesOf(places, looking)
  const taken = places.map((place, at) => takenFor(place, profiles[at]!, looking.known))
  const file: BoundFile = {
    ...(looking.delimiter !== undefined && { delimiter: looking.delimiter }),
    tables: places.map(({ sheet, headerRow, columns }, at) => ({
      sheet,
      headerRow,
      columns,
      recipe: taken[at]!.recipe,
    })),
  }
  const situation = { scope: '-', received: looking.received, answers: { [TABLES]: JSON.stringify(file) } }
  const outcomes = new Map(places.map(({ sheet }) => [sheet, new Outcome()] as const))
  for await (const { piece, row } of rowsOf(looking))
    outcomes.get(row.sheet)?.take(piece.place.position, [...readRow(piece, situation)])
  return places.map(({ sheet, headerRow, said }, at) => {
    const { guesses, openDates, ...found } = taken[at]!
    const outcome = outcomes.get(sheet)!
    const isGuessed = said === undefined && outcome.twice > 0
    const recipe = isGuessed ? { ...found.recipe, sameDay: 'beside' as const } : found.recipe
    return {
      sheet,
      headerRow,
      rows: outcome.rows,
      isKnown: said !== undefined,
      recipe,
      columns: profiles[at]!.map(({ header, filled, distinct, samples: shown }, index) => ({
        header,
        filled,
        distinct,
        samples: [...shown],
        ...guesses[index]!,
        isOpenDate: openDates.includes(header),
      })),
      people: outcome.people.size,
      facts: outcome.facts,
      preview: outcome.preview,
      problems: outcome.problems(),
    }
  })
}
