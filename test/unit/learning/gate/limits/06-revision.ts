import { after, grown, type Limit } from '../limit.ts'

export const limits: readonly Limit[] = [
  {
    what: '29 days after the earlier release, against 30',
    refused: () => after('2026-03-30', grown),
    says:
      'This answer is less than 30 days younger than an earlier release of the same question. Ask again 30 ' +
      'days after the earlier release, and share that card.',
    passes: () => after('2026-03-31', grown),
  },
  {
    // 23 outcomes are told as 21 (19 to 24); 33 as 33 (31 to 36), 36 more than 10 away from all of 19 to 24 only
    // from 37 on.
    what: 'outcomes that may be nine more, against at least thirteen',
    refused: () => after('2026-06-01', { ...grown, exposedEvents: 33 }),
    says:
      'In some group or cell, this may differ from an earlier release by fewer than 10 people. Wait until ' +
      'more people have begun and more outcomes have happened in both groups.',
    passes: () => after('2026-06-01', { ...grown, exposedEvents: 37 }),
  },
  {
    what: 'the very same once more, against the same with other counts',
    refused: () => after('2026-06-01', {}),
    says: 'Exactly this has been released already. There is nothing to do.',
    passes: () => after('2026-06-01', grown),
  },
]
