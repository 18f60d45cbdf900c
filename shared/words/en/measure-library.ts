import type { measureLibrary as area } from '../areas/measure-library.ts'
import type { Sentences } from '../language.ts'

export const measureLibrary: Sentences<typeof area> = {
  'concept.diabetes': 'diabetes',
  'concept.hypertension': 'high blood pressure',
  'concept.atrial-fibrillation': 'atrial fibrillation',
  'concept.hiv': 'HIV infection',
  'concept.respiratory-infection': 'a cold, cough or bronchitis',
  'concept.bacterial-infection': 'a bacterial infection of throat, ear, sinus or lung',
  'concept.surgical-site-infection': 'infection of a surgical site',
  'concept.kidney-graft-failure': 'failure of a kidney graft',
  'concept.dialysis': 'dialysis',
  'concept.postpartum-haemorrhage': 'heavy bleeding after birth',
  'concept.delivery': 'giving birth',
  'concept.caesarean': 'caesarean section',
  'concept.antenatal-visit': 'an antenatal visit',
  'concept.operation': 'an operation',
  'concept.heart-operation': 'an open operation on the coronary arteries or valves of the heart',
  'concept.kidney-transplant': 'kidney transplantation',
  'concept.hospital-stay': 'a stay in hospital',
  'concept.contact': 'a visit of any kind',
  'concept.measles-vaccine': 'a vaccine against measles',
  'concept.dtp-vaccine': 'a vaccine against diphtheria, tetanus and pertussis',
  'concept.influenza-vaccine': 'a vaccine against influenza',
  'concept.statin': 'a statin',
  'concept.anticoagulant': 'an anticoagulant by mouth',
  'concept.antibiotic': 'an antibiotic',
  'concept.rifampicin': 'rifampicin',
  'concept.systolic': 'systolic blood pressure',
  'concept.diastolic': 'diastolic blood pressure',
  'concept.hba1c': 'HbA1c',
  'concept.egfr': 'estimated filtration rate',
  'concept.viral-load': 'HIV viral load',
  'concept.smoking-status': 'smoking status',
  'concept.body-mass-index': 'body mass index',
  'concept.phq-9': 'PHQ-9 score',
  'concept.birth-weight': 'birth weight',
  'measure.pressure-control': 'Blood pressure below 140/90',
  'measure.pressure-control.says':
    'Of people with high blood pressure, those whose latest pressure of the last year is below 140/90 mmHg.',
  'measure.pressure-measured': 'Blood pressure measured within a year',
  'measure.pressure-measured.says':
    'Of people with high blood pressure, those whose pressure was measured in the last year.',
  'measure.hba1c-control': 'HbA1c below 8 %',
  'measure.hba1c-control.says':
    'Of people with diabetes, those whose latest HbA1c of the last year is below 8 %.',
  'measure.hba1c-poor': 'HbA1c above 9 %',
  'measure.hba1c-poor.says':
    'Of people with diabetes, those whose latest HbA1c of the last year is above 9 %.',
  'measure.hba1c-not-measured': 'HbA1c not measured for a year',
  'measure.hba1c-not-measured.says': 'Of people with diabetes, those without any HbA1c in the last year.',
  'measure.statin-in-diabetes': 'Statin in diabetes',
  'measure.statin-in-diabetes.says':
    'Of people with diabetes aged 40 to 75, those with a statin recorded in the last year.',
  'measure.readmission-30': 'Back in hospital within 30 days',
  'measure.readmission-30.says':
    'Of stays in hospital that ended alive, those followed by another within 1 to 30 days.',
  'measure.mortality-after-stay-30': 'Death within 30 days of leaving hospital',
  'measure.mortality-after-stay-30.says':
    'Of stays in hospital that ended alive, those followed by death within 30 days.',
  'measure.mortality-after-operation-30': 'Death within 30 days of an operation',
  'measure.mortality-after-operation-30.says':
    'Of operations, those followed by death within 30 days, the day itself counted in.',
  'measure.mortality-after-heart-operation-30': 'Death within 30 days of an operation on the heart',
  'measure.mortality-after-heart-operation-30.says':
    'Of open operations on the coronary arteries and valves of the heart, those followed by death within 30 days, ' +
    'the day itself counted in.',
  'measure.surgical-site-infection': 'Infection of the surgical site',
  'measure.surgical-site-infection.says':
    'Of operations, those followed by an infection of the surgical site within 30 days.',
  'measure.return-to-theatre': 'Operated on again within 30 days',
  'measure.return-to-theatre.says': 'Of operations, those followed by another operation within 1 to 30 days.',
  'measure.readmission-after-operation-30': 'Back in hospital within 30 days of an operation',
  'measure.readmission-after-operation-30.says':
    'Of operations, those after which a stay in hospital began within 1 to 30 days.',
  'measure.length-of-stay': 'Days in hospital',
  'measure.length-of-stay.says': 'The median of the days from admission to discharge.',
  'measure.graft-survival-year': 'Kidney graft working after a year',
  'measure.graft-survival-year.says':
    'Of kidney transplantations, those without failure of the graft, dialysis after the first month, ' +
    'or death within a year.',
  'measure.survival-after-transplant-year': 'Alive a year after kidney transplantation',
  'measure.survival-after-transplant-year.says':
    'Of kidney transplantations, those whose recipient lived for a year.',
  'measure.caesarean': 'Births by caesarean section',
  'measure.caesarean.says': 'Of births, those by caesarean section.',
  'measure.postpartum-haemorrhage': 'Heavy bleeding after birth',
  'measure.postpartum-haemorrhage.says':
    'Of births, those followed by a diagnosis of heavy bleeding within 42 days.',
  'measure.low-birth-weight': 'Birth weight below 2,500 g',
  'measure.low-birth-weight.says': 'Of newborns weighed in their first week, those below 2,500 g.',
  'measure.neonatal-death': 'Death within 28 days of birth',
  'measure.neonatal-death.says': 'Of newborns with a record here, those who died within 28 days.',
  'measure.measles-at-2': 'Vaccinated against measles at 2 years',
  'measure.measles-at-2.says':
    'Of children who turned 2 and are seen here, those with a vaccine against measles by then.',
  'measure.dtp3-at-1': 'Three doses of DTP at 1 year',
  'measure.dtp3-at-1.says':
    'Of children who turned 1 and are seen here, those with three doses against diphtheria, tetanus ' +
    'and pertussis by then.',
  'measure.influenza-65': 'Vaccinated against influenza at 65 or over',
  'measure.influenza-65.says':
    'Of people aged 65 or over, those with a vaccine against influenza in the last year.',
  'measure.lost-to-follow-up': 'Diabetes, and not seen for a year',
  'measure.lost-to-follow-up.says':
    'Of people with diabetes seen within two years, those without a visit in the last year.',
  'measure.follow-up-after-operation': 'Seen again within 90 days of an operation',
  'measure.follow-up-after-operation.says': 'Of operations, those followed by a visit within 1 to 90 days.',
  'measure.phq-9-response': 'Depression better by what people notice',
  'measure.phq-9-response.says':
    'Of people whose first PHQ-9 was 10 or more, those whose latest score 8 to 34 weeks later is ' +
    'lower by at least 5.',
  'measure.smoking-recorded': 'Smoking status recorded',
  'measure.smoking-recorded.says':
    'Of adults seen within a year, those whose smoking status was recorded in the last two years.',
  'measure.body-mass-recorded': 'Body mass index recorded',
  'measure.body-mass-recorded.says':
    'Of adults seen within a year, those whose body mass index was recorded in the last year.',
  'measure.filtration-decline': 'Kidney function falling fast',
  'measure.filtration-decline.says':
    'Of people with diabetes, those whose latest filtration rate of the last year is lower by more ' +
    'than 5 mL/min/1.73 m² than the latest of the year before.',
  'measure.anticoagulation-in-fibrillation': 'Anticoagulant in atrial fibrillation',
  'measure.anticoagulation-in-fibrillation.says':
    'Of people with atrial fibrillation aged 65 or over, those with an anticoagulant recorded in the ' +
    'last year.',
  'measure.antibiotic-in-cough': 'Antibiotic for a cold, cough or bronchitis',
  'measure.antibiotic-in-cough.says':
    'Of episodes of a cold, cough or bronchitis without a bacterial infection near by, those with an ' +
    'antibiotic within 3 days.',
  'measure.viral-suppression': 'HIV viral load below 200',
  'measure.viral-suppression.says':
    'Of people with HIV, those whose latest viral load of the last year is below 200 copies/mL.',
  'measure.antenatal-four': 'Four antenatal visits',
  'measure.antenatal-four.says': 'Of births, those after at least four antenatal visits.',
  'measure.tuberculosis-treatment': 'Tuberculosis treatment kept up for six months',
  'measure.tuberculosis-treatment.says':
    'Of treatments with rifampicin begun, those with rifampicin recorded again 5 to 8 months later, ' +
    'and alive.',
  'misses.elsewhere': 'What was done or found elsewhere and never reported here.',
  'misses.uncoded': 'What stands in notes alone, or under codes that its sets do not hold.',
  'misses.home-pressure': 'Pressures measured at home that nobody wrote down here.',
  'misses.deaths': 'Deaths that no source told.',
  'misses.taking': 'Whether a medicine that was prescribed is taken.',
  'misses.reasons': 'Why something was not done: declined, not suitable, done by somebody else.',
  'misses.planned': 'Whether a stay or an operation was planned.',
  'misses.other-hospital': 'Stays in other hospitals.',
  'misses.after-discharge': 'What was treated elsewhere after discharge.',
  'misses.newborns': 'Newborns who have no record of their own here.',
  'misses.mothers': 'Births of which only the newborn has a record.',
  'misses.amount': 'How much blood was lost.',
  'misses.moved': 'Who moved away, and is looked after elsewhere.',
  'misses.graft': 'Which graft failed where somebody had several.',
  'misses.cause': 'Why somebody died.',
  'misses.heart-codes': 'Operations on the heart other than bypasses and open ones on its valves.',
  'misses.outcome-of-treatment': 'The outcome that the tuberculosis register holds.',
  'misses.test-results': 'Results on paper.',
  'misses.answers': 'Forms that were filled in and never entered.',
}
