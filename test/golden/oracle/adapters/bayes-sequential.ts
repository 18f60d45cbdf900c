import type { TopicAdapters } from './adapter.ts'

export const bayesSequential: TopicAdapters = {}
