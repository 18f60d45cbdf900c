import { inOneLine, shut, type Door } from '../../shared/domain/doors.ts'
import { AppError } from '../../shared/errors.ts'
import type { Store } from './open-store.ts'

/** Lets work go on only where this store's kind has the door open. Throws AppError 'refused' with the reason. */
export function requireOpen(door: Door, store: Pick<Store, 'kind'>): void {
  const why = shut(door, store.kind())
  if (why) throw new AppError('refused', inOneLine(why))
}
