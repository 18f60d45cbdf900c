import { expect, it } from 'vitest'
import { questionHash } from '../../../electron/host/question-hash.ts'
import { plantedQuestion } from '../../fixtures/planted-question.ts'

// Computed with Python from the question's file: hashlib.sha256 of json.dumps with sorted keys and no blanks, without
// title and labels. A peer with another number would take it for another question.
it('a question is known by the number that anybody computes from its published text', () => {
  expect(questionHash(plantedQuestion)).toBe(
    '1a8ca21c40acb0568744d59a37338c2f53a64b94a6630a5f80f2b79b6cba3cbd',
  )
})
