import type { safekeeping as area } from '../areas/safekeeping.ts'
import type { Sentences } from '../language.ts'

const people = '{people, plural, one {# person} other {# people}}'
const facts = '{facts, plural, one {# fact} other {# facts}}'
const opens = 'The backup opens with this passphrase, and every check of it is sound.'
const here =
  'here there {peopleHere, plural, one {is # person} other {are # people}} and ' +
  '{factsHere, plural, one {# fact} other {# facts}} now.'

export const safekeeping: Sentences<typeof area> = {
  'backup.folder-away':
    'The folder {folder} is not there now. Put in the stick or join the network it is on, or choose another.',
  'backup.no-folder': 'No folder for backups has been chosen yet.',
  'backup.not-demonstration': 'Only a casebook of your own is backed up by itself.',
  'export.not-empty': 'Something lies in that folder. Choose a new or an empty one.',
  'export.not-demonstration': 'Only a casebook of your own is exported.',
  'export.phase':
    '{part, select, originals {Writing the original files} people {Writing people} facts {Writing facts} ' +
    'other {Writing notes, questions and cards}}',
  'drill.taking-apart': 'Taking the backup apart',
  'drill.same': `${opens} It holds ${people} and ${facts}: what is here now.`,
  'drill.differs': `${opens} It holds ${people} and ${facts}; ${here}`,
  'drill.differs-since': `${opens} It holds ${people} and ${facts}, the newest stored on {newest}; ${here}`,
  'drill.another': `${opens} It is a backup of another casebook: it holds ${people} and ${facts}.`,
  'drill.unsound': 'The backup opens, but not all of it is sound: {findings}. Make another one now.',
  'drill.fails': 'The backup cannot be used: {reason} Make another one now.',
}
