// The state of what a person's pages show, read for many people in one statement: it differs after every change, whoever or
// whatever made it (a chat, the scheduler, another process, a person of a shared project, a program, the turn of the day).
import type { Database } from '../database/index.ts'
import { preferences } from '../models/json.ts'
import { localDay } from '../time/index.ts'

/** The state of one person's things. */
export interface PageState {
  /** The newest moment of each source, UTC. One that becomes older or null changes nothing: old rows are purged. */
  readonly moments: ReadonlyMap<string, Date>
  /** What has no moment of its own: another value is a change. */
  readonly facts: string
}

/**
 * Newest moments by source. Each is one look into an index, or reads a few rows: an open page costs the same with ten tasks
 * and with ten thousand. `u` is the person. Work of requests is in `changes`; the others are written without one.
 */
const MOMENTS: Readonly<Record<string, string>> = {
  // Also written where the clock moves a repeating task on or ends a focus session, and where a sign-in or
  // a session on the page ends.
  person_at: 'u.updated_at',
  changed_at: 'SELECT MAX(created_at) FROM changes WHERE user_id = u.user_id',
  undone_at: 'SELECT MAX(undone_at) FROM changes WHERE user_id = u.user_id AND undone_at IS NOT NULL',
  // Whatever people of shared projects do may be in those projects.
  others_changed_at: `SELECT MAX(newest) FROM (
    SELECT (SELECT MAX(created_at) FROM changes WHERE user_id = others.user_id) AS newest FROM (OTHERS) others) each_other`,
  others_undone_at: `SELECT MAX(newest) FROM (
    SELECT (SELECT MAX(undone_at) FROM changes WHERE user_id = others.user_id AND undone_at IS NOT NULL) AS newest
    FROM (OTHERS) others) each_other`,
  // Their repeating tasks that the scheduler moved on.
  others_at: 'SELECT MAX(updated_at) FROM users WHERE user_id IN (OTHERS)',
  schedule_at: 'SELECT MAX(updated_at) FROM schedules WHERE user_id = u.user_id AND subject_id IS NULL',
  planned_at: 'SELECT MAX(created_at) FROM nudges WHERE user_id = u.user_id AND local_date >= YESTERDAY',
  nudge_at: 'SELECT MAX(sent_at) FROM nudges WHERE user_id = u.user_id AND local_date >= YESTERDAY',
  answered_at: 'SELECT MAX(answered_at) FROM nudges WHERE user_id = u.user_id AND local_date >= YESTERDAY',
  calendar_at: 'SELECT MAX(updated_at) FROM calendars WHERE user_id = u.user_id',
  fetched_at: 'SELECT MAX(fetched_at) FROM calendars WHERE user_id = u.user_id',
  failed_at: 'SELECT MAX(failed_at) FROM calendars WHERE user_id = u.user_id',
  token_at: 'SELECT MAX(created_at) FROM api_tokens WHERE user_id = u.user_id',
  token_used_at: 'SELECT MAX(used_at) FROM api_tokens WHERE user_id = u.user_id',
  closed_at: 'SELECT MAX(dm_closed_at) FROM chat_accounts WHERE user_id = u.user_id',
  browser_at: `SELECT MAX(push_devices.updated_at) FROM push_devices
    JOIN chat_accounts ON chat_accounts.account_id = push_devices.account_id WHERE chat_accounts.user_id = u.user_id`,
}

/** Numbers and ids by source. */
const FACTS: Readonly<Record<string, string>> = {
  focus: 'SELECT session_id FROM focus_sessions WHERE user_id = u.user_id AND ended_at IS NULL',
  planned: 'SELECT COUNT(*) FROM nudges WHERE user_id = u.user_id AND local_date >= YESTERDAY',
  waiting: "SELECT COUNT(*) FROM nudges WHERE user_id = u.user_id AND local_date >= YESTERDAY AND state = 'pending'",
  calendars: 'SELECT COUNT(*) FROM calendars WHERE user_id = u.user_id AND removed_at IS NULL',
  tokens: 'SELECT COUNT(*) FROM api_tokens WHERE user_id = u.user_id',
  accounts: 'SELECT COUNT(*) FROM chat_accounts WHERE user_id = u.user_id AND dm_closed_at IS NULL',
  projects: 'SELECT COUNT(*) FROM project_members WHERE user_id = u.user_id',
  browsers: `SELECT COUNT(*) FROM push_devices
    JOIN chat_accounts ON chat_accounts.account_id = push_devices.account_id WHERE chat_accounts.user_id = u.user_id`,
}

/** People who share a project with the person. */
const OTHERS = `
  SELECT other.user_id FROM project_members own
    JOIN project_members other ON other.project_id = own.project_id
    WHERE own.user_id = u.user_id AND other.user_id <> u.user_id
  UNION SELECT projects.owner_id FROM project_members own
    JOIN projects ON projects.project_id = own.project_id WHERE own.user_id = u.user_id
  UNION SELECT other.user_id FROM projects
    JOIN project_members other ON other.project_id = projects.project_id WHERE projects.owner_id = u.user_id`

/**
 * The states of these people, by their id. One statement.
 * @param now UTC
 */
export async function loadPageStates(
  knex: Database['knex'],
  userIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, PageState>> {
  // A nudge belongs to a day of its person; two days back hold whatever zone they are in.
  const yesterday = `'${new Date(now.getTime() - 2 * 86_400_000).toISOString().slice(0, 10)}'`
  const columns = Object.entries({ ...MOMENTS, ...FACTS }).map(
    ([name, sql]) => `(${sql.replaceAll('OTHERS', OTHERS).replaceAll('YESTERDAY', yesterday)}) AS ${name}`,
  )
  const rows: Record<string, unknown>[] = await knex('users as u')
    .select('u.user_id', 'u.timezone', 'u.preferences', knex.raw(columns.join(', ')))
    .whereIn('u.user_id', [...userIds])
  return new Map(rows.map((row) => [String(row['user_id']), readState(row, now)]))
}

function readState(row: Readonly<Record<string, unknown>>, now: Date): PageState {
  const moments = new Map<string, Date>()
  for (const name of Object.keys(MOMENTS)) {
    const value = row[name]
    if (value instanceof Date) moments.set(name, value)
  }
  // At the turn of the day other things are due today.
  const dayStartsAt = preferences.read(String(row['preferences'] ?? '{}')).day_starts_at
  const today = localDay(now, String(row['timezone'] ?? 'UTC'), dayStartsAt)
  return { moments, facts: JSON.stringify([today, ...Object.keys(FACTS).map((name) => String(row[name] ?? ''))]) }
}

/** Whether a page that was right before has to be drawn anew. */
export const hasStateChanged = (before: PageState, after: PageState): boolean =>
  before.facts !== after.facts ||
  [...after.moments].some(([name, moment]) => moment.getTime() > (before.moments.get(name)?.getTime() ?? -1))

/** Whether anything is newer than a page that was drawn at this moment. */
export const isNewerThan = ({ moments }: PageState, drawnAt: Date): boolean =>
  [...moments.values()].some((moment) => moment > drawnAt)
