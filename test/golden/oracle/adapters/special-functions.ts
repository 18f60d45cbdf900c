import type { TopicAdapters } from './adapter.ts'

export const specialFunctions: TopicAdapters = {}
