import { byteOrderMark } from './byte-order-mark.ts'
import type { Container } from './container.ts'
import { bgzip, gzip } from './gzip.ts'
import { lockedOffice } from './locked-office.ts'
import { utf16be, utf16le } from './utf-16.ts'
import { workbook } from './workbook.ts'

/** Every packing Casebook takes off by itself. */
export const containers: readonly Container[] = [
  gzip,
  bgzip,
  byteOrderMark,
  workbook,
  lockedOffice,
  utf16le,
  utf16be,
]
