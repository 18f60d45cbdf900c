import type { TopicAdapters } from './adapter.ts'

export const glm: TopicAdapters = {}
