import type { byHandWords as area } from '../areas/by-hand.ts'
import type { Sentences } from '../language.ts'

export const byHandWords: Sentences<typeof area> = {
  'by-hand.no-date-remedy':
    'Write it as exactly as it is known: 2026, Nov 2026, 29 Nov 2026, 29.11.2026 or 2026-11-29.',
  'by-hand.two-dates': 'This may be two days: which number is the month?',
  'by-hand.two-dates-remedy': 'Write the month in letters (3 Apr 2026), or with points (3.4.2026).',
  'by-hand.ahead': 'This day has not come yet.',
  'by-hand.ahead-remedy': 'Write today or a day before it.',
  'by-hand.before-birth':
    'This is before the birth on the chart: look at both again. It is stored as it stands.',
  'by-hand.too-old': 'Nobody has become so old.',
  'by-hand.too-old-remedy': 'Look at the year again.',
  'by-hand.no-number-remedy': 'Write digits, such as 7.2, or < 0.5.',
  'by-hand.comma': 'This may be thousands, or a number with a part.',
  'by-hand.comma-remedy': 'Write it with a point (1.234) or without the comma (1234).',
  'by-hand.no-pressure': 'This is no blood pressure.',
  'by-hand.no-pressure-remedy': 'Write the upper before the lower one, such as 120/80.',
  'by-hand.no-name-remedy': 'Name it in words.',
  'by-hand.no-result-remedy': 'Write a number or what was found.',
  'by-hand.no-choice': 'This is none of the answers, or may be several.',
  'by-hand.no-choice-remedy': 'Write one of: {choices}.',
  'by-hand.unlikely': 'Usually between {low} and {high}: look again. It is stored as it stands.',
  'by-hand.measurement': '{what}: {result}',
  'by-hand.condition':
    'Problem: {what}{certainty, select, suspected { (suspected)} refuted { (refuted)} other {}}',
  'by-hand.medicine':
    'Medicine {role, select, prescribed {prescribed} taken {taken} other {given}}: {what} {dose}',
  'by-hand.allergy':
    'Allergy: {what}{certainty, select, suspected { (suspected)} refuted { (refuted)} other {}} {reactions}',
  'by-hand.no-known-allergy': 'No known allergy',
  'by-hand.outcome': 'Outcome: {what} {words}',
  'by-hand.procedure': 'Procedure: {what} {more}',
  'by-hand.stay': 'Stay in hospital: {what} {until}',
  'by-hand.plan': 'Plan: {what} {until}',
}
