import type { FactOf } from '../../../shared/domain/fact.ts'
import { plain, type RecordedKind } from './kind.ts'

export const immunization: RecordedKind<FactOf<'immunization'>> = plain
