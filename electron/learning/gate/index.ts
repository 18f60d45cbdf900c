/** The gate's only door: whatever may leave about an answer or a question is made here and nowhere else. */
export { judge, type Release, type Submission } from './judge.ts'
export { notYet } from './not-yet.ts'
export { judgeQuestion } from './judge-question.ts'
