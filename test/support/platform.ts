// A platform with nothing behind it, for those who watch what is handed to one.
import type { Platform } from '../../src/chat/platform.ts'

/** Sends as it is told; whatever else is asked of it, it has never heard of. */
export const platformThat = (does: Partial<Platform> & Pick<Platform, 'name' | 'send'>): Platform => ({
  start: async () => undefined,
  stop: async () => undefined,
  lookUp: async () => 'absent',
  edit: async () => 'edited',
  viewText: () => '',
  isReady: () => true,
  ...does,
})
