// `schedule preview`: what a person would be sent over some days, to answer "why did it come at three?".

import type { Command } from 'commander'
import type { Transaction } from 'objection'
import type { PreviewedNudge } from '../contracts/nudges.ts'
import * as people from '../domain/people/index.ts'
import { createSystemMe } from '../domain/request/me.ts'
import type { Kinds } from '../nudges/kinds/index.ts'
import { kinds } from '../nudges/kinds/index.ts'
import { previewNudges } from '../nudges/preview/index.ts'
import { addDays, isDay, localDay, localTime } from '../time/index.ts'
import { UserError } from '../user-error.ts'
import { clockChangeText, conditionText } from '../views/upcoming.ts'

export interface PreviewOptions {
  /** A username, or the id. */
  readonly user: string
  /** Local days; by default today and six more. */
  readonly from?: string
  readonly to?: string
  readonly json?: boolean
}

/**
 * Adds `schedule preview` to the operator's commands.
 * @param run opens the database for one transaction
 */
export function addSchedulePreview(
  program: Command,
  run: <R>(work: (trx: Transaction) => Promise<R>) => Promise<R>,
  print: (text: string) => void,
  now: () => Date,
): void {
  program
    .command('schedule')
    .description('What people will be sent')
    .command('preview')
    .description('Everything a person would be sent, day by day, with what a clock change does to it')
    .requiredOption('--user <name>', 'whose: a username or an id')
    .option('--from <day>', 'first local day, YYYY-MM-DD; today if left out')
    .option('--to <day>', 'last local day; six days on if left out')
    .option('--json', 'as JSON')
    .action(async (options: PreviewOptions) => {
      const shown = await run((trx) => createPreviewReport(trx, kinds, options, now()))
      print(options.json ? JSON.stringify(shown, null, 2) : previewText(shown, kinds))
    })
}

/** The output of the command; instants in UTC, ISO. */
export interface PreviewReport {
  readonly user: string
  readonly zone: string
  readonly from: string
  readonly to: string
  readonly nudges: readonly (Omit<PreviewedNudge, 'at' | 'dueAt'> & {
    readonly at: string | null
    readonly dueAt: string | null
  })[]
}

/** @throws UserError for an unknown person or an invalid day */
async function createPreviewReport(
  trx: Transaction,
  kinds: Kinds,
  options: PreviewOptions,
  now: Date,
): Promise<PreviewReport> {
  const user = await people.findUserByHandle(trx, options.user)
  if (!user) throw new UserError(`Nobody here is called “${options.user}”. Name them by username or id.`)
  const from = parsePreviewDay(options.from) ?? localDay(now, user.timezone, '00:00')
  const to = parsePreviewDay(options.to) ?? addDays(from, 6)
  const coming = await previewNudges(createSystemMe(trx, user, now), kinds, { from, to })
  return {
    user: user.username,
    zone: user.timezone,
    from,
    to,
    nudges: coming.map((each) => ({
      ...each,
      at: each.at?.toISOString() ?? null,
      dueAt: each.dueAt?.toISOString() ?? null,
    })),
  }
}

function parsePreviewDay(words: string | undefined): string | null {
  if (words === undefined) return null
  if (!isDay(words)) throw new UserError(`Try: --from 2026-03-01 --to 2026-03-31; I can't read “${words}” as a day.`)
  return words
}

/** One line each: the person's clock, UTC, what it is, and any adjustment of its time. */
function previewText({ user, zone, from, to, nudges }: PreviewReport, kinds: Kinds): string {
  const lines = nudges.map((each) => {
    const at = each.at ?? each.dueAt
    const local =
      at === null ? `${each.day} --:--` : `${localDay(new Date(at), zone, '00:00')} ${localTime(new Date(at), zone)}`
    return [
      local,
      at ?? '(no such moment)',
      each.isTimed ? 'timed' : 'offered',
      [kinds.get(each.kind)?.label ?? each.kind, each.subject].filter(Boolean).join(': '),
      clockChangeText(each),
      conditionText(each),
    ]
      .filter(Boolean)
      .join('  ')
  })
  return [`${user}, ${zone}, ${from} to ${to}: ${nudges.length === 0 ? 'nothing' : nudges.length}`, ...lines].join('\n')
}
