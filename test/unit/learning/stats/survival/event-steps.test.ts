import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  eventSteps,
  pickRows,
  stepsBefore,
  stepsUntil,
  valueAt,
} from '../../../../../electron/learning/stats/survival/event-steps.ts'
import { people } from './arbitraries.ts'

const steps = (time: number[], event: number[], more: { start?: number[]; weights?: number[] } = {}) =>
  eventSteps(
    {
      time: Float64Array.from(time),
      event: Uint8Array.from(event),
      start: more.start && Float64Array.from(more.start),
      weights: more.weights && Float64Array.from(more.weights),
    },
    'test',
  )

describe('event steps', () => {
  it('counts everybody from their time on back, events before censorings', () => {
    const { times, atRisk, events, censored } = steps([4, 2, 4, 7, 2], [1, 0, 0, 1, 1])
    expect([...times]).toEqual([2, 4, 7])
    expect([...atRisk]).toEqual([5, 3, 1])
    expect([...events]).toEqual([1, 1, 1])
    expect([...censored]).toEqual([1, 1, 0])
  })

  it('takes times that differ by rounding only for one, whatever their size', () => {
    for (const scale of [1e-9, 1, 1e12])
      expect(
        steps([0.3 * scale, (0.1 + 0.2) * scale, 0.7 * scale, (0.8 - 0.1) * scale], [1, 0, 1, 1]).times
          .length,
      ).toBe(2)
    expect(steps([1, 1.000001], [1, 1]).times.length).toBe(2)
    expect(steps([0, 1e-12], [1, 1]).times.length).toBe(2)
  })

  it('counts people with delayed entry after their start only', () => {
    const { atRisk } = steps([3, 5, 6, 8], [1, 1, 1, 1], { start: [0, 3, 4.5, 5] })
    expect([...atRisk]).toEqual([1, 2, 2, 1]) // whoever starts at 3 is not at risk at 3
  })

  it('lets a start that is an event time but for rounding count as that time', () => {
    expect([...steps([0.3, 1, 2], [1, 1, 1], { start: [0, 0.1 + 0.2, 0] }).atRisk]).toEqual([2, 2, 1])
  })

  it('adds weights', () => {
    const { atRisk, events } = steps([1, 1, 2], [1, 0, 1], { weights: [0.5, 2, 0] })
    expect([...atRisk]).toEqual([2.5, 0])
    expect([...events]).toEqual([0.5, 0])
  })

  it('counts at risk exactly those who have not left and have started', () => {
    fc.assert(
      fc.property(people(), ({ time, event, count }) => {
        const start = time.map((each, row) => each - count[row]! / 2)
        const found = eventSteps({ time, event, start }, 'test')
        found.times.forEach((t, step) => {
          expect(found.atRisk[step]).toBe(
            [...time].filter((each, row) => each >= t && start[row]! < t).length,
          )
          expect(found.events[step]! + found.censored[step]!).toBe(
            [...time].filter(each => each === t).length,
          )
        })
        expect(found.stepOf.every((step, row) => found.times[step] === time[row])).toBe(true)
      }),
    )
  })

  it('answers no steps for nobody', () => expect(steps([], []).times.length).toBe(0))

  it('names the row of what cannot be', () => {
    expect(() => steps([1, NaN], [0, 1])).toThrow('test: time, row 2')
    expect(() => steps([1, -1], [0, 1])).toThrow('test: time, row 2')
    expect(() => steps([1, Infinity], [0, 1])).toThrow('test: time, row 2')
    expect(() => steps([1, 2], [0])).toThrow('test: event has 1 rows, time has 2')
    expect(() => steps([1, 2], [0, 1], { weights: [1, -0.1] })).toThrow('test: weights, row 2')
    expect(() => steps([1, 2], [0, 1], { start: [0, 2] })).toThrow(
      'test: start, row 2: 2 is not before time 2',
    )
  })
})

describe('steps around a time', () => {
  const times = Float64Array.of(0.3, 1, 2)

  it('counts the same time as reached and as not before', () => {
    expect(stepsUntil(times, 0.1 + 0.2)).toBe(1)
    expect(stepsBefore(times, 0.1 + 0.2)).toBe(0)
    expect(stepsUntil(times, 1.5)).toBe(2)
    expect(stepsBefore(times, 9)).toBe(3)
    expect(stepsUntil(times, 0)).toBe(0)
  })

  it('reads a step function, also before its first step', () => {
    const values = Float64Array.of(0.9, 0.5, 0.2)
    expect([0, 0.3, 1.999, 2, 50].map(time => valueAt(times, values, time, 1))).toEqual([
      1, 0.9, 0.5, 0.2, 0.2,
    ])
  })
})

it('picks rows in the order given', () => {
  expect(
    pickRows(
      { time: Float64Array.of(1, 2, 3), event: Uint8Array.of(0, 1, 2), weights: Float64Array.of(4, 5, 6) },
      Uint32Array.of(2, 0),
    ),
  ).toEqual({
    time: Float64Array.of(3, 1),
    event: Uint8Array.of(2, 0),
    start: undefined,
    weights: Float64Array.of(6, 4),
  })
})
