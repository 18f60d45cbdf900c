/**
 * What a cue says of the words that it reaches. The first three are about whether it is so, the next two about when,
 * the last about whom.
 */
export const meanings = ['negated', 'possible', 'stopped', 'historical', 'hypothetical', 'relative'] as const
export type Meaning = (typeof meanings)[number]

export interface CueRow {
  readonly says: Meaning
  /** Which way it reaches, to the end of its sentence or to what ends it. */
  readonly reaches: 'forward' | 'backward'
  /** No farther than so many words. */
  readonly most?: number
  /** In small letters, bars between them. */
  readonly words: string
}

const relatives =
  'mother|father|sister|brother|aunt|uncle|grandmother|grandfather|grandparent|grandparents|parent|parents|sibling|' +
  'siblings|son|daughter|cousin|niece|nephew|mom|dad|wife|husband|spouse|partner|boyfriend|' +
  'girlfriend|roommate|coworker|anyone|someone|' +
  'anybody|maternal|paternal|' +
  'first degree relative|relatives|' +
  "mother's|father's|sister's|brother's"
/** A relative who does one of these tells of the patient, or is only there. */
const tells =
  'reports|reported|states|stated|says|said|notes|noted|noticed|denies|brought|brings|is present|' +
  'was present|accompanied|' +
  'believes|thinks|confirms|gave|provides|called|calls|is here|is concerned|was concerned'

/**
 * Cues that change what words mean, after NegEx (Chapman et al., J Biomed Inform 2001;34:301) and ConText (Harkema et
 * al., J Biomed Inform 2009;42:839; Chapman et al., BioNLP 2007:81), of which those are kept that are common and plain.
 * NegEx counts `r/o` as possible, and so does this list. `stopped` is for medicines alone.
 */
export const cueRows: readonly CueRow[] = [
  {
    says: 'negated',
    reaches: 'forward',
    words:
      'no|not|without|denies|denied|denying|deny|never|never had|never developed|absence of|absent|' +
      'free of|negative for|' +
      'is negative for|was negative for|no evidence of|no evidence|not consistent with|' +
      'inconsistent with|no sign of|no signs of|no new|no significant|' +
      'no complaints of|no complaint of|does not have|did not have|do not have|has not had|no history of|no known|' +
      'no findings of|no suggestion of|without evidence of|without any|with no|rules out|ruled out for|ruled out|' +
      'can rule out|cannot see|declines|declined|fails to reveal|not have|not demonstrate|not exhibit|not reveal|' +
      'unremarkable for|nor|neither|no other|no longer has|never diagnosed with|no personal history of|' +
      'no prior history of|no past history of|without any evidence of|no clinical evidence of|' +
      'no radiographic evidence of|' +
      "doesn't have|didn't have|hasn't had|isn't|wasn't|doesn't|didn't|no family history of|no further|no recent|" +
      'no current|no active|no acute|no obvious|no personal',
  },
  {
    says: 'negated',
    reaches: 'backward',
    words:
      'was ruled out|is ruled out|has been ruled out|have been ruled out|were ruled out|are ruled out|ruled out|' +
      'unlikely|is unlikely|was negative|is negative|were negative|are negative|not seen|not present|is absent|' +
      'are absent|was absent|not found|not identified|not detected|was denied|were denied|is denied|' +
      'not demonstrated|' +
      'is excluded|was excluded|not evident|negative|is not present|has resolved|have resolved|was not found',
  },
  // A form that is filled in: the answer ends the line.
  { says: 'negated', reaches: 'backward', words: ': no$|: none$|: negative$|: denies$|: absent$|: denied$' },
  {
    says: 'possible',
    reaches: 'forward',
    words:
      'possible|possibly|assess for|assessment for|look for|looking for|potential|sources of|' +
      'thought he was having|thought she was having|thought to be|believed to be|probable|probably|' +
      'likely|suspected|suspect|suspicious for|suspicion of|' +
      'suspicion for|concern for|' +
      'concerning for|concerned about|concerns for|question of|questionable|may have|may be|might have|' +
      'might be|could be|' +
      'could have|rule out|r/o|to rule out|presumed|presumptive|cannot exclude|cannot rule out|can not exclude|' +
      'can not rule out|differential diagnosis|differential diagnosis includes|differential includes|ddx|perhaps|' +
      'suggestive of|suggesting|suggests|possibility of|appears to have|worrisome for|versus|vs|query|work up for|' +
      'workup for|evaluate for|evaluation for|evaluated for|screening for|screen for|tested for|' +
      'test for|not certain if|' +
      'not certain whether|unclear if|unclear whether|consider|considering|be ruled out for|equivocal for|' +
      'should be ruled out for|provisional diagnosis of|provisional diagnosis|impression of',
  },
  {
    says: 'possible',
    reaches: 'backward',
    words:
      'not ruled out|not been ruled out|being ruled out|be ruled out|should be ruled out|may be ruled out|' +
      'could be ruled out|to be ruled out|must be ruled out|cannot be excluded|can not be excluded|' +
      'cannot be ruled out|not excluded|in the differential|cannot be entirely excluded',
  },
  {
    says: 'possible',
    reaches: 'backward',
    most: 6,
    words:
      'is possible|is suspected|was suspected|suspected|is questionable|is likely|likely|probable|is probable|' +
      'is a possibility|versus|vs|is considered|was considered|is a concern',
  },
  {
    says: 'stopped',
    reaches: 'forward',
    words:
      'stop|stopped|discontinue|discontinued|discontinuing|held|hold|avoid|allergic to|allergy to|' +
      'allergies to|intolerant of|' +
      'intolerance to|intolerant to|off|no longer taking|no longer takes|not taking|never took|' +
      'declined|declines|ceased|' +
      'came off|taken off|reaction to|weaned off|contraindicated|failed|tried|previously on|was on|' +
      'withhold|withheld|' +
      'refuses|refused|instead of|rather than|switched from|changed from|switched her from|' +
      'switched him from|changed her|changed his|used to be on|' +
      'used to take|has run out of|ran out of|' +
      'adverse reaction to',
  },
  {
    says: 'stopped',
    reaches: 'backward',
    words:
      'was stopped|were stopped|was discontinued|were discontinued|has been discontinued|is on hold|was held|' +
      'has been stopped|is contraindicated|causes|caused|allergy|intolerance|was not tolerated|' +
      'not tolerated|stopped|' +
      'discontinued|held',
  },
  {
    says: 'historical',
    reaches: 'forward',
    words:
      'history of|a history of|history|hx of|hx|h/o|past history of|past medical history of|' +
      'past medical history significant for|' +
      'past medical history is significant for|previous history of|known history of|prior history of|' +
      'status post|s/p|' +
      'remote history of|had a history of|no history of|medical history significant for|history significant for|' +
      'long history of|childhood|in childhood|personal history of|longstanding history of',
  },
  {
    says: 'historical',
    reaches: 'forward',
    most: 3,
    words: 'prior|previous|previously|remote|former|old|past',
  },
  {
    says: 'historical',
    reaches: 'backward',
    words:
      'years ago|year ago|months ago|in the past|as a child|in childhood|previously|in remission|' +
      'last year|last month|' +
      'decades ago|many years ago|weeks ago|has resolved|have resolved|resolved',
  },
  {
    says: 'hypothetical',
    reaches: 'forward',
    words:
      'if|in case of|should you develop|should she develop|should he develop|should they develop|' +
      'return for|return if|' +
      'call for|call if|come back for|come back if|risk of|risk for|at risk for|at risk of|risks of|' +
      'watch for|monitor for|' +
      'monitoring for|look out for|prevent|prevention of|to prevent|prophylaxis for|' +
      'prophylaxis against|precautions for|' +
      'as needed for|prn|prn for|as needed|unless|in the event of|educated about|educated on|counselled about|' +
      'counseled about|counseled on|discussed the risk of|target|goal|goal of|target of|threshold|signs of|' +
      'symptoms of|information about|leaflet about|vaccine for|vaccination against|complications such as|' +
      'side effects include|side effects such as|side effects including|would|seek care for|seek care if',
  },
  {
    says: 'hypothetical',
    reaches: 'backward',
    most: 2,
    words:
      'prophylaxis|prevention|precautions|screening|screen|education|clinic|support group|association|vaccine|risk',
  },
  // A word right behind makes of a problem a test or a name, and of a medicine something that is measured.
  {
    says: 'hypothetical',
    reaches: 'backward',
    most: 2,
    words: 'profile|panel|network|guidelines|level|levels|nurse|educator|specialist|shoes|pump',
  },
  {
    says: 'relative',
    reaches: 'forward',
    words:
      `${relatives}|family history of|family history|family history is significant for|family hx of|fh of|` +
      'no family history of|runs in the family|family members|family member',
  },
  {
    says: 'relative',
    reaches: 'backward',
    words:
      'in her mother|in his mother|in her father|in his father|in the family|runs in the family|' +
      'in her sister|in his sister|' +
      'in her brother|in his brother|in a sibling|in her family|in his family|on her mother’s side|' +
      'in a first degree relative',
  },
]

/** What looks like a cue, and is none; a cue within it is passed over. */
export const pseudoCues: readonly string[] = [
  'no increase|no increased|no change|no changes|no significant change|no interval change|' +
    'no suspicious change|not only',

  'not necessarily|no significant interval change|no definite change|gram negative|' +
    'without difficulty|not extend|not cause',
  'not drain|no issues|no problems|not been taking|no improvement|no worsening|not well controlled|not controlled',
  'not at goal|not yet at goal|no trouble|not compliant|history of present illness|history of presenting complaint',

  'social history|history taking|history obtained|history and physical|history was obtained|' +
    'poor historian|old records',

  'not limited to|including but not limited to|what if|even if|as if|prior to|previous to|no doubt|' +
    'not sure|not doing well|negative pressure|' +
    'not optimal|not improved',
  'not improving|without relief|no relief|not changed|not resolved|has not resolved|without improvement|not stopped',

  'likely to|most likely to|with or without|whether or not|not just|hold off on|off and on|' +
    'on and off|from time to time',
  'the target|family planning|family medicine|family doctor|family physician|in no acute distress|no acute distress',
  ...relatives.split('|').map(relative =>
    tells
      .split('|')
      .flatMap(verb => [`${relative} ${verb}`])
      .join('|'),
  ),
]

/** Words at which the reach of a cue ends (NegEx's and ConText's termination terms), by what it says. */
const anyEnd =
  'but|however|nevertheless|yet|though|although|aside from|apart from|except|except for|other than|secondary to|' +
  'which|who|whom|whose|because|because of|since|due to|as well as a history of|presents with|presented with|' +
  'presents for|presenting with|who presents|presents|as the cause of|as a cause of|' +
  'as the source of|as a source of|' +
  'as the etiology of|cause of|causes of|source of|reason for|etiology of|origin of|trigger event for'
const affirms =
  'reports|reported|endorses|endorsed|admits|admits to|complains of|complaining of|positive for|' +
  'is positive for|has a|' +
  'has an|has had|and has|and had|she has|he has|patient has|they have|there is|there are|there was|does have|' +
  'did have|is notable for|notable for|significant for|remarkable for|shows|showed|reveals|revealed|demonstrates|' +
  'found to have|consistent with|continues to have|still has|developed|notes|noticed|patient is|she is|he is'
export const cueEnds: Readonly<Record<Meaning, string>> = {
  negated: `${anyEnd}|${affirms}|;`,
  possible: `${anyEnd}|${affirms}|;|no|denies`,
  stopped:
    `${anyEnd}|;|start|started|begin|began|continue|continues|initiate|initiated|switched to|changed to|` +
    'takes|taking|and take',
  historical: `${anyEnd}|complains of|complaining of|reports|denies|today|currently|now|presents|;`,
  hypothetical: 'because|since|but|however|although|though|she has|he has|patient has|reports|denies|;',
  relative:
    "patient|patient's|she|he|her own|his own|but|however|presents|denies|who presents|complains of|today|personally",
}
