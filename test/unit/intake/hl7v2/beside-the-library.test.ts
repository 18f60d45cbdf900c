import { Hl7Message } from '@medplum/core'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseMessage } from '../../../../electron/intake/sources/hl7v2/message.ts'

/* What a parser of another project cuts a message into, whose framing is plain: the two were written apart. */
const field = fc.stringMatching(/^[A-Za-z0-9 .,+-]{0,6}$/)
const component = fc.array(field, { minLength: 1, maxLength: 4 }).map(each => each.join('&'))
const repetition = fc.array(component, { minLength: 1, maxLength: 4 }).map(each => each.join('^'))
const fields = fc.array(
  fc.array(repetition, { minLength: 1, maxLength: 3 }).map(each => each.join('~')),
  { minLength: 1, maxLength: 8 },
)
const segment = fc
  .tuple(fc.stringMatching(/^[A-LN-Z][A-Z][A-Z0-9]$/), fields)
  .map(([name, each]) => [name, ...each].join('|'))

it('a message is cut into the same segments, fields, repetitions and components', () =>
  fc.assert(
    fc.property(fc.array(segment, { maxLength: 8 }), segments => {
      const text = ['MSH|^~\\&|LAB|HILL|||20240305||ORU^R01|1|P|2.5', ...segments].join('\r')
      const ours = parseMessage(Buffer.from(text))
      if (typeof ours === 'string') throw new Error(ours)
      const theirs = Hl7Message.parse(text).segments
      expect(ours.segments.map(({ name }) => name)).toEqual(theirs.map(({ name }) => name))
      for (const [at, { fields: their, name }] of theirs.entries()) {
        const our = ours.segments[at]!
        // In a header the library counts from its second field.
        const before = name === 'MSH' ? 1 : 0
        for (let place = 2; place < their.length; place++) {
          const cut = our
            .repetitions(place + before)
            .map(each => our.components(each).map(part => part.trim()))
          const known = their[place]!.components.map(each => each.map(part => part.trim()))
          if (known.flat().some(part => part !== '')) expect(cut).toEqual(known)
        }
      }
    }),
  ))
