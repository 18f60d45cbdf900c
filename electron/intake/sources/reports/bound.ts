import { REPORT, saidReport, type SaidReport } from '../../../../shared/domain/reports/said-report.ts'
import type { Answers } from '../source.ts'

/** What was said of a report; undefined before anybody has looked at it. */
export function saidIn(answers: Answers | undefined): SaidReport | undefined {
  const text = answers?.[REPORT]
  return text === undefined ? undefined : saidReport.parse(JSON.parse(text)) // written by whoever answered
}
