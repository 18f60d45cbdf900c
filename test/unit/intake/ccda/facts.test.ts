import { describe, expect, it } from 'vitest'
import {
  document,
  factsIn,
  loinc,
  rejectsIn,
  section,
  snomed,
  template,
} from '../../../fixtures/ccda-parts.ts'

/* What C-CDA 2.1 says that an entry means, each by an invented one. */
const one = <T>(list: readonly T[]): T => {
  expect(list).toHaveLength(1)
  return list[0]!
}

describe('an allergy', () => {
  const allergen = (words: string) =>
    `<participant typeCode="CSM"><participantRole classCode="MANU"><playingEntity classCode="MMAT">
     <code code="7980" codeSystem="2.16.840.1.113883.6.88" displayName="${words}"/></playingEntity>
      </participantRole></participant>`
  const observation = (inside: string, attributes = '') =>
    `<act classCode="ACT" moodCode="EVN">${template(30)}<id root="1.2.5" extension="a1"/><code code="CONC"/>
     <statusCode code="active"/><effectiveTime><low value="20200101"/></effectiveTime>
     <entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN" ${attributes}>${template(7)}
     <id root="1.2.5" extension="a2"/><code code="ASSERTION" codeSystem="2.16.840.1.113883.5.4"/>
     <statusCode code="completed"/>${inside}</observation></entryRelationship></act>`
  const kind = `<value xsi:type="CD" ${snomed('416098002', 'Allergy to drug')}/>`

  it('is of its allergen, with what it does and how badly', () => {
    const reaction = `<entryRelationship typeCode="MFST" inversionInd="true">
      <observation classCode="OBS" moodCode="EVN">
      ${template(9)}<id root="1.2.5" extension="r"/><code code="ASSERTION"/><statusCode code="completed"/>
      <value xsi:type="CD" ${snomed('247472004', 'Hives')}/>
      <entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN">${template(8)}
      <code code="SEV"/><statusCode code="completed"/><value xsi:type="CD" ${snomed('24484000', 'Severe')}/>
      </observation>
      </entryRelationship></observation></entryRelationship>`
    const text = document(
      section(
        '48765-2',
        '',
        observation(
          `<effectiveTime><low value="2001"/></effectiveTime>${kind}${allergen('Penicillin')}${reaction}`,
        ),
      ),
    )
    expect(one(factsIn('allergy', text))).toMatchObject({
      concept: { codes: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '7980' }] },
      standing: { is: 'happened' },
      status: 'active',
      type: 'allergy',
      categories: ['medication'],
      start: { precision: 'year' },
      reactions: [{ manifestations: [{ codes: [{ code: '247472004' }] }], severity: 'severe' }],
      unread: [],
    })
  })
  it('that is denied is none', () => {
    const text = document(section('48765-2', '', observation(kind, 'negationInd="true"')))
    expect(one(factsIn('allergy', text)).standing.is).toBe('absent')
  })
  it('that is over is not ongoing', () => {
    const state = `<entryRelationship typeCode="REFR"><observation classCode="OBS" moodCode="EVN">${template(28)}
      <code ${loinc('33999-4', 'Status')}/><value xsi:type="CE" ${snomed('413322009', 'Resolved')}/></observation>
      </entryRelationship>`
    const text = document(section('48765-2', '', observation(`${kind}${allergen('Penicillin')}${state}`)))
    expect(one(factsIn('allergy', text)).status).toBe('resolved')
  })
})

describe('a problem', () => {
  const concern = (inside: string, attributes = '') =>
    `<act classCode="ACT" moodCode="EVN">${template(3)}<id root="1.2.6" extension="p1"/><code code="CONC"/>
     <statusCode code="active"/><entryRelationship typeCode="SUBJ">
      <observation classCode="OBS" moodCode="EVN" ${attributes}>
     ${template(4)}<id root="1.2.6" extension="p2"/><code ${snomed('282291009', 'Diagnosis')}/>
     <statusCode code="completed"/>${inside}</observation></entryRelationship></act>`

  it('keeps the words that stand in the narrative, and its months as months', () => {
    const text = document(
      section(
        '11450-4',
        `<table><tbody><tr><td ID="p1">High <content>blood</content> pressure</td><td>since May</td></tr></tbody>
      </table>`,
        concern(`<effectiveTime><low value="202305"/></effectiveTime>
      <value xsi:type="CD" ${snomed('38341003', 'Hypertension')}>
          <originalText><reference value="#p1"/></originalText>
          <translation code="I10" codeSystem="2.16.840.1.113883.6.90" displayName="Hypertension"/></value>`),
      ),
    )
    expect(one(factsIn('condition', text))).toMatchObject({
      concept: {
        text: 'High blood pressure',
        codes: [
          { system: 'http://snomed.info/sct', code: '38341003' },
          { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'I10' },
        ],
      },
      status: 'active',
      start: { precision: 'month', offsetMinutes: null },
      place: { position: 'document, section 1, entry 1' },
    })
  })
  it('that is denied is absent', () => {
    const text = document(
      section(
        '11450-4',
        '',
        concern(`<value xsi:type="CD" ${snomed('55607006', 'Problem')}/>`, 'negationInd="true"'),
      ),
    )
    expect(one(factsIn('condition', text)).standing).toEqual({
      is: 'absent',
      because: { element: 'negationInd', word: 'true' },
    })
  })
  it('that has no code and no words is set aside, or says nothing where it says so itself', () => {
    expect(rejectsIn(document(section('11450-4', '', concern(''))))).toEqual([
      ['document, section 1, entry 1', 'ccda.lacks'],
    ])
    expect(
      rejectsIn(document(section('11450-4', '', concern('<value xsi:type="CD" nullFlavor="NI"/>')))),
    ).toEqual([])
  })
})

describe('a medicine', () => {
  const drug = `<consumable><manufacturedProduct><manufacturedMaterial><code code="860975"
    codeSystem="2.16.840.1.113883.6.88" displayName="Metformin 500 MG"/></manufacturedMaterial>
      </manufacturedProduct></consumable>`
  const taken = (inside: string, mood = 'EVN', attributes = '') =>
    document(
      section(
        '10160-0',
        '',
        `<substanceAdministration classCode="SBADM" moodCode="${mood}" ${attributes}>${template(16)}
         <id root="1.2.7" extension="m1"/><statusCode code="active"/>${inside}${drug}</substanceAdministration>`,
      ),
    )

  it('has its dose, how often, by which way, and since when', () => {
    const text =
      taken(`<effectiveTime xsi:type="IVL_TS"><low value="20230101"/><high nullFlavor="UNK"/></effectiveTime>
      <effectiveTime xsi:type="PIVL_TS" institutionSpecified="true" operator="A"><period value="12" unit="h"/>
      </effectiveTime>
      <routeCode code="C38288" codeSystem="2.16.840.1.113883.3.26.1.1" displayName="ORAL"/>
      <doseQuantity value="1" unit="{tbl}"/>`)
    expect(one(factsIn('medication', text))).toMatchObject({
      role: 'statement',
      standing: { is: 'happened' },
      status: 'active',
      start: { precision: 'day' },
      doses: [
        {
          amount: { low: { value: 1, text: '1', unit: '{tbl}' } },
          frequency: { times: 1, period: 12, periodUnit: 'h' },
          route: { codes: [{ code: 'C38288' }] },
        },
      ],
      unread: [],
    })
  })
  it('that is intended is planned, and one that is denied is not taken', () => {
    expect(one(factsIn('medication', taken('', 'INT')))).toMatchObject({
      role: 'request',
      intent: 'plan',
      standing: { is: 'planned', because: { element: 'moodCode', word: 'INT' } },
    })
    expect(one(factsIn('medication', taken('', 'EVN', 'negationInd="true"'))).standing.is).toBe('not-done')
  })
  it('that is taken when needed says so, and for what', () => {
    const text = taken(`<precondition typeCode="PRCN"><criterion>${template(25)}<code code="ASSERTION"/>
      <value xsi:type="CD" ${snomed('56018004', 'Wheezing')}/></criterion></precondition>`)
    expect(one(factsIn('medication', text)).doses).toMatchObject([
      { asNeeded: { codes: [{ code: '56018004' }] } },
    ])
  })
  it('that was handed out is a fact of its own, of the medicine around it', () => {
    const text =
      taken(`<entryRelationship typeCode="REFR"><supply classCode="SPLY" moodCode="EVN">${template(18)}
      <id root="1.2.7" extension="s1"/><statusCode code="completed"/><effectiveTime value="20230102"/>
      <quantity value="60"/></supply></entryRelationship>`)
    expect(
      factsIn('medication', text).map(({ role, supply, concept }) => [role, supply, concept.codes[0]?.code]),
    ).toEqual([
      ['statement', undefined, '860975'],
      ['dispense', { quantity: { value: 60, text: '60' } }, '860975'],
    ])
  })
})

describe('a result', () => {
  const organizer = (...observations: readonly string[]) =>
    document(
      section(
        '30954-2',
        '',
        `<organizer classCode="BATTERY" moodCode="EVN">${template(1)}<id root="1.2.8" extension="o"/>
         <code ${loinc('57021-8', 'CBC')}/><statusCode code="completed"/><effectiveTime value="20240101080000-0500"/>
         ${observations.map(each => `<component>${each}</component>`).join('')}</organizer>`,
      ),
    )
  const result = (inside: string, status = 'completed') =>
    `<observation classCode="OBS" moodCode="EVN">${template(2)}<id root="1.2.8" extension="o${inside.length}"/>
     <code ${loinc('718-7', 'Hemoglobin')}/><statusCode code="${status}"/>${inside}</observation>`
  const valueOf = (value: string) => one(factsIn('observation', organizer(result(value)))).value

  it('keeps number, unit, range and flag as written, and the time of its page with its zone', () => {
    const text = organizer(
      result(`<value xsi:type="PQ" value="13.20" unit="g/dL"/><interpretationCode
      code="L" codeSystem="2.16.840.1.113883.5.83"/>
        <referenceRange><observationRange><value xsi:type="IVL_PQ"><low value="13.5" unit="g/dL"/>
      <high value="17.5" unit="g/dL"/></value>
        </observationRange></referenceRange>`),
    )
    const found = one(factsIn('observation', text))
    expect(found).toMatchObject({
      value: { kind: 'quantity', value: 13.2, text: '13.20', unit: 'g/dL' },
      ranges: [{ low: { value: 13.5 }, high: { value: 17.5 } }],
      interpretations: [
        {
          codes: [
            { system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation', code: 'L' },
          ],
        },
      ],
      start: { precision: 'second', offsetMinutes: -300 },
      unread: [],
    })
    expect(one(factsIn('report', text)).links).toEqual([{ role: 'result', identity: found.identity }])
  })
  it.each([
    [
      '<value xsi:type="IVL_PQ"><high value="0.5" unit="mg/L" inclusive="false"/></value>',
      { value: 0.5, comparator: '<' },
    ],
    ['<value xsi:type="IVL_PQ"><low value="11" unit="mg/L"/></value>', { value: 11, comparator: '>=' }],
    ['<value xsi:type="ST">&lt;0.5</value>', { kind: 'quantity', value: 0.5, comparator: '<' }],
    ['<value xsi:type="ST">1:160</value>', { kind: 'ratio', denominator: { value: 160 } }],
    ['<value xsi:type="ST">3+</value>', { kind: 'text', text: '3+' }],
    ['<value xsi:type="INT" value="7"/>', { kind: 'quantity', value: 7 }],
    ['<value xsi:type="BL" value="false"/>', { kind: 'boolean', value: false }],
    ['<value xsi:type="PQ" value="6.1"/>', { kind: 'quantity', value: 6.1, text: '6.1' }],
  ])('says %s', (value, meaning) => expect(valueOf(value)).toMatchObject(meaning))
  it('without a number keeps what was written in its place, flagged', () => {
    expect(
      one(factsIn('observation', organizer(result('<value xsi:type="PQ" value="10-20" unit="mg"/>')))),
    ).toMatchObject({
      unread: [{ path: 'value@value', text: '10-20 mg' }],
    })
  })
  it('without a value says why', () => {
    expect(
      one(factsIn('observation', organizer(result('<value xsi:type="PQ" nullFlavor="UNK"/>')))).absent
        ?.codes[0]?.code,
    ).toBe('UNK')
  })
  it('that is not final is uncertain, one that was given up is not done, one taken back is retracted', () => {
    const is = (status: string) =>
      one(factsIn('observation', organizer(result('<value xsi:type="INT" value="7"/>', status)))).standing.is
    expect(['active', 'aborted', 'nullified'].map(is)).toEqual(['uncertain', 'not-done', 'retracted'])
  })
})

describe('other entries', () => {
  it('tell why a vaccine was not given', () => {
    const text = document(
      section(
        '11369-6',
        '',
        `<substanceAdministration classCode="SBADM" moodCode="EVN" negationInd="true">${template(52)}
         <id root="1.2.1" extension="v"/>
         <statusCode code="completed"/><effectiveTime value="20231001"/><consumable><manufacturedProduct>
      <manufacturedMaterial>
         <code code="140" codeSystem="2.16.840.1.113883.12.292" displayName="Influenza"/></manufacturedMaterial>
      </manufacturedProduct></consumable>
         <entryRelationship typeCode="RSON">
      <observation classCode="OBS" moodCode="EVN">${template(53)}<id root="1.2.1" extension="w"/>
         <code code="PATOBJ" codeSystem="2.16.840.1.113883.5.8" displayName="patient objection"/></observation>
      </entryRelationship>
         </substanceAdministration>`,
      ),
    )
    expect(one(factsIn('immunization', text))).toMatchObject({
      standing: { is: 'not-done', because: { element: 'refusal', word: 'patient objection' } },
      concept: { codes: [{ system: 'http://hl7.org/fhir/sid/cvx', code: '140' }] },
    })
  })
  it('tell what a relative had, and at what age, of the relative', () => {
    const text = document(
      section(
        '10157-6',
        '',
        `<organizer classCode="CLUSTER" moodCode="EVN">${template(45)}<id root="1.2.2" extension="f"/>
      <statusCode code="completed"/>
         <subject><relatedSubject classCode="PRS"><code
      code="FTH" codeSystem="2.16.840.1.113883.5.111" displayName="Father"/>
         <subject><administrativeGenderCode code="M"/><birthTime value="1920"/></subject></relatedSubject></subject>
         <component><observation classCode="OBS" moodCode="EVN">${template(46)}<id root="1.2.2" extension="g"/>
         <code ${snomed('64572001', 'Condition')}/><statusCode code="completed"/>
         <value xsi:type="CD" ${snomed('22298006', 'Myocardial infarction')}/>
         <entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN">${template(31)}
         <code ${snomed('445518008', 'Age')}/><statusCode code="completed"/>
      <value xsi:type="PQ" value="57" unit="a"/></observation>
         </entryRelationship></observation></component></organizer>`,
      ),
    )
    expect(one(factsIn('family-history', text))).toMatchObject({
      about: 'relative',
      relationship: { codes: [{ code: 'FTH' }] },
      born: { precision: 'year' },
      conditions: [
        { concept: { codes: [{ code: '22298006' }] }, onset: { kind: 'quantity', value: 57, unit: 'a' } },
      ],
    })
    expect(factsIn('condition', text)).toEqual([])
  })
  it('that are to come are plans, whatever they look like', () => {
    const planned = (element: string, mood: string, number: number) =>
      document(
        section(
          '18776-5',
          '',
          `<${element} moodCode="${mood}" classCode="X">${template(number)}<id root="1.2" extension="q"/>
           <code ${snomed('73761001', 'Colonoscopy')}/><statusCode code="active"/><effectiveTime value="20300101"/>
      </${element}>`,
        ),
      )
    expect(one(factsIn('plan', planned('procedure', 'RQO', 41)))).toMatchObject({
      of: 'service',
      intent: 'order',
      standing: { is: 'planned' },
      start: { precision: 'day' },
    })
    expect(one(factsIn('plan', planned('observation', 'GOL', 44))).of).toBe('goal')
    expect(factsIn('procedure', planned('procedure', 'RQO', 41))).toEqual([])
  })
  it('of a template that nobody knows are read by what they are, and what has no place in them is kept', () => {
    const text = document(
      section(
        '8716-3',
        '',
        `<observation classCode="OBS" moodCode="EVN"><templateId root="9.9.9.9"/><id root="1.2" extension="x"/>
         <code ${loinc('8867-4', 'Pulse')}/><statusCode code="completed"/><effectiveTime value="20240101"/>
         <value xsi:type="PQ" value="72" unit="/min"/><newThing strength="very">as never before</newThing>
      </observation>`,
      ),
    )
    expect(one(factsIn('observation', text))).toMatchObject({
      value: { value: 72 },
      categories: [{ text: 'vital signs' }],
      unread: [
        { path: 'observation/newThing@strength', text: 'very' },
        { path: 'observation/newThing', text: 'as never before' },
      ],
    })
  })
  it('of one number stay as many as they are', () => {
    const pulse = (
      value: string,
      time: string,
    ) => `<observation classCode="OBS" moodCode="EVN">${template(27)}
      <id root="1.2" extension="same"/><code ${loinc('8867-4', 'Pulse')}/><statusCode code="completed"/>
      <effectiveTime value="${time}"/><value xsi:type="PQ" value="${value}" unit="/min"/></observation>`
    const text = document(
      section('8716-3', '', pulse('72', '20240101'), pulse('75', '20240102'), pulse('80', '20240102')),
    )
    const found = factsIn('observation', text)
    expect(new Set(found.map(({ identity }) => identity)).size).toBe(3)
    expect(found.flatMap(({ ids }) => ids)).toEqual([])
  })
})
