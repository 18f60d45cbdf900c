import type { TopicAdapters } from './adapter.ts'

export const meta: TopicAdapters = {}
