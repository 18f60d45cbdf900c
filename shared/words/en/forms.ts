import type { formWords as area } from '../areas/forms.ts'
import type { Sentences } from '../language.ts'

export const formWords: Sentences<typeof area> = {
  'form.answer.not-at-all': 'Not at all',
  'form.answer.several-days': 'Several days',
  'form.answer.more-than-half': 'More than half the days',
  'form.answer.nearly-every-day': 'Nearly every day',
  'form.band.minimal': 'minimal',
  'form.band.mild': 'mild',
  'form.band.moderate': 'moderate',
  'form.band.moderately-severe': 'moderately severe',
  'form.band.severe': 'severe',
  'form.phq-9': 'PHQ-9, depression',
  'form.phq-9.stem':
    'Over the last 2 weeks, how often have you been bothered by any of the following problems?',
  'form.phq-9.total': 'PHQ-9 total score',
  'form.phq-9.interest': 'Little interest or pleasure in doing things',
  'form.phq-9.mood': 'Feeling down, depressed, or hopeless',
  'form.phq-9.sleep': 'Trouble falling or staying asleep, or sleeping too much',
  'form.phq-9.energy': 'Feeling tired or having little energy',
  'form.phq-9.appetite': 'Poor appetite or overeating',
  'form.phq-9.failure':
    'Feeling bad about yourself — or that you are a failure or have let yourself or your family down',
  'form.phq-9.concentration':
    'Trouble concentrating on things, such as reading the newspaper or watching television',
  'form.phq-9.movement':
    'Moving or speaking so slowly that other people could have noticed? Or the opposite — being so fidgety or ' +
    'restless that you have been moving around a lot more than usual',
  'form.phq-9.self-harm': 'Thoughts that you would be better off dead or of hurting yourself in some way',
  'form.phq-9.tell-self-harm':
    'Thoughts of being better off dead or of self-harm were answered with more than “Not at all”. Ask about it now, ' +
    'whatever the total.',
  'form.phq-9.tell-severe': 'The total is 20 or more: severe. Look at it now.',
  'form.gad-7': 'GAD-7, anxiety',
  'form.gad-7.stem': 'Over the last 2 weeks, how often have you been bothered by the following problems?',
  'form.gad-7.total': 'GAD-7 total score',
  'form.gad-7.nervous': 'Feeling nervous, anxious or on edge',
  'form.gad-7.control': 'Not being able to stop or control worrying',
  'form.gad-7.worry': 'Worrying too much about different things',
  'form.gad-7.relax': 'Trouble relaxing',
  'form.gad-7.restless': 'Being so restless that it is hard to sit still',
  'form.gad-7.irritable': 'Becoming easily annoyed or irritable',
  'form.gad-7.afraid': 'Feeling afraid as if something awful might happen',
  'form.pain': 'Pain, 0 to 10',
  'form.pain.stem': 'Please rate your pain with the one number that says best how strong it is now.',
  'form.pain.item': 'Pain now',
  'form.pain.total': 'Pain, 0 to 10',
  'form.pain.none': 'no pain',
  'form.pain.worst': 'worst pain imaginable',
}
