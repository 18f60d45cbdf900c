import { byteOrderMark } from './byte-order-mark.ts'
import type { Container } from './container.ts'
import { bgzip, gzip } from './gzip.ts'
import { utf16be, utf16le } from './utf-16.ts'

/** Every packing Casebook takes off by itself. */
export const containers: readonly Container[] = [gzip, bgzip, byteOrderMark, utf16le, utf16be]
