import { byteOrderMark } from './byte-order-mark.ts'
import type { Container } from './container.ts'
import { gzip } from './gzip.ts'

/** Every packing Casebook takes off by itself. */
export const containers: readonly Container[] = [gzip, byteOrderMark]
