import { newer, type Versioned } from '../../../shared/domain/facts/version-order.ts'

/**
 * Which versions are shown: one than which none is newer; of several such the one with the larger hash, so that files
 * in any order leave the same content; the fact is then marked, and a person sees all. Where several speak of several
 * people nothing says whose it is: then one is shown of each, whether or not they stand on one chart. Never a sort by
 * `newer`: where some versions cannot be compared it is no order, and a sort would depend on what came first.
 */
export function elected<R extends { hash: Buffer }>(
  rows: readonly R[],
  { versionIn, whose }: { versionIn: (row: R) => Versioned; whose: (row: R) => number },
) {
  const all = rows
    .map(row => ({ row, version: versionIn(row) }))
    .toSorted((one, other) => Buffer.compare(other.row.hash, one.row.hash))
  const newest = all.filter(one => all.every(other => newer(other.version, one.version) <= 0))
  const shown = [...Map.groupBy(newest.length > 0 ? newest : all, ({ row }) => whose(row)).values()].map(
    ([first]) => first!, // a group has members
  )
  return {
    shown,
    others: all.filter(each => !shown.includes(each)),
    isUndecided: all.length > 1 && newest.length !== 1,
  }
}
