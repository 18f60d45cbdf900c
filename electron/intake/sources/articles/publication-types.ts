import type { Kinds } from './tagged.ts'

/** NLM's publication types, of which a record has several: what says most of the study comes first. */
export const publicationKinds: Kinds = [
  [/^(?:Systematic Review|Meta-Analysis|Review|Network Meta-Analysis|Scoping Review)$/i, 'review'],
  [/^(?:Practice )?Guideline$|^Consensus Development Conference/i, 'guideline'],
  [
    /^(?:Randomized Controlled|Controlled Clinical|Clinical|Pragmatic Clinical|Equivalence|Adaptive Clinical) Trial/i,
    'trial',
  ],
  [/^Preprint$/i, 'preprint'],
  [/^(?:Technical Report|Government Publication)$/i, 'report'],
  [/^Academic Dissertation$/i, 'thesis'],
  [/^(?:Congress|Meeting Abstract)/i, 'conference'],
  [/^Book Chapter$|^Section$/i, 'chapter'],
  [/^Book$|^Textbook$|^Monograph$/i, 'book'],
  [/Journal Article|^Case Reports$|^Letter$|^Editorial$|^Comment$|Study$/i, 'article'],
]
