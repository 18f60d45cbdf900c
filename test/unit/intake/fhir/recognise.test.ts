import { describe, expect, it } from 'vitest'
import { recogniseFhir } from '../../../../electron/intake/sources/fhir/recognise.ts'

const certainty = (head: string) => recogniseFhir({ head, name: 'a.json' }).certainty

describe('FHIR by its first bytes', () => {
  it.each([
    ['a resource', '{"resourceType":"Patient","id":"1"}', 'certain'],
    [
      'one whose type does not come first',
      '{"id":"{1","meta":{"tag":[{"code":"x"}]},"resourceType":"Patient"}',
      'certain',
    ],
    ['a list of resources', '[ {"resourceType":"Patient"} ]', 'certain'],
    ['a bundle whose own type comes last', '{"entry":[{"resource":{"resourceType":"Patient"}}],', 'likely'],
    [
      'a setting of another program that mentions one',
      '{"queries":{"first":{"resourceType":"x"}}}',
      'likely',
    ],
    ['a text that mentions one', '{"note":"the \\\\"resourceType\\\\": is missing"}', 'none'],
    ['JSON without one', '{"a":1}', 'none'],
    ['no JSON', 'resourceType: Patient', 'none'],
  ])('%s', (_, head, expected) => expect(certainty(head)).toBe(expected))
})
