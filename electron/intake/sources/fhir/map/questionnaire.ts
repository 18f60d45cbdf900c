import type { FactOf, Value } from '../../../../../shared/domain/fact.ts'
import { element, elements, given, text, type Element } from '../json.ts'
import type { Mapping } from '../mapping.ts'
import { party } from './base.ts'
import type { ResourceMap } from './kind.ts'
import { members, restOf } from './members.ts'
import { momentOf } from './timing.ts'
import { choiceOf } from './values.ts'

type Items = FactOf<'questionnaire'>['items']
const itemMembers = members('linkId:text text:text answer:parts item:parts', 'definition')
const answerMembers = members('value[x] item:parts')

/** Questions in the order in which they were asked; those inside a group or an answer follow it. */
function itemsOf(list: unknown, mapping: Mapping): Items {
  return elements(list).flatMap(item => {
    restOf(item, itemMembers, 'item', mapping)
    const answers: Value[] = []
    const inside: Items = []
    for (const answer of elements(item['answer'])) {
      restOf(answer, answerMembers, 'item.answer', mapping)
      const value = choiceOf(answer, 'value', 'item.answer', mapping)
      if (value) answers.push(value)
      inside.push(...itemsOf(answer['item'], mapping))
    }
    const own = { item: text(item['linkId']) ?? '', ...given({ question: text(item['text']) }), answers }
    return [own, ...inside, ...itemsOf(item['item'], mapping)]
  })
}

/** The form's title, which R4 puts into an extension beside its address. */
function titleOf(resource: Element): string | undefined {
  const beside = element(resource['_questionnaire'])
  return elements(beside?.['extension']).flatMap(each => text(each['valueString']) ?? [])[0]
}

export const questionnaire: ResourceMap = {
  subject: 'subject',
  own: members('questionnaire:text authored source item:parts'),
  read(resource, base, mapping) {
    party(base, 'informant', resource['source'], 'source', mapping)
    const form = text(resource['questionnaire'])
    const title = titleOf(resource) ?? form
    return {
      kind: 'questionnaire',
      ...base,
      concept: { codes: [], ...given({ text: title }) },
      ...given({ recorded: momentOf(resource['authored'], 'authored', mapping), form }),
      items: itemsOf(resource['item'], mapping),
    }
  },
}
