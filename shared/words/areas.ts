import { alikeWords } from './areas/alike.ts'
import { audit } from './areas/audit.ts'
import { chartRules } from './areas/chart-rules.ts'
import { command } from './areas/command.ts'
import { commandDemo } from './areas/command-demo.ts'
import { commandManual } from './areas/command-manual.ts'
import { commandTables } from './areas/command-tables.ts'
import { commandTold } from './areas/command-told.ts'
import { critical } from './areas/critical.ts'
import { diagnostics } from './areas/diagnostics.ts'
import { doors } from './areas/doors.ts'
import { entry } from './areas/entry.ts'
import { erasing } from './areas/erasing.ts'
import { exchange } from './areas/exchange.ts'
import { exported } from './areas/export.ts'
import { faults } from './areas/faults.ts'
import { files } from './areas/files.ts'
import { gate } from './areas/gate.ts'
import { ccda } from './areas/ccda.ts'
import { hl7v2 } from './areas/hl7v2.ts'
import { articles } from './areas/articles.ts'
import { pageLibrary } from './areas/page-library.ts'
import { vcf } from './areas/vcf.ts'
import { findingWords } from './areas/findings.ts'
import { noteFiles } from './areas/note-files.ts'
import { pageGenes } from './areas/page-genes.ts'
import { intake } from './areas/intake.ts'
import { kinds } from './areas/kinds.ts'
import { letters } from './areas/letters.ts'
import { peerLog } from './areas/peer-log.ts'
import { people } from './areas/people.ts'
import { program } from './areas/program.ts'
import { quarantine } from './areas/quarantine.ts'
import { controls } from './areas/controls.ts'
import { questionLibrary } from './areas/question-library.ts'
import { question } from './areas/question.ts'
import { reading } from './areas/reading.ts'
import { referral } from './areas/referral.ts'
import { reportWords } from './areas/report.ts'
import { safekeeping } from './areas/safekeeping.ts'
import { store } from './areas/store.ts'
import { study } from './areas/study.ts'
import { tables } from './areas/tables.ts'
import { verify } from './areas/verify.ts'
import { views } from './areas/views.ts'
import { logbookWords } from './areas/logbook.ts'
import { byHandWords } from './areas/by-hand.ts'
import { templateWords } from './areas/templates.ts'
import { formWords } from './areas/forms.ts'
import { pageForms } from './areas/page-forms.ts'
import { measureLibrary } from './areas/measure-library.ts'
import { outcomes } from './areas/outcomes.ts'
import { noteTemplateWords } from './areas/note-templates.ts'
import { changes } from './areas/changes.ts'
import { decisions } from './areas/decisions.ts'
import { pageDecisions } from './areas/page-decisions.ts'
import { forecasts } from './areas/forecasts.ts'
import { risk } from './areas/risk.ts'
import { pageByHand } from './areas/page-by-hand.ts'
import { pageLogbook } from './areas/page-logbook.ts'
import { pageRegister } from './areas/page-register.ts'
import { pageFrame } from './areas/page-frame.ts'
import { keys } from './areas/keys.ts'
import { pageForecasts } from './areas/page-forecasts.ts'
import { pageChanges } from './areas/page-changes.ts'
import { pageMonth } from './areas/page-month.ts'
import { pageFollowUp } from './areas/page-follow-up.ts'
import { pageOutcomes } from './areas/page-outcomes.ts'
import { mix } from './areas/mix.ts'
import { looks } from './areas/looks.ts'
import { pageMix } from './areas/page-mix.ts'
import { pageExpected } from './areas/page-expected.ts'
import { pageOwnMeasure } from './areas/page-own-measure.ts'
import { pageAlike } from './areas/page-alike.ts'
import { pagePatients } from './areas/page-patients.ts'
import { pageSummary } from './areas/page-summary.ts'
import { pageChart } from './areas/page-chart.ts'
import { pageNotes } from './areas/page-notes.ts'
import { figures } from './areas/figures.ts'
import { controlFigure } from './areas/control-figure.ts'
import { pageFaults } from './areas/page-faults.ts'
import { pageStart } from './areas/page-start.ts'
import { pageAnswer } from './areas/page-answer.ts'
import { pageCompare } from './areas/page-compare.ts'
import { pageEvidence } from './areas/page-evidence.ts'
import { pageIntake } from './areas/page-intake.ts'
import { pagePrint } from './areas/page-print.ts'
import { pagePeople } from './areas/page-people.ts'
import { pagePeers } from './areas/page-peers.ts'
import { pageSafekeeping } from './areas/page-safekeeping.ts'
import { pageTables } from './areas/page-tables.ts'
import { pageToday } from './areas/page-today.ts'
import { pageSettings } from './areas/page-settings.ts'

/**
 * Every message Casebook can say, by area. A new area is a file in areas/, a line here, and a file in each
 * language.
 */
export const areas = {
  ...alikeWords,
  ...audit,
  ...chartRules,
  ...command,
  ...commandDemo,
  ...commandManual,
  ...commandTables,
  ...commandTold,
  ...critical,
  ...diagnostics,
  ...doors,
  ...entry,
  ...erasing,
  ...exchange,
  ...exported,
  ...faults,
  ...files,
  ...gate,
  ...ccda,
  ...hl7v2,
  ...articles,
  ...pageLibrary,
  ...vcf,
  ...noteFiles,
  ...findingWords,
  ...pageGenes,
  ...intake,
  ...kinds,
  ...letters,
  ...peerLog,
  ...people,
  ...program,
  ...quarantine,
  ...question,
  ...reading,
  ...referral,
  ...safekeeping,
  ...store,
  ...study,
  ...tables,
  ...reportWords,
  ...verify,
  ...views,
  ...byHandWords,
  ...logbookWords,
  ...templateWords,
  ...formWords,
  ...pageForms,
  ...measureLibrary,
  ...controls,
  ...questionLibrary,
  ...outcomes,
  ...noteTemplateWords,
  ...changes,
  ...forecasts,
  ...decisions,
  ...pageDecisions,
  ...risk,
  ...pageByHand,
  ...pageRegister,
  ...pageLogbook,
  ...pageFrame,
  ...keys,
  ...pageChanges,
  ...pageForecasts,
  ...pageMonth,
  ...pageFollowUp,
  ...pageOutcomes,
  ...mix,
  ...looks,
  ...pageMix,
  ...pageExpected,
  ...pageOwnMeasure,
  ...pageAlike,
  ...pagePatients,
  ...pageChart,
  ...pageSummary,
  ...pageNotes,
  ...figures,
  ...controlFigure,
  ...pageFaults,
  ...pageStart,
  ...pageAnswer,
  ...pageCompare,
  ...pageEvidence,
  ...pageIntake,
  ...pagePeople,
  ...pagePrint,
  ...pagePeers,
  ...pageSafekeeping,
  ...pageTables,
  ...pageToday,
  ...pageSettings,
} as const
