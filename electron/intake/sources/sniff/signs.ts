import type { Look } from './look.ts'
import type { XmlRoot } from './xml-root.ts'
import { delimiterOf, type Delimiter } from './delimiter.ts'

/** Whether what there is of a file shows that it is of one kind. */
export type Sign = (look: Look) => boolean

/** These bytes at this offset, each written as its character. */
export const magic =
  (bytes: string, at = 0): Sign =>
  look =>
    [...bytes].every((character, index) => look.bytes[at + index] === character.charCodeAt(0))

export const anyOf =
  (...signs: readonly Sign[]): Sign =>
  look =>
    signs.some(shows => shows(look))

/** A text that begins so. */
export const begins =
  (pattern: RegExp): Sign =>
  ({ text }) =>
    text !== undefined && pattern.test(text)

/** XML by its first element. */
export const xml =
  (shows: (root: XmlRoot) => boolean): Sign =>
  look =>
    look.xml !== undefined && shows(look.xml)

/** A ZIP in which something of this name lies, or in this folder where the name ends in a slash. */
export const zipHolds =
  (name: string): Sign =>
  ({ zip }) =>
    zip.names.some(each => each === name || (name.endsWith('/') && each.startsWith(name)))

/** A ZIP that calls itself so. */
export const zipIs =
  (mimetype: string): Sign =>
  ({ zip }) =>
    zip.mimetype.startsWith(mimetype)

export const all =
  (...signs: readonly Sign[]): Sign =>
  look =>
    signs.every(shows => shows(look))

/** A table whose values are parted by one of these. */
export const partedBy =
  (...those: readonly Delimiter[]): Sign =>
  ({ text, isWhole }) => {
    const found = text === undefined ? undefined : delimiterOf(text, isWhole)
    return found !== undefined && those.includes(found)
  }

/** JSON of which the first object has this member, with such a value or such a bracket. */
export const member =
  (name: string, value: string | RegExp): Sign =>
  ({ json }) => {
    const found = json.get(name)
    return found !== undefined && (typeof value === 'string' ? found === value : value.test(found))
  }

const isObject = (line: string): boolean => {
  try {
    return typeof JSON.parse(line) === 'object'
  } catch {
    return false
  }
}

/** Lines of JSON: the first is whole by itself, and another follows. */
export const jsonLines: Sign = ({ text = '' }) => {
  const [first = '', second = ''] = text.split(/\r?\n/, 2)
  return /^[{[]/.test(second) && isObject(first)
}

/** A segment of an HL7 v2 message that begins one, with its delimiters. */
const header = /^[\v ]*(?:MSH|FHS|BHS)(?:\|\^|([^\w\s"'])(?:(?!\1)[^\w\s"']){3,5}\1)/
const segment = /^[\v ]*[A-Z][A-Z\d]{2}[^\w\s"']/

/** HL7 v2 messages: one that begins the text, or the larger part of it where words stand before. */
export const hl7v2: Sign = ({ text }) => {
  if (text === undefined) return false
  if (header.test(text)) return true
  const lines = text.split(/[\r\n]+/).filter(line => line.trim() !== '')
  return (
    lines.some(line => header.test(line)) &&
    lines.filter(line => segment.test(line)).length > lines.length / 2
  )
}
