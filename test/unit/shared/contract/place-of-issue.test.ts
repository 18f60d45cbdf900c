import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { placeOfIssue } from '../../../../shared/contract/place-of-issue.ts'

const schema = z.strictObject({
  person: z.strictObject({ born: z.string() }).optional(),
  scale: z.strictObject({ grams: z.int() }).nullable().default(null),
  ways: z.union([
    z.strictObject({ by: z.string() }),
    z.strictObject({ on: z.strictObject({ foot: z.int() }) }),
  ]),
  kept: z.strictObject({ at: z.int() }).transform(each => each),
  names: z.record(z.string(), z.strictObject({ sex: z.string() })),
  rows: z.array(z.strictObject({ value: z.int() })),
  pair: z.tuple([z.strictObject({ first: z.int() }), z.strictObject({ second: z.int() })]),
})

describe('the place of what is wrong', () => {
  it.each([
    [[], 'input'],
    [['person', 'born'], 'person.born'],
    [['scale', 'grams'], 'scale.grams'],
    [['ways', 'by'], 'ways.by'],
    [['ways', 'on', 'foot'], 'ways.on.foot'],
    [['kept', 'at'], 'kept.at'],
    [['rows', 7, 'value'], 'rows.7.value'],
    [['pair', 1, 'second'], 'pair.1.second'],
    // What the sender named itself may be a name: it is not told, and neither is what lies beyond any schema.
    [['names', 'Plantagenet', 'sex'], 'names.*.sex'],
    [['Plantagenet'], '*'],
    [['Plantagenet', 'Maud'], '*.*'],
    [['ways', 'Plantagenet'], 'ways.*'],
    [['person', 'born', 'Plantagenet'], 'person.born.*'],
    [['person', 'constructor'], 'person.*'],
    [['rows', 'Plantagenet'], 'rows.*'],
    [['pair', 2], 'pair.2'],
    [['person', Symbol('Plantagenet')], 'person.*'],
  ])('%j is told as %s', (path, place) => expect(placeOfIssue(schema, path)).toBe(place))
})
