import type { Reading } from '../../../electron/intake/sources/source.ts'
import { wordsOfMarkup } from '../../../electron/intake/sources/fhir/words/markup.ts'
import { readMoment } from '../../../electron/intake/sources/fhir/read-moment.ts'

/* Which leaf values of a resource are found again in what was read of it. `unread` counts as left out. */

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }
type Holder = { [key: string]: Json }

export interface Leaf {
  /** Path without indexes. */
  readonly path: string
  readonly value: string | number | boolean
  readonly holder: Holder
}

/** Every leaf of a resource but its type, which the kind of the fact says. */
export function leavesOf(resource: Holder): Leaf[] {
  const leaves: Leaf[] = []
  const walk = (value: Json, path: string, holder: Holder) => {
    if (value === null) return
    if (Array.isArray(value)) for (const each of value) walk(each, path, holder)
    else if (typeof value === 'object')
      for (const [name, each] of Object.entries(value)) {
        if (name !== 'resourceType') walk(each, path === '' ? name : `${path}.${name}`, value)
      }
    else leaves.push({ path, value, holder })
  }
  walk(resource, '', resource)
  return leaves
}

const UCUM = 'http://unitsofmeasure.org'
/** Systems that R4 binds these elements to: the word alone says as much. */
const boundStatus = /(?:^|\.)(?:clinicalStatus|verificationStatus)\.coding\.(?:system|display)$/
/** A supply's duration in days is kept as a number of days. */
const inDays = /(?:daysSupply|expectedSupplyDuration)\.(?:unit|code|system)$/
const isWord = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character)

/** Everything that was read of one resource and what it contains, ready to be asked. */
export class Kept {
  private readonly strings = new Set<string>()
  private readonly numbers = new Set<number>()
  private readonly booleans = new Set<boolean>()
  private readonly clocks = new Set<number>()
  private readonly all: string
  private hasText = false

  constructor(readings: readonly Reading[]) {
    for (const reading of readings) this.take(reading as unknown as Json, '')
    this.all = `\n${[...this.strings].join('\n')}\n`
  }

  private take(value: Json, name: string): void {
    if (typeof value === 'string') {
      this.strings.add(value)
      if (name === 'text' && value.length > 0) this.hasText = true
    } else if (typeof value === 'number') {
      this.numbers.add(value)
      if (name === 'clock') this.clocks.add(value)
    } else if (typeof value === 'boolean') this.booleans.add(value)
    else if (Array.isArray(value)) for (const each of value) this.take(each, name)
    else if (value !== null && value !== undefined)
      for (const [own, each] of Object.entries(value))
        if (own !== 'unread' && own !== 'place') this.take(each, own)
  }

  private says(words: string): boolean {
    if (this.strings.has(words)) return true
    for (let at = this.all.indexOf(words); at >= 0; at = this.all.indexOf(words, at + 1))
      if ((words.startsWith('#') || !isWord(this.all[at - 1])) && !isWord(this.all[at + words.length]))
        return true
    return false
  }

  /** Whether a leaf is found: as it was written, or as what it means. */
  has({ path, value, holder }: Leaf): boolean {
    if (typeof value === 'boolean') return this.booleans.has(value) || this.strings.has(String(value))
    if (typeof value === 'number') return this.numbers.has(value) || this.says(String(value))
    if (this.says(value)) return true
    if (path.endsWith('.data')) return this.hasText
    if (inDays.test(path)) return this.numbers.has(holder['value'] as number)
    if (value === UCUM || boundStatus.test(path))
      return typeof holder['code'] === 'string' && this.says(holder['code'])
    const moment = readMoment(value)
    if (moment) return this.clocks.has(moment.clock)
    if (path.endsWith('reference') || path.endsWith('valueUri')) {
      const short = /([A-Z][A-Za-z]+\/[^/]+)(?:\/_history\/.*)?$/.exec(value)?.[1]
      return this.says(value.toLowerCase()) || (short !== undefined && this.says(short))
    }
    if (path.endsWith('text.div')) return this.says(wordsOfMarkup(value))
    const lines = value.split(/\s+/).filter(each => each !== '')
    return lines.length > 1 && this.says(lines.join(' '))
  }
}
