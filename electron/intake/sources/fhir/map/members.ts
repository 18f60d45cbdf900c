import { isElement, listed, type Element } from '../json.ts'
import { leaveUnread, type Mapping } from '../mapping.ts'

/*
 * What becomes of each member of an element, so that nothing is dropped in silence: read by hand into a
 * place of its own (`mapped`); understood by its shape and kept as a qualifier under its own name (`kept`);
 * or, where R4 knows no such member, left as it was and flagged. What is not mapped is put aside, and
 * rest.ts sees to it when the mapping is done. A mapped member can name its type, as in `lotNumber:text`;
 * what is of another type is left unread.
 */
export type Members = ReadonlyMap<string, 'mapped' | 'kept' | Check>
type Check = (value: unknown) => boolean

const checks: Readonly<Record<string, Check>> = {
  text: value => typeof value === 'string',
  texts: value => listed(value).every(each => typeof each === 'string' || each === null),
  number: value => typeof value === 'number' && Number.isFinite(value),
  boolean: value => typeof value === 'boolean',
  part: isElement,
  parts: value => listed(value).every(isElement),
}

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

/**
 * A table of members from their names, parted by blanks. `value[x]` stands for every type of that choice; a
 * type behind a colon is checked: `texts` and `parts` may be lists.
 */
export const members = (mapped: string, kept = ''): Members =>
  new Map<string, 'mapped' | 'kept' | Check>([
    ...namesOf(kept).map(name => [name, 'kept'] as const),
    ...namesOf(mapped).map(each => {
      const [name, type] = each.split(':')
      return [name!, type === undefined ? ('mapped' as const) : checks[type]!] as const
    }),
  ])

/**
 * Puts aside the members of an element that were not mapped by hand. `at`: its path, '' for the resource
 * itself.
 */
export function restOf(holder: Element, known: Members, at: string, mapping: Mapping): void {
  for (const name in holder) {
    const how = known.get(name)
    if (how !== 'mapped') otherMember(holder[name], name, how, at, mapping)
  }
}

/** Sees to a member that is not mapped, or whose type is to be checked. */
export function otherMember(
  value: unknown,
  name: string,
  how: 'kept' | Check | undefined,
  at: string,
  mapping: Mapping,
): void {
  if (typeof how !== 'function') putAside(value, name, how, at, mapping)
  else if (!how(value))
    for (const each of listed(value))
      if (!Array.isArray(value) || !how([each]))
        leaveUnread(each, at === '' ? name : `${at}.${name}`, mapping)
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
