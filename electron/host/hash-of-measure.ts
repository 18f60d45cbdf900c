import { createHash } from 'node:crypto'
import { meaningOfMeasure, type WholeMeasure } from '../../shared/domain/measures/measure.ts'

/** The name of what a measure counts: another title is no other measure. */
export const hashOfMeasure = (whole: WholeMeasure): string =>
  createHash('sha256').update(meaningOfMeasure(whole)).digest('hex')
