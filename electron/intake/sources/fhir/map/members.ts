import { listed, type Element } from '../json.ts'
import type { Mapping } from '../mapping.ts'

/*
 * What becomes of each member of an element, so that nothing is dropped in silence: read by hand into a place of its own
 * (`mapped`); understood by its shape and kept as a qualifier under its own name (`kept`); or, where R4 knows no such
 * member, left as it was and flagged. What is not mapped is put aside, and rest.ts sees to it when the mapping is done.
 */
export type Members = ReadonlyMap<string, 'mapped' | 'kept'>

/** The types that a choice such as value[x] can have. */
export const choiceTypes = [
  'Quantity',
  'Age',
  'Duration',
  'Count',
  'Distance',
  'CodeableConcept',
  'Coding',
  'Boolean',
  'Integer',
  'Decimal',
  'PositiveInt',
  'UnsignedInt',
  'String',
  'Code',
  'Id',
  'Markdown',
  'Uri',
  'Url',
  'Uuid',
  'Oid',
  'Canonical',
  'Base64Binary',
  'DateTime',
  'Date',
  'Instant',
  'Time',
  'Timing',
  'Period',
  'Range',
  'Ratio',
  'SampledData',
  'Attachment',
  'Reference',
] as const

const namesOf = (list: string): string[] =>
  list
    .split(' ')
    .flatMap(name => (name.endsWith('[x]') ? choiceTypes.map(type => name.slice(0, -3) + type) : name))

/** A table of members from their names, parted by blanks; `value[x]` stands for every type of that choice. */
export const members = (mapped: string, kept = ''): Members =>
  new Map([
    ...namesOf(kept).map(name => [name, 'kept'] as const),
    ...namesOf(mapped).map(name => [name, 'mapped'] as const),
  ])

/** Puts aside the members of an element that were not mapped by hand. `at`: its path, '' for the resource itself. */
export function restOf(holder: Element, known: Members, at: string, mapping: Mapping): void {
  for (const name in holder) {
    const how = known.get(name)
    if (how !== 'mapped') putAside(holder[name], name, how, at, mapping)
  }
}

/** Puts one member aside. A modifier extension makes everything else unsafe at once. */
export function putAside(
  value: unknown,
  name: string,
  how: 'kept' | undefined,
  at: string,
  mapping: Mapping,
): void {
  if (name === 'modifierExtension') mapping.unsafe ||= listed(value).length > 0
  else if (name !== 'id') mapping.aside.push({ value, name, how, at }) // an element's id serves its own resource only
}

/** Keeps a value that is understood and has no place of its own, under its path. */
export const keep = (value: unknown, path: string, { aside }: Mapping): void => {
  if (value !== undefined) aside.push({ value, name: path, how: 'kept', at: '' })
}
