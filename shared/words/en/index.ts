import type { Language } from '../language.ts'
import { alikeWords } from './alike.ts'
import { audit } from './audit.ts'
import { chartRules } from './chart-rules.ts'
import { command } from './command.ts'
import { commandDemo } from './command-demo.ts'
import { commandManual } from './command-manual.ts'
import { commandTables } from './command-tables.ts'
import { commandTold } from './command-told.ts'
import { critical } from './critical.ts'
import { diagnostics } from './diagnostics.ts'
import { doors } from './doors.ts'
import { entry } from './entry.ts'
import { erasing } from './erasing.ts'
import { exchange } from './exchange.ts'
import { exported } from './export.ts'
import { faults } from './faults.ts'
import { files } from './files.ts'
import { gate } from './gate.ts'
import { ccda } from './ccda.ts'
import { hl7v2 } from './hl7v2.ts'
import { articles } from './articles.ts'
import { pageLibrary } from './page-library.ts'
import { vcf } from './vcf.ts'
import { findingWords } from './findings.ts'
import { noteFiles } from './note-files.ts'
import { pageGenes } from './page-genes.ts'
import { intake } from './intake.ts'
import { kinds } from './kinds.ts'
import { letters } from './letters.ts'
import { peerLog } from './peer-log.ts'
import { people } from './people.ts'
import { program } from './program.ts'
import { quarantine } from './quarantine.ts'
import { controls } from './controls.ts'
import { questionLibrary } from './question-library.ts'
import { question } from './question.ts'
import { reading } from './reading.ts'
import { referral } from './referral.ts'
import { reportWords } from './report.ts'
import { safekeeping } from './safekeeping.ts'
import { store } from './store.ts'
import { study } from './study.ts'
import { tables } from './tables.ts'
import { verify } from './verify.ts'
import { views } from './views.ts'
import { logbookWords } from './logbook.ts'
import { byHandWords } from './by-hand.ts'
import { templateWords } from './templates.ts'
import { formWords } from './forms.ts'
import { pageForms } from './page-forms.ts'
import { measureLibrary } from './measure-library.ts'
import { outcomes } from './outcomes.ts'
import { noteTemplateWords } from './note-templates.ts'
import { changes } from './changes.ts'
import { decisions } from './decisions.ts'
import { pageDecisions } from './page-decisions.ts'
import { forecasts } from './forecasts.ts'
import { risk } from './risk.ts'
import { pageByHand } from './page-by-hand.ts'
import { pageLogbook } from './page-logbook.ts'
import { pageRegister } from './page-register.ts'
import { pageFrame } from './page-frame.ts'
import { keys } from './keys.ts'
import { pageForecasts } from './page-forecasts.ts'
import { pageChanges } from './page-changes.ts'
import { pageMonth } from './page-month.ts'
import { pageFollowUp } from './page-follow-up.ts'
import { pageOutcomes } from './page-outcomes.ts'
import { mix } from './mix.ts'
import { looks } from './looks.ts'
import { pageMix } from './page-mix.ts'
import { pageExpected } from './page-expected.ts'
import { pageOwnMeasure } from './page-own-measure.ts'
import { pageAlike } from './page-alike.ts'
import { pagePatients } from './page-patients.ts'
import { pageSummary } from './page-summary.ts'
import { pageChart } from './page-chart.ts'
import { pageNotes } from './page-notes.ts'
import { figures } from './figures.ts'
import { controlFigure } from './control-figure.ts'
import { pageFaults } from './page-faults.ts'
import { pageStart } from './page-start.ts'
import { pageAnswer } from './page-answer.ts'
import { pageCompare } from './page-compare.ts'
import { pageEvidence } from './page-evidence.ts'
import { pageIntake } from './page-intake.ts'
import { pagePrint } from './page-print.ts'
import { pagePeople } from './page-people.ts'
import { pagePeers } from './page-peers.ts'
import { pageSafekeeping } from './page-safekeeping.ts'
import { pageTables } from './page-tables.ts'
import { pageToday } from './page-today.ts'
import { pageSettings } from './page-settings.ts'

export const english: Language = {
  tag: 'en-GB',
  name: 'English',
  direction: 'ltr',
  reviewedBy: 'Casebook',
  sentences: {
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
  },
}
