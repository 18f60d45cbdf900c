import type { people as area } from '../areas/people.ts'
import type { Sentences } from '../language.ts'

export const people: Sentences<typeof area> = {
  'people.given':
    '{level, select, exact {The given name is the same.} close {The given names are spelt almost alike.} ' +
    'similar {The given names sound or look alike.} other {The given names differ.}}',
  'people.family':
    '{level, select, exact {The family name, or one of two, is the same.} ' +
    'close {The family names are spelt almost alike.} ' +
    'similar {The family names sound or look alike.} other {The family names differ.}}',
  'people.middle':
    '{level, select, exact {They share a further name.} close {A further name fits the other’s initial.} ' +
    'other {Their further names differ.}}',
  'people.order': 'Given and family name stand the other way round.',
  'people.birth':
    '{how, select, same {The birth date is the same.} ' +
    'partly {The birth dates agree as far as both are known for sure.} ' +
    'exchanged {Day and month of birth are exchanged.} part {One part of the birth date differs.} ' +
    'other {The birth dates differ.}}',
  'people.sex': '{level, select, exact {The sex is the same.} other {The sex differs.}}',
  'people.telecom':
    '{level, select, exact {They share a telephone number or an e-mail address.} ' +
    'other {Telephone and e-mail differ.}}',
  'people.address':
    '{level, select, exact {The address is the same.} close {The address is almost the same.} ' +
    'similar {They live under one postcode.} other {The addresses differ.}}',
  'people.identifier':
    '{level, select, exact {They share a number that identifies them.} ' +
    'close {They share a number, but not by whom it was given.} other {Their numbers differ.}}',
  'people.same-source': 'Both come from one source, which holds them as two people.',
  'people.other-number': 'They have different numbers in {system}.',
  'people.born-apart': 'Their birth dates cannot be one.',
  'people.generation': 'One is the elder and the other the younger of one name.',
  'people.died-before': 'One had died before the last that is known of the other.',
  'people.died-apart': 'They died on different days.',
  'people.source': '{name}',
  'people.source-by-hand': 'entered by hand',
  'people.source-files': '{path} and what came with it',
  'people.source-file': '{file}',
  'people.differ':
    '{what, select, died {Not every source knows of the death that is shown.} ' +
    'other {The sources {what, select, birth {give different birth dates} death {give different days of death} ' +
    'sex {differ about the sex} other {give different names}}: what is shown is from the newest description.}}',
  'people.rival': 'Somebody else fits almost as well.',
  'people.joins-others': 'This would make one person of two who contradict each other.',
}
