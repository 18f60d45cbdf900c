/** A parsed FHIR element. Its members are read through the functions below, which never trust a type. */
export type Element = { readonly [key: string]: unknown }

export const isElement = (value: unknown): value is Element =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
export const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined
export const number = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined
export const element = (value: unknown): Element | undefined => (isElement(value) ? value : undefined)
/** The members of a list; a single one counts as a list of one, as some senders write it so. */
export function listed(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}
export const elements = (value: unknown): Element[] => listed(value).filter(isElement)
export const texts = (value: unknown): string[] => listed(value).flatMap(each => text(each) ?? [])

/** Members that are undefined are left out: a shape knows absent, not undefined. */
export function given<T extends object>(members: T) {
  const out: Partial<T> = {}
  for (const name in members) if (members[name] !== undefined) out[name] = members[name]
  return out as { [K in keyof T]?: Exclude<T[K], undefined> }
}
