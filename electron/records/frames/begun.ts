import { setNamed, setsOf, type Trial } from '../../../shared/domain/trial.ts'
import { datedOrNot } from './cohort.ts'
import type { Reader } from './reader.ts'

/** Whether any of these people ever began either treatment: nobody else can be in a question's cohort. */
export const hasBegun = (reader: Reader, asked: Trial, people: readonly number[]): boolean =>
  asked.estimand.strategies.some(
    ({ initiate }) => datedOrNot(reader, setNamed(setsOf(asked), initiate), people).people.length > 0,
  )
