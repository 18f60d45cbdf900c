/** The gate's only door: whatever may leave about an answer or a question is made here and nowhere else. */
export { approved } from './approved.ts'
export { judge, type Release, type Submission } from './judge.ts'
export { judgeQuestion } from './judge-question.ts'
