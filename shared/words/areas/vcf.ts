import { count, list, text, type Area } from '../values.ts'

/** Files of variants: what they are called, why one waits, and why a line of one was set aside. */
export const vcf = {
  'vcf.title': {},
  'vcf.asks-for': {},
  'vcf.whose': { samples: list, of: count, build: text },
  'vcf.whose-and-build': { samples: list, of: count },
  'vcf.head': { part: text },
  'vcf.head-remedy': {},
  'vcf.line': { part: text },
  'vcf.line-remedy': {},
  'vcf.twice': {},
  'vcf.twice-remedy': {},
  'vcf.order': {},
  'vcf.order-remedy': {},
} as const satisfies Area
