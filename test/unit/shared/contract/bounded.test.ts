import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { placesIn } from '../../../../shared/contract/place.ts'
import { windowContracts } from '../../../../shared/contract/window.ts'

/** What a walk over a schema finds at one place of it. */
interface Found {
  readonly at: string
  readonly schema: z.ZodType
}

/** Every schema within a schema, itself first, each with its place. One that holds itself is walked once. */
function parts(schema: z.ZodType, at: string, seen = new Set<z.ZodType>()): Found[] {
  if (seen.has(schema)) return []
  seen.add(schema)
  const inner = (each: unknown, place: string) => parts(each as z.ZodType, place, seen)
  const own = [{ at, schema }]
  const { def } = schema as unknown as { def: Record<string, unknown> & { type: string } }
  switch (def.type) {
    case 'object':
      return [
        ...own,
        ...Object.entries(def['shape'] as object).flatMap(([key, each]) => inner(each, `${at}.${key}`)),
        ...(def['catchall'] ? inner(def['catchall'], `${at}.*`) : []),
      ]
    case 'array':
      return [...own, ...inner(def['element'], `${at}[]`)]
    case 'record':
      return [...own, ...inner(def['keyType'], `${at}.key`), ...inner(def['valueType'], `${at}.value`)]
    case 'tuple':
      return [...own, ...(def['items'] as unknown[]).flatMap((each, index) => inner(each, `${at}[${index}]`))]
    case 'union':
      return [...own, ...(def['options'] as unknown[]).flatMap(each => inner(each, at))]
    case 'intersection':
      return [...own, ...inner(def['left'], at), ...inner(def['right'], at)]
    case 'pipe':
      return [...own, ...inner(def['in'], at), ...inner(def['out'], at)]
    case 'lazy':
      return [...own, ...inner((def['getter'] as () => unknown)(), at)]
    case 'optional':
    case 'nullable':
    case 'default':
    case 'prefault':
    case 'readonly':
    case 'nonoptional':
    case 'catch':
      return [...own, ...inner(def['innerType'], at)]
    case 'string':
    case 'number':
    case 'boolean':
    case 'literal':
    case 'enum':
    case 'null':
    case 'never':
      return own
    default:
      throw new Error(`${at} is of a kind that this walk does not know: ${def.type}`)
  }
}

/** Whether a text or a list has an end. */
const isBounded = (schema: z.ZodType): boolean =>
  (
    (schema as unknown as { _zod: { def: { checks?: Array<{ _zod: { def: { check: string } } }> } } })._zod
      .def.checks ?? []
  ).some(({ _zod }) => ['max_length', 'length_equals'].includes(_zod.def.check))

const inputs = Object.entries(windowContracts).flatMap(([contract, { methods }]) =>
  Object.entries(methods).map(([method, { input }]) => ({ name: `${contract}.${method}`, input })),
)
const found = inputs.flatMap(({ name, input }) => parts(input as z.ZodType, name))

describe('what a page may send', () => {
  it('has an end wherever it is a text', () => {
    const texts = found.filter(({ schema }) => schema instanceof z.ZodString)
    expect(texts.length).toBeGreaterThan(50)
    expect(texts.filter(({ schema }) => !isBounded(schema)).map(({ at }) => at)).toEqual([])
  })
  it('has an end wherever it is a list', () => {
    const lists = found.filter(({ schema }) => schema instanceof z.ZodArray)
    expect(lists.length).toBeGreaterThan(10)
    expect(lists.filter(({ schema }) => !isBounded(schema)).map(({ at }) => at)).toEqual([])
  })
  it('has an end wherever it is a table under names of its own', () => {
    const tables = found.filter(({ schema }) => schema instanceof z.ZodRecord)
    const isOpen = ({ schema }: Found) =>
      !((schema as z.ZodRecord).keyType instanceof z.ZodEnum) && !hasCheck(schema)
    expect(tables.filter(isOpen).map(({ at }) => at)).toEqual([])
  })
  it('names a file by a ticket wherever it is named like one', () => {
    const named = inputs.flatMap(({ name, input }) => {
      const places = placesIn(input as z.ZodType).map(({ field }) => field)
      const fields = Object.keys((input as z.ZodObject).shape)
      return fields
        .filter(field => /path|file|folder|directory|against|place$/iu.test(field) && !places.includes(field))
        .map(field => `${name}.${field}`)
    })
    expect(named).toEqual([])
  })
})

/** Whether something beside its parts is asked of a table, such as how many it may hold. */
const hasCheck = (schema: z.ZodType): boolean =>
  ((schema as unknown as { _zod: { def: { checks?: unknown[] } } })._zod.def.checks ?? []).length > 0
