import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { conceptSet } from '../../../../../shared/domain/concepts/concept-set.ts'
import { measure } from '../../../../../shared/domain/measures/measure.ts'

const formats = path.resolve(import.meta.dirname, '../../../../../docs/formats')
const published = (name: string) =>
  JSON.parse(readFileSync(path.join(formats, `${name}.schema.json`), 'utf8')) as unknown

describe('the published schemas', () => {
  it.each([
    ['measure', measure],
    ['concept-set', conceptSet],
  ] as const)('describe a %s as the program checks it', (name, checked) => {
    const schema = z.toJSONSchema(checked, { io: 'input', reused: 'ref', unrepresentable: 'any' })
    expect(published(name)).toEqual(JSON.parse(JSON.stringify(schema)))
  })
})
