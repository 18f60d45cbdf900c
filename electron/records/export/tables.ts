import { wordsOf, type Value } from '../../../shared/domain/fact.ts'
import { factColumns, peopleColumns, type ExportColumnName } from '../../../shared/domain/export-columns.ts'
import type { Said } from '../../../shared/domain/facts/columns.ts'
import type { Moment } from '../../../shared/domain/moment.ts'
import { isoOf } from '../../../shared/domain/iso.ts'
import type { Person } from '../../../shared/domain/patient.ts'
import type { TakenFact, TakenPerson } from '../repositories/taking-out.ts'
import { heading, row, type Cell } from '../../../shared/domain/csv.ts'
import { valueWords } from './value-words.ts'

type Row = Readonly<Partial<Record<ExportColumnName, Cell>>>
const namesOf = (columns: ReadonlyArray<{ readonly name: ExportColumnName }>) =>
  columns.map(({ name }) => name)
const factNames = namesOf(factColumns)
const peopleNames = namesOf(peopleColumns)

export const factHeading = heading(factNames)
export const peopleHeading = heading(peopleNames)

/** The cells of a moment, under columns that begin so. */
function timed(name: 'start' | 'end' | 'known' | 'recorded', moment: Moment | undefined): Row {
  if (!moment) return {}
  return {
    [name]: isoOf(moment),
    [`${name}_precision`]: moment.precision,
    [`${name}_offset`]: moment.offsetMinutes,
  }
}

/** Values whose own columns say it. */
const inColumns = new Set<Value['kind']>(['quantity', 'series'])

/** A number as its source wrote it, and in the unit in which its analyte is kept. */
function valued(fact: Said): Row {
  const value = 'value' in fact ? fact.value : undefined
  if (!value) return {}
  const value_words = inColumns.has(value.kind) ? undefined : valueWords(value)
  const written = { value_kind: value.kind, value_words }
  if (value.kind !== 'quantity') return written
  return {
    ...written,
    value_comparator: value.comparator,
    value_written: value.text,
    unit_written: value.unit,
    unit_ucum: value.unitCode,
    value_converted: value.kept?.value,
    unit_converted: value.kept?.unit,
  }
}

const roleOf = (fact: Said): string | undefined => {
  if (fact.kind === 'medication') return fact.role
  return fact.kind === 'plan' ? fact.of : undefined
}

/** A fact as a line of the table of its kind. */
export function factRow(fact: Said, taken: TakenFact): string {
  const [code] = fact.concept.codes
  const cells: Row = {
    fact: taken.id,
    person: taken.own,
    chart: taken.person,
    standing: fact.standing.is,
    standing_because: fact.standing.because?.word,
    about: fact.about,
    status: fact.status,
    role: roleOf(fact),
    code_system: code?.system,
    code: code?.code,
    code_display: code?.display,
    words: wordsOf(fact.concept),
    ...timed('start', fact.start),
    ...timed('end', fact.end),
    ...timed('known', fact.known),
    ...timed('recorded', fact.recorded),
    ...valued(fact),
    value_absent: 'absent' in fact && fact.absent ? wordsOf(fact.absent) : undefined,
    interpretation: 'interpretations' in fact ? fact.interpretations.map(wordsOf).join('; ') : undefined,
    notes: fact.notes.join('\n'),
    everything: JSON.stringify(fact),
    source_sha256: taken.sha256,
    source_path: taken.path,
    source_position: taken.position,
  }
  return row(factNames.map(name => cells[name]))
}

/** Somebody as one source describes her, as a line of the table of people. */
export function personRow(person: Omit<Person, 'place'>, taken: TakenPerson): string {
  const { birth, death } = person
  const died = typeof death === 'object' ? death : undefined
  const cells: Row = {
    person: taken.person,
    chart: taken.chart,
    name: person.name,
    sex: person.sex,
    birth: birth && isoOf(birth),
    birth_precision: birth?.precision,
    death: typeof death === 'object' ? isoOf(death) : death,
    death_precision: died?.precision,
    identity: taken.identity,
    source: taken.scope,
    everything: JSON.stringify(person),
  }
  return row(peopleNames.map(name => cells[name]))
}
