import { Button, Text } from '@mantine/core'
import type { ConceptSet } from '../../../shared/domain/concepts/concept-set.ts'
import type { services } from '../../client/services.ts'
import { spoken, words } from '../../ui/words.ts'
import { withCodes } from './own-set.ts'

export type Matches = Awaited<ReturnType<typeof services.library.matches>>[number]

/** What is counted of a set in this casebook: its codes with their people, and codes that go by one of its names. */
export function Counted({
  set,
  found,
  onChange,
}: {
  set: ConceptSet
  found: Matches | undefined
  onChange(set: ConceptSet): void
}) {
  if (!found) return null
  const { people, codes, byName } = found
  const all = set.include === 'any' ? codes.length : set.include.length
  return (
    <div className="counted">
      <details>
        <summary>
          {codes.length === 0
            ? words('compare.none-here', { codes: all })
            : words('compare.counted', { people, found: codes.length, codes: all })}
        </summary>
        <ul>
          {codes.map(({ code, people: each }) => (
            <li key={`${code.system} ${code.code}`}>
              <bdi>{code.display ?? code.code}</bdi> <span>{code.code}</span>{' '}
              {words('compare.people', { people: each })}
            </li>
          ))}
        </ul>
        {set.note !== undefined && <p>{spoken(set.note)}</p>}
      </details>
      {byName.length > 0 && (
        <div className="by-name">
          <Text size="sm">
            {words('compare.found-by-name', {
              names: byName.slice(0, 3).map(({ code }) => code.display ?? code.code),
              more: Math.max(0, byName.length - 3),
            })}
          </Text>
          <Button
            size="compact-xs"
            variant="default"
            onClick={() =>
              onChange(
                withCodes(
                  set,
                  byName.map(({ code }) => code),
                ),
              )
            }
          >
            {words('compare.count-them', { codes: byName.length })}
          </Button>
        </div>
      )}
    </div>
  )
}
