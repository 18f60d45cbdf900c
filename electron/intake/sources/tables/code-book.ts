import { createHash } from 'node:crypto'
import { headingKey } from '../../../../shared/domain/recipe-headings.ts'
import { headingWords, saidBy } from './guess/heading-words.ts'
import type { Cell, Row } from './row.ts'
import type { Sample } from './samples.ts'

/** What a column of a code book holds; its codes stand one in a row, or all of them in one cell. */
type BookColumn = 'variable' | 'code' | 'meaning' | 'choices' | 'label' | 'unit'

/** Headings as code books write them, in the words of `headingWords`. */
const headings: Readonly<Record<BookColumn, string>> = {
  variable:
    'variable|variable name|variable field name|field|field name|column|column name|item|merkmal|feld|spalte|' +
    'campo|columna|champ|colonne|variavel|coluna',
  code: 'code|value|level|coded value|kode|wert|codigo|valor|valeur',
  meaning:
    'meaning|value label|code label|decode|description|text|bedeutung|bezeichnung|beschreibung|significado|' +
    'descripcion|signification|libelle|descricao|label|etiqueta',
  choices:
    'choices calculations or slider labels|choices|codes|values|value labels|coding|answers|permissible values|' +
    'codierung|kodierung|codigos|opciones|valores|codages|modalites',
  label: 'variable label|field label|label|variablenbezeichnung|etiqueta de variable|libelle de variable',
  unit: 'unit|units|einheit|unidad|unidades|unite|unidade',
}
const isHeaded = (as: BookColumn, words: string) => headings[as].split('|').includes(words)

/** Where a code book's columns stand in its sheet, and in which row their headings do. */
interface BookPlace {
  readonly headerRow: number
  readonly columns: ReadonlyMap<BookColumn, number>
}

/** What only tables of patients have. */
const ofPatients = new Set(['person-id', 'birth', 'date', 'full-name', 'family-name', 'given-name'])

function placeIn({ row, cells }: Row): BookPlace | undefined {
  if (cells.some(({ text }) => ofPatients.has(saidBy(text) ?? ''))) return undefined
  const found = new Map<BookColumn, number>()
  const take = (as: BookColumn) => {
    const taken = new Set(found.values())
    const cell = cells.find(({ column, text }) => !taken.has(column) && isHeaded(as, headingWords(text)))
    if (cell) found.set(as, cell.column)
    return cell !== undefined
  }
  const hasVariable = take('variable')
  const isPacked = hasVariable && take('choices')
  const isByRow = !isPacked && take('code') && take('meaning')
  if (hasVariable) {
    take('label')
    take('unit')
  }
  // Two headings such as these above more columns are those of another table.
  const isBook = isPacked || (isByRow && (hasVariable || cells.length === 2))
  return isBook ? { headerRow: row, columns: found } : undefined
}

/** In so many first rows the headings of a code book stand. */
const LOOKED_AT = 10

/** Where a code book stands in a sheet; undefined where the sheet is none. */
export function bookIn({ rows }: Sample): BookPlace | undefined {
  for (const row of rows.slice(0, LOOKED_AT)) {
    const place = placeIn(row)
    if (place) return place
  }
  return undefined
}

const packed = /^(\S{1,40}?)\s{0,3}[,=:]\s{0,3}(\S.{0,300})$/
/** What one cell says of all codes, as in `1, Male | 2, Female` or `0: no; 1: yes`. */
function choicesIn(text: string): Array<readonly [code: string, meaning: string]> {
  const parts = text.split(/[|;\n]/).map(part => packed.exec(part.trim()))
  if (parts.length > 1 || parts[0])
    return parts.flatMap(part => (part ? [[part[1]!, part[2]!.trim()] as const] : []))
  return []
}

/** What a code book says of one variable. */
export interface Explained {
  /** What its values stand for; empty where it has no codes. */
  readonly codes: ReadonlyMap<string, string>
  readonly label: string | undefined
  readonly unit: string | undefined
}

/** As programs write where there is nothing. */
const NOTHING = new Set(['', 'na', 'n/a', '-'])
const wordsAt = (cells: readonly Cell[], at: number | undefined): string => {
  const text = cells.find(({ column }) => column === at)?.text.trim() ?? ''
  return NOTHING.has(text.toLowerCase()) ? '' : text
}

/** Gathers one sheet's code book, row after row. */
export class BookReader {
  readonly #place: BookPlace
  readonly #sheet: string
  /** A variable that is written once stands for the rows below it. */
  #variable = ''
  readonly #found = new Map<string, { codes: Map<string, string>; label?: string; unit?: string }>()

  constructor(sheet: string, place: BookPlace) {
    this.#sheet = sheet
    this.#place = place
  }

  take({ row, cells }: Row): void {
    const { headerRow, columns } = this.#place
    if (row <= headerRow) return
    const said = (as: BookColumn) => wordsAt(cells, columns.get(as))
    if (columns.has('variable')) this.#variable = said('variable') || this.#variable
    const name = headingKey(columns.has('variable') ? this.#variable : this.#sheet)
    const known = this.#found.get(name) ?? { codes: new Map<string, string>() }
    this.#found.set(name, known)
    const [code, meaning] = [said('code'), said('meaning')]
    if (code !== '' && meaning !== '') known.codes.set(code, meaning)
    for (const [each, means] of choicesIn(said('choices'))) known.codes.set(each, means)
    const [label, unit] = [said('label'), said('unit')]
    if (label !== '') known.label = label
    if (unit !== '') known.unit = unit
  }

  /** By variable, as headings are compared; by the name of the sheet where the book names none. */
  book(): CodeBook {
    const byVariable = new Map<string, Explained>(
      [...this.#found].map(([name, { codes, label, unit }]) => [name, { codes, label, unit }]),
    )
    const said = [...byVariable].map(([name, each]) => [
      name,
      [...each.codes].toSorted(),
      each.label,
      each.unit,
    ])
    return {
      byVariable,
      namesVariables: this.#place.columns.has('variable'),
      hash: createHash('sha256').update(JSON.stringify(said.toSorted())).digest('hex'),
    }
  }
}

/** A code book, and what it is known again by: a hash of all that it says. */
export interface CodeBook {
  readonly byVariable: ReadonlyMap<string, Explained>
  readonly namesVariables: boolean
  readonly hash: string
}

/** More codes than these of one variable are a terminology: no recipe holds them. */
const MOST_CODES = 500

/** A column that may be explained: its heading, and the different values that stand in it. */
interface Explainable {
  readonly header: string
  readonly values: ReadonlyMap<string, number>
}

/**
 * What code books say of each column of a table, by heading. A book that names no variable is that of the column called
 * like its sheet, or else of the one column whose values it has throughout; where several are such, of none.
 */
export function explainedBy(
  books: readonly CodeBook[],
  columns: readonly Explainable[],
): Map<string, Explained> {
  const found = new Map<string, Explained>()
  for (const { byVariable, namesVariables } of books) {
    const named = columns.filter(({ header }) => byVariable.has(headingKey(header)))
    for (const { header } of named) found.set(header, byVariable.get(headingKey(header))!)
    if (namesVariables || named.length > 0) continue
    for (const explained of byVariable.values()) {
      const fitting = columns.filter(
        ({ values }) => values.size > 1 && [...values.keys()].every(value => explained.codes.has(value)),
      )
      if (fitting.length === 1) found.set(fitting[0]!.header, explained)
    }
  }
  return new Map([...found].filter(([, { codes }]) => codes.size <= MOST_CODES))
}
