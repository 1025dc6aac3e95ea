// Every part, in the order of the table.
import type { Part } from './part.ts'
import { advance } from './parts/advance.ts'
import { burst } from './parts/burst.ts'
import { drain } from './parts/drain.ts'
import { isolation } from './parts/isolation.ts'
import { slackCommand } from './parts/slack-command.ts'
import { start } from './parts/start.ts'
import { tenThousand } from './parts/ten-thousand.ts'
import { tick } from './parts/tick.ts'

export const parts: readonly Part[] = [drain, advance, tick, slackCommand, burst, isolation, tenThousand, start]
