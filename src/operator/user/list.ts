// `user list`: people and their platforms.
import { type Command, InvalidArgumentError } from 'commander'
import { listUsers, type UserSummary } from '../../domain/people/list-users.ts'
import type { OperatorContext } from '../operator.ts'

const DEFAULT_LIMIT = 100

export function addUserList(user: Command, { withDatabase, print }: OperatorContext): void {
  user
    .command('list')
    .description('Who is here and where they write, oldest first; never what they do')
    .option('--from <number>', 'start with the person of this number', parsePositiveInteger, 1)
    .option('--limit <number>', 'how many at most', parsePositiveInteger, DEFAULT_LIMIT)
    .option('--json', 'as JSON')
    .action(async ({ from, limit, json }: { from: number; limit: number; json?: boolean }) => {
      const { people, count } = await withDatabase(({ knex }) =>
        knex.transaction((trx) => listUsers(trx, { offset: from - 1, limit })),
      )
      if (json) return print(JSON.stringify(people, null, 2))
      for (const person of people) print(userLine(person))
      const last = from - 1 + people.length
      print(last < count ? `${from} to ${last} of ${count}; continue with --from ${last + 1}.` : `${count} in all.`)
    })
}

/** @throws InvalidArgumentError for anything else */
export function parsePositiveInteger(words: string): number {
  const number = Number(words)
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('A whole number, 1 or more.')
  return number
}

const userLine = ({ username, userId, platforms, zone, lastSeenAt, isActive, isOperator }: UserSummary): string =>
  [
    username,
    userId,
    platforms.join(',') || 'nowhere',
    zone,
    lastSeenAt ? `seen ${lastSeenAt.toISOString().slice(0, 10)}` : 'never seen',
    ...(isOperator ? ['operator'] : []),
    ...(isActive ? [] : ['switched off']),
  ].join('  ')
