import { describe, expect, it } from 'vitest'
import { againstFirst, speaksAgainst } from '../../../../shared/domain/speaks-against.ts'
import { people } from '../../../../shared/words/areas/people.ts'
import { people as english } from '../../../../shared/words/en/people.ts'
import { say } from '../../../../shared/words/message.ts'

/** Every reason that there is, with everything it may say of how two agree; names of sources are none. */
const reasons = Object.entries(people)
  .filter(([key]) => !key.startsWith('people.source') && key !== 'people.differ')
  .flatMap(([key, spec]) => {
    const [name, kind] = Object.entries(spec as Record<string, { options?: readonly string[] }>)[0] ?? []
    return kind?.options
      ? kind.options.map(option => ({ key, values: { [name!]: option } }))
      : [{ key, values: {} }]
  })

/** How sentences say that something differs. */
const differences = [
  'differ',
  'cannot be',
  'two people',
  'elder and the other',
  'had died',
  'died on different',
  'other way round',
  'somebody else',
  'contradict',
]

describe('a reason why two may be one person', () => {
  it('is looked at, all of them', () => expect(reasons.length).toBeGreaterThan(25))
  it.each(reasons.map(each => [`${each.key} ${Object.values(each.values).join('')}`, each] as const))(
    '%s speaks against it where its sentence says that something differs, and else for it',
    (_, each) => {
      const sentence = english[each.key as keyof typeof english]
      const option = Object.values(each.values)[0]
      const found = [option, 'other'].map(name => new RegExp(`\\b${name} \\{([^}]*)\\}`).exec(sentence)?.[1])
      const said = option === undefined ? sentence : (found.find(Boolean) ?? '')
      const isAgainst = differences.some(words => said.toLowerCase().includes(words))
      expect(speaksAgainst(each)).toBe(isAgainst)
    },
  )
  it('stands behind those against it, and each where its weight had put it', () => {
    const all = [
      say('people.birth', { how: 'same' }),
      say('people.given', { level: 'disagree' }),
      say('people.telecom', { level: 'exact' }),
      say('people.other-number', { system: 'urn:a' }),
    ]
    expect(againstFirst(all)).toEqual([all[1], all[3], all[0], all[2]])
  })
})
