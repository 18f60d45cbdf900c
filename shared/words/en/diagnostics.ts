import type { diagnostics as area } from '../areas/diagnostics.ts'
import type { Sentences } from '../language.ts'

export const diagnostics: Sentences<typeof area> = {
  'diagnostics.not-computed': 'Could not be computed, because an earlier check failed.',

  'diagnostics.sample': 'People in the smaller group',
  'diagnostics.sample-found': '{exposed} people started {exposure}, {compared} {comparator}.',
  'diagnostics.sample-remedy':
    'At least {least} people in each group are needed. A wider population, a shorter washout, or time will bring them.',

  'diagnostics.missing': 'Not recorded, at most',
  'diagnostics.missing-found':
    '{label} is not recorded for {percent} % of people; what is missing is imputed from what is known.',
  'diagnostics.missing-nothing': 'Everything the groups are made alike in is recorded for everybody.',
  'diagnostics.missing-remedy': 'Record it more often, look further back for it, or leave it out and say so.',

  'diagnostics.model': 'Model of who gets which treatment',
  'diagnostics.model-found': 'The model of who gets which treatment could not be fitted to what is recorded.',
  'diagnostics.model-remedy': 'Fewer covariates, or ones that say less of the same, may help.',
  'diagnostics.separation': 'Covariates that decide the treatment',
  'diagnostics.separation-none': 'Nothing recorded decides by itself who gets which treatment.',
  'diagnostics.separation-found':
    'People who started {exposure} and people who started {comparator} do not overlap: {labels} tells ' +
    'them apart without error.',
  'diagnostics.separation-combination': 'the combination of {labels}',
  'diagnostics.separation-remedy':
    'Compare people who could have had either: narrow the population to where both are used, or choose ' +
    'another comparator.',

  'diagnostics.equipoise': 'People for whom either was a real choice',
  'diagnostics.equipoise-found': 'For {percent} % of people either treatment was a real choice.',
  'diagnostics.equipoise-remedy':
    'The two groups hardly overlap. Narrow the population to people who could have had either.',

  'diagnostics.balance': 'Largest difference between the groups after weighting',
  'diagnostics.balance-found':
    'After weighting the groups differ most in {label}: {difference} standard deviations.',
  'diagnostics.balance-nothing': 'nothing',
  'diagnostics.balance-remedy':
    'Weighting did not make the groups alike. Fewer covariates, a narrower population or more people may.',

  'diagnostics.unmodelled': 'Largest difference in what the weighting did not aim at',
  'diagnostics.unmodelled-alike':
    'Nor do the groups differ in what the weighting did not aim at; most in {label}: {difference} standard deviations.',
  'diagnostics.unmodelled-chance':
    'In what the weighting did not aim at the groups differ most in {label}: {difference} standard deviations. ' +
    'With so few people chance alone may reach {chance}.',
  'diagnostics.unmodelled-found':
    'The groups still differ in what the weighting did not aim at: {label}, {difference} standard deviations, ' +
    'where chance alone would hardly reach {chance}.',
  'diagnostics.unmodelled-remedy':
    'Who gets which treatment follows it in a way that the weighting does not see, so the answer may be of that ' +
    'and not of the treatment. Ask among people who are more alike in it.',

  'diagnostics.flexible': 'Change by a weighting that follows curves, in 100 people',
  'diagnostics.flexible-few': 'There are too few people for a weighting that follows curves.',
  'diagnostics.flexible-found': 'A weighting that follows curves changes the difference by {change} in 100.',
  'diagnostics.flexible-remedy':
    'The answer depends on how the groups are made alike, so neither way can be trusted. Ask among people who are ' +
    'more alike.',

  'diagnostics.error': 'Error seen in outcomes that neither treatment should change, of the log hazard ratio',
  'diagnostics.error-none-asked': 'No outcomes were looked at that neither treatment should change.',
  'diagnostics.error-few':
    'Fewer than 10 of {asked} outcomes that neither treatment should change had enough cases here ({counted}), so ' +
    'how far the comparison errs is not known.',
  'diagnostics.error-chance':
    'In {counted} outcomes that neither treatment should change the comparison is off by a factor of {factor} on ' +
    'average, which may be chance.',
  'diagnostics.error-found':
    'In {counted} outcomes that neither treatment should change the comparison is off by a factor of {factor} on ' +
    'average, more than chance would have it.',
  'diagnostics.error-remedy':
    'The groups differ in something that is not recorded, so the answer may be of that and not of the treatment. Ask ' +
    'among people who are more alike, or compare with a treatment that such people get as well.',

  'diagnostics.effective-sample': 'People the weighted answer rests on, smaller group',
  'diagnostics.effective-sample-found':
    'After weighting the answer rests on as much information as {exposed} and {comparator} people.',
  'diagnostics.effective-sample-remedy':
    'A few people carry most of the weight. More people for whom either treatment was a real choice are needed.',

  'diagnostics.events': 'Outcomes seen',
  'diagnostics.events-found': '{total} outcomes were seen ({exposed} and {comparator}).',
  'diagnostics.events-remedy':
    "At least {least} are needed. A longer horizon, a broader outcome, or peers' evidence may help.",
  'diagnostics.events-one-sided': 'All outcomes were seen in one group ({exposed} and {comparator}).',
  'diagnostics.events-one-sided-remedy':
    'A longer horizon or a broader outcome may bring outcomes in both groups.',

  'diagnostics.detectable': 'Smallest risk ratio that could be told from none',
  'diagnostics.detectable-found': 'These numbers could tell a risk ratio of {ratio} from none.',
  'diagnostics.detectable-remedy': 'Only an implausibly large difference could be seen with so few outcomes.',

  'diagnostics.follow-up': 'Not lost',
  'diagnostics.follow-up-found':
    'Not lost: {exposed} % of those on {exposure}, {compared} % of those on {comparator}. Whose data end with ' +
    'those of everybody else is not lost.',
  'diagnostics.follow-up-remedy':
    'Too many were lost to follow-up to say what became of them. A shorter horizon helps, and so does ' +
    'asking after those who were lost.',

  'diagnostics.loss': 'Change by who was lost, in 100 people',
  'diagnostics.loss-few': 'Too few were lost for it to matter who they were.',
  'diagnostics.loss-found':
    'Allowing for who was lost, as far as that is recorded, changes the difference by {change} in 100.',
  'diagnostics.loss-remedy':
    'Other people were lost in the two groups, so those who stayed do not speak for all. Asking after those who ' +
    'were lost helps, and so does a shorter time.',

  'diagnostics.at-risk': 'Still watched at the end',
  'diagnostics.at-risk-found':
    'On the last day asked about, {exposed} on {exposure} and {compared} on {comparator} were still watched.',
  'diagnostics.at-risk-remedy':
    'At least {least} in each group are needed. A shorter time helps, and so does waiting until more people ' +
    'have been watched that long.',
}
