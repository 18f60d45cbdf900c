import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newer, type Versioned } from '../../../../shared/domain/facts/version-order.ts'

/** `>`: the first is newer; `<`: the second; `=`: nothing decides. */
const order = (one: Versioned, other: Versioned) => {
  const found = newer(one, other)
  expect(Math.sign(newer(other, one)) + Math.sign(found)).toBe(0)
  return '<=>'[Math.sign(found) + 1]
}
const updated = (text: string): Versioned => ({ updated: text })
const status = (text: string): Versioned => ({ status: text })

describe('of two versions of one thing', () => {
  it('the one with the higher number is newer, read as a number', () => {
    expect(order({ versionId: '10' }, { versionId: '9' })).toBe('>')
    expect(order({ versionId: '2' }, { versionId: '2' })).toBe('=')
  })
  it('a name that is no number, or too long for one, decides nothing', () => {
    expect(order({ versionId: 'b' }, { versionId: 'a' })).toBe('=')
    expect(order({ versionId: '1a' }, { versionId: '2' })).toBe('=')
    expect(order({ versionId: '1'.repeat(16) }, { versionId: '2' })).toBe('=')
    expect(order({ versionId: '1'.repeat(15) }, { versionId: '2' })).toBe('>')
  })
  it('the number decides before the clock, which may have been set back', () =>
    expect(
      order(
        { versionId: '3', updated: '2024-01-01T00:00:00Z' },
        { versionId: '2', updated: '2025-01-01T00:00:00Z' },
      ),
    ).toBe('>'))
  it('the clock decides before the status', () =>
    expect(
      order(
        { updated: '2025-01-01T00:00:00Z', status: 'preliminary' },
        { updated: '2024-01-01T00:00:00Z', status: 'final' },
      ),
    ).toBe('>'))
  it('the later moment is newer, wherever its clock stood', () => {
    expect(order(updated('2025-01-01T00:00:01Z'), updated('2025-01-01T00:00:00Z'))).toBe('>')
    expect(order(updated('2025-01-01T00:30:00+01:00'), updated('2025-01-01T00:00:00Z'))).toBe('<')
    expect(order(updated('2025-01-01T01:00:00+01:00'), updated('2025-01-01T00:00:00Z'))).toBe('=')
    expect(order(updated('2024-12-31T23:00:00-02:00'), updated('2025-01-01T00:00:00Z'))).toBe('>')
  })
  it('digits finer than a millisecond count, and zeros behind them do not', () => {
    expect(order(updated('2025-01-01T00:00:00.1234567Z'), updated('2025-01-01T00:00:00.1234566Z'))).toBe('>')
    expect(order(updated('2025-01-01T00:00:00.5Z'), updated('2025-01-01T00:00:00.499Z'))).toBe('>')
    expect(order(updated('2025-01-01T00:00:00.5Z'), updated('2025-01-01T00:00:00.500Z'))).toBe('=')
    expect(order(updated('2025-01-01T00:00:00.001Z'), updated('2025-01-01T00:00:00Z'))).toBe('>')
    expect(order(updated('2025-01-01T00:00:01Z'), updated('2025-01-01T00:00:00.999Z'))).toBe('>')
  })
  it('a moment that is none, or that only one of them has, decides nothing', () => {
    for (const text of [
      '2025-01-01',
      '2025-13-01T00:00:00Z',
      '2025-01-01T00:00:00',
      'x2025-01-01T00:00:00Z',
      '',
    ])
      expect(order(updated(text), updated('2024-01-01T00:00:00Z'))).toBe('=')
    expect(order(updated('2025-01-01T00:00:00Z later'), updated('2024-01-01T00:00:00Z'))).toBe('=')
    expect(order({}, updated('2024-01-01T00:00:00Z'))).toBe('=')
  })
  // FHIR R4, ObservationStatus: registered, preliminary (partial in a report), final, amended, corrected, appended.
  it('a correction is newer than what it corrects, and an admitted mistake than that', () => {
    const steps = ['registered', 'preliminary', 'final', 'amended', 'entered-in-error']
    for (const [place, word] of steps.entries())
      for (const [other, later] of steps.entries())
        expect(order(status(word), status(later))).toBe('<=>'[Math.sign(place - other) + 1])
    for (const [one, same] of [
      ['preliminary', 'partial'],
      ['final', 'completed'],
      ['amended', 'corrected'],
      ['amended', 'appended'],
    ])
      expect(order(status(one!), status(same!))).toBe('=')
  })
  it('a status of which nobody knows its place decides nothing', () => {
    for (const word of ['cancelled', '', 'toString']) expect(order(status(word), status('final'))).toBe('=')
    expect(order({}, status('final'))).toBe('=')
  })
  it('never both are newer', () => {
    const version = fc.record(
      {
        versionId: fc.constantFrom('1', '2', '10', 'a'),
        updated: fc.constantFrom(
          '2025-01-01T00:00:00Z',
          '2025-01-01T00:00:00.5Z',
          '2025-01-01T01:00:00+01:00',
          '-',
        ),
        status: fc.constantFrom('final', 'amended', 'entered-in-error', 'other'),
      },
      { requiredKeys: [] },
    )
    fc.assert(fc.property(version, version, (one, other) => void order(one, other)))
  })
})
