import { describe, expect, it } from 'vitest'
import { usualRange } from '../../../electron/records/kinds/usual-range.ts'

const MEANINGS = 'http://terminology.hl7.org/CodeSystem/referencerange-meaning'
const range = (text?: string, code?: string) => ({
  appliesTo: [],
  low: { value: 2.5, text: '2.5' },
  ...((text ?? code) !== undefined && {
    type: {
      codes: code === undefined ? [] : [{ system: MEANINGS, code }],
      ...(text !== undefined && { text }),
    },
  }),
})

describe('the range that stands beside a result as usual', () => {
  it.each([
    ['without a meaning', range()],
    ['with HL7’s code for it', range(undefined, 'normal')],
    ['that its source calls the normal range', range('Normal range')],
    ['that its source calls the reference', range('Reference interval')],
  ])('is one %s', (_, each) => expect(usualRange([each])).toBe(each))
  it.each([
    ['a critical one', range('Critical range')],
    ['a panic one', range('Panic limits')],
    ['a therapeutic one', range('Therapeutic range')],
    ['one with HL7’s code for treatment', range(undefined, 'treatment')],
  ])('is never %s', (_, each) => expect(usualRange([each])).toBeUndefined())
})
