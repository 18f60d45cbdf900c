import { byteOrderMark } from './byte-order-mark.ts'
import type { Container } from './container.ts'
import { bgzip, gzip } from './gzip.ts'
import { lockedOffice } from './locked-office.ts'
import { pdf } from './pdf/index.ts'
import { utf16be, utf16le } from './utf-16.ts'
import { workbook } from './workbook.ts'

/** What has no meaning of its own: without it a file is still what it was. */
export const plainPackings: readonly Container[] = [gzip, bgzip, byteOrderMark, utf16le, utf16be]
/** Every packing Casebook takes off by itself. */
export const containers: readonly Container[] = [...plainPackings, workbook, pdf, lockedOffice]
