import { articles } from './articles/index.ts'
import { byHand } from './by-hand/index.ts'
import { ccda } from './ccda/index.ts'
import { fhir } from './fhir/index.ts'
import { hl7v2 } from './hl7v2/index.ts'
import { notes } from './notes/index.ts'
import { reports } from './reports/index.ts'
import type { Source } from './source.ts'
import { tables } from './tables/index.ts'
import { vcf } from './vcf/index.ts'

/**
 * Every format Casebook reads. A new one is a folder beside this file and a line here. The last takes texts that are
 * nothing else.
 */
export const sources: readonly Source[] = [fhir, byHand, hl7v2, ccda, vcf, articles, reports, tables, notes]
