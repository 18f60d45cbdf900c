import { factKinds, type FactKind } from '../../domain/facts/registry.ts'
import type { Area } from '../values.ts'

/** What the facts of each kind are called together: `kind.observation` is "Results". */
type KindNames = { readonly [K in FactKind as `kind.${K}`]: {} }

/** A name for every kind in the registry; each language's sentences are asked for by the compiler. */
export const kinds = Object.fromEntries(
  factKinds.map(kind => [`kind.${kind}`, {}]),
) as KindNames satisfies Area // the mapped type says place by place what fromEntries cannot
