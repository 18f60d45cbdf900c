import type { Moment } from '../../../../shared/domain/moment.ts'
import { readMoment } from '../../border/read-moment.ts'

const written = /^(\d{4})(\d{2})?(\d{2})?(?:(\d{2})(\d{2})(\d{2})?(\.\d{1,9})?)?([+-]\d{4})?$/

/**
 * Reads a time of HL7 v2 (DT, DTM, TS): as exact as it was written, and with a zone only where one is written. Some
 * senders write it as ISO does. Undefined for what is no time, such as an hour without minutes, which no precision
 * stands for.
 */
export function readTime(text: string): Moment | undefined {
  const [whole, year, month, day, hour, minute, second, fraction = '', zone] = written.exec(text) ?? []
  if (whole === undefined) return readMoment(text.replace(' ', 'T'))
  const date = [year, month, day].filter(part => part !== undefined).join('-')
  if (hour === undefined) return zone === undefined ? readMoment(date) : undefined
  if (second === undefined && fraction !== '') return undefined
  const clock = [hour, minute, ...(second === undefined ? [] : [second])].join(':')
  const offset = zone === undefined ? '' : `${zone.slice(0, 3)}:${zone.slice(3)}`
  return readMoment(`${date}T${clock}${fraction}${offset}`)
}

/**
 * The number of a version by the clock of its sender, which counts up: the fourteen digits of a time. Undefined where
 * no day is written.
 */
export function countOf(moment: Moment | undefined): string | undefined {
  if (!moment || moment.precision === 'year' || moment.precision === 'month') return undefined
  return new Date(moment.clock).toISOString().replaceAll(/\D/g, '').slice(0, 14)
}
