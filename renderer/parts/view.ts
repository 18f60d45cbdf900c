import type { Icon } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { z } from 'zod'
import type { Places, ViewId } from '../client/router.ts'
import type { PlainKey } from '../../shared/words/message.ts'

/** A view: what the rail, the palette, the keys and the window's title need to know of it, and its page. */
export interface View<V extends ViewId> {
  readonly id: V
  readonly title: PlainKey
  readonly icon: Icon
  /** The view under whose line in the rail this one is found; without it, it has a line of its own. */
  readonly within?: ViewId
  /** What of the view is shown: plain data, so that a place can be kept. */
  readonly parameters: z.ZodType<Places[V]>
  readonly Page: ComponentType<Places[V]>
}
