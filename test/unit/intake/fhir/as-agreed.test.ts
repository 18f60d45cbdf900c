import { describe, expect, it } from 'vitest'
import { keepUnits } from '../../../../electron/intake/border/keep-units.ts'
import type { Reading } from '../../../../electron/intake/sources/source.ts'
import { fact } from '../../../../shared/domain/fact.ts'
import { person } from '../../../../shared/domain/patient.ts'
import { referent, retraction } from '../../../../shared/domain/referent.ts'
import { runs } from '../../runs.ts'
import { readOne } from './reading.ts'
import { rich } from './rich/all.ts'

/** What JSON may hold where something else belongs: numbers that no computer holds among them. */
const instead = [
  '1e999',
  '-1e999',
  '1e308',
  '0',
  'null',
  'true',
  '[]',
  '{}',
  '""',
  '"\\ud800"',
  '[null]',
  '[{}]',
]

/** Each place of a value in a text of JSON, with what stands before it and behind it. */
function* places(json: string): Generator<readonly [string, string]> {
  for (const found of json.matchAll(/(?<=[:[,])(?:"(?:[^"\\]|\\.)*"(?!:)|-?\d[\d.eE+-]*|true|false)/g))
    yield [json.slice(0, found.index), json.slice(found.index + found[0].length)]
}

/** What of a reading is not as agreed: the store would refuse it, and what came with it. */
function fault(reading: Reading): string | undefined {
  const parsed = () => {
    if (reading.kind === 'person') return person.safeParse(reading.person)
    if (reading.kind === 'fact') return fact.safeParse(keepUnits(reading.fact))
    if (reading.kind === 'referent') return referent.safeParse(reading.referent)
    return reading.kind === 'retraction' ? retraction.safeParse(reading.retraction) : undefined
  }
  return parsed()?.error?.issues.map(({ path, code }) => `${path.join('.')} ${code}`)[0]
}

describe('whatever a resource says', () => {
  it.each(rich.map(each => [each['resourceType'] as string, each] as const))(
    'is read as agreed, whichever of its values is another: %s',
    (_, resource) => {
      const found = new Set<string>()
      const all = [...places(JSON.stringify(resource))]
      for (const [at, [before, behind]] of all.entries())
        for (const [of, value] of instead.entries()) {
          if ((at + of) % runs(4, 1) > 0) continue
          for (const reading of readOne(`${before}${value}${behind}`)) {
            const broken = fault(reading)
            if (broken !== undefined) found.add(`${value}: ${broken}`)
          }
        }
      expect([...found]).toEqual([])
    },
  )
})
