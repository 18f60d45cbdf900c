import type { pageEvidence as area } from '../areas/page-evidence.ts'
import type { Sentences } from '../language.ts'

export const pageEvidence: Sentences<typeof area> = {
  'evidence.published': 'Published: peers get it when you next meet.',
  'evidence.shared':
    'Shared: peers get the question when you next meet, and can answer it from their own patients.',
  'evidence.none': 'No experience cards yet',
  'evidence.ask': 'Ask a question',
  'evidence.none-why':
    'Every question you ask becomes a card, kept here, and shown beside the patients it concerns.',
  'evidence.mine': 'My cards',
  'evidence.question': 'Question',
  'evidence.answer': 'Answer',
  'evidence.people': 'People',
  'evidence.outcomes': 'Outcomes',
  'evidence.answered': 'Answered',
  'evidence.sharing': 'Sharing',
  'evidence.state': '{sharing, select, private {private} published {published} other {withdrawn}}',
  'evidence.publish': 'Publish…',
  'evidence.withdraw': 'Withdraw',
  'evidence.share-question': 'Share the question…',
  'evidence.all-sites': '{title}: all sites',
  'evidence.approve-publish': 'I have read it: publish',
  'evidence.approve-share': 'I have read it: share',
  'receipt.title': 'What would leave this machine',
  'receipt.refused': 'This may not leave',
  'receipt.rule': 'Rule {rule}: {reason} {remedy}',
  'receipt.exact': 'The exact text',
  'receipt.keep': 'Keep it here',
}
