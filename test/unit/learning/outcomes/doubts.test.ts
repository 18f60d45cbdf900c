import { describe, expect, it } from 'vitest'
import { doubtsOf } from '../../../../electron/learning/outcomes/doubts.ts'
import type { MeasureChart } from '../../../../shared/domain/measures/series.ts'
import { infections } from '../../../fixtures/outcome-series.ts'

type Drawn = Extract<MeasureChart, { kind: 'drawn' }>

/** Eleven quarters without anything to doubt. */
function doubtsOfEleven(limits: { lower: number | null; upper: number | null }) {
  const marks: Drawn['marks'] = Array.from({ length: 11 }, (_, at) => ({
    from: `20${10 + at}-01-01`,
    to: `20${10 + at}-03-31`,
    value: 0.1,
    centre: 0.1,
    ...limits,
    isBeyond: false,
  }))
  const chart: Drawn = {
    kind: 'drawn',
    is: 'p',
    unit: 'share',
    marks,
    baseline: marks.length,
    signals: [],
    variation: 'common-cause',
    assurance: 'untold',
    judged: 'all',
    breaks: [],
    proposal: null,
    falseAlarm: null,
    reading: [],
  }
  const total = {
    numerator: 11,
    denominator: 110,
    excluded: 0,
    unknown: 0,
    early: 0,
    value: 0.1,
    interval: null,
    bounds: null,
    unseen: null,
  }
  const frame = {
    blurred: 0,
    aside: { ages: 0, deaths: 0, scores: 0, undated: 0 },
    people: { all: 110, died: 0, left: 0 },
    matched: [],
  }
  return doubtsOf({ measure: infections, concepts: [] }, frame, { points: [], total, chart }).map(
    ({ key }) => key,
  )
}

describe('what stands beside a measure', () => {
  it('is that limits of few points still move, where limits are drawn', () => {
    expect(doubtsOfEleven({ lower: 0, upper: 0.3 })).toContain('outcome.few-marks')
  })
  it('is nothing of limits where none are drawn', () => {
    expect(doubtsOfEleven({ lower: null, upper: null })).not.toContain('outcome.few-marks')
  })
})
