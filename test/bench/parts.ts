// Every part, in the order of the table.
import type { Part } from './part.ts'
import { acknowledge } from './parts/acknowledge.ts'
import { advance } from './parts/advance.ts'
import { burst } from './parts/burst.ts'
import { calendars } from './parts/calendars.ts'
import { capture } from './parts/capture.ts'
import { day } from './parts/day.ts'
import { drain } from './parts/drain.ts'
import { flood } from './parts/flood.ts'
import { isolation } from './parts/isolation.ts'
import { page } from './parts/page.ts'
import { purging } from './parts/purge.ts'
import { slackCommand } from './parts/slack-command.ts'
import { soak } from './parts/soak.ts'
import { start } from './parts/start.ts'
import { tenThousand } from './parts/ten-thousand.ts'
import { tick } from './parts/tick.ts'
import { year } from './parts/year.ts'

export const parts: readonly Part[] = [
  drain,
  advance,
  tick,
  capture,
  slackCommand,
  acknowledge,
  burst,
  isolation,
  flood,
  tenThousand,
  start,
  soak,
  day,
  purging,
  year,
  calendars,
  page,
]
