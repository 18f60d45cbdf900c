import { describe, expect, it } from 'vitest'
import { observationPeriod } from '../../../../shared/domain/observation-period.ts'

const hers = { firstDay: 100, lastDay: 500, extractDay: 600 }

describe('the time of which a record tells', () => {
  it('ends with the data where she was seen near their end', () => {
    expect(observationPeriod(hers, 100)).toEqual({ fromDay: 100, toDay: 600, endedBy: 'extract' })
  })
  it('ends with her last contact where the data go on without her', () => {
    expect(observationPeriod(hers, 99)).toEqual({ fromDay: 100, toDay: 500, endedBy: 'left' })
  })
  it('ends with her death, whatever was written after it', () => {
    expect(observationPeriod({ ...hers, deathDay: 450 }, 99)).toEqual({
      fromDay: 100,
      toDay: 450,
      endedBy: 'death',
    })
  })
})
