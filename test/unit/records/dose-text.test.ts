import { expect, it } from 'vitest'
import { doseText } from '../../../shared/domain/facts/dose-text.ts'
import type { Dose } from '../../../shared/domain/facts/medication.ts'

const tablet = (text: string) => ({ text, value: Number(text), unit: 'tablet' })
const everySecondWeek = { period: 2, periodUnit: 'wk', words: [] }
const daily = { times: 1, period: 1, periodUnit: 'd', words: [] }

it.each<[string, Partial<Dose>, string | undefined]>([
  ['one amount once', { amount: { low: tablet('10'), high: tablet('10') } }, '10 tablet'],
  ['a range with both ends', { amount: { low: tablet('1'), high: tablet('2') } }, '1 tablet–2 tablet'],
  ['a period without times', { frequency: everySecondWeek }, '1 / 2 wk'],
  ['times in a period', { frequency: daily }, '1 / d'],
  [
    'a period from and to',
    { frequency: { times: 1, period: 4, periodMost: 6, periodUnit: 'h', words: [] } },
    '1 / 4–6 h',
  ],
  ['times alone', { frequency: { times: 3, words: [] } }, '3 ×'],
  ['as many times at most', { frequency: { ...daily, timesMost: 3 } }, '1–3 / d'],
  [
    'that it is as needed, and how much at most',
    { frequency: daily, asNeeded: true, most: ['8 tablet / 1 d'] },
    '1 / d, PRN, ≤ 8 tablet / 1 d',
  ],
  ['what it is needed for', { asNeeded: { codes: [], text: 'pain' } }, 'PRN pain'],
  ['nothing of nothing', {}, undefined],
  ['the words of the source alone', { text: 'one at night', frequency: daily }, 'one at night'],
])('a dose says %s', (_what, dose, text) =>
  expect(doseText({ most: [], instructions: [], ...dose })).toBe(text),
)
