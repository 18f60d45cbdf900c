import type { TopicAdapters } from './adapter.ts'

export const propensity: TopicAdapters = {}
