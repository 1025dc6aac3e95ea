// The machine: time zone data, disk, and who may read the key.
import { existsSync } from 'node:fs'
import { access, constants, stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Database } from '../../database/index.ts'
import { zoneDataBehind } from '../../domain/reminders/schedules/index.ts'
import { keyFile, oldKeyFile } from '../../ops/secret-key.ts'
import { type Clock, zoneDataVersion } from '../../time/index.ts'
import { bytes, type Finding, fail, looked, ok, warn } from './finding.ts'

export async function machineFindings(database: Database | null, isKeyKept: boolean, clock: Clock): Promise<Finding[]> {
  const { file } = database ?? {}
  return [
    zoneData(clock.now()),
    ...(database ? await looked('zones', () => storedTimes(database), 'Bring the schema up first.') : []),
    ...(file === undefined ? [] : await looked('disk', () => disk(file), 'Look at the folder of the database.')),
    ...(file === undefined
      ? []
      : await looked('files', () => files(file, isKeyKept), 'Look at the folder of the database.')),
  ]
}

/** A file that the first start will make: can it? */
export async function yetToBe(file: string): Promise<Finding> {
  let folder = dirname(file)
  while (!existsSync(folder)) folder = dirname(folder)
  const isFolder = (await stat(folder)).isDirectory()
  const mayWrite = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  )
  return isFolder && mayWrite
    ? warn('database', `${file} is not there yet`, 'npm start makes it.')
    : fail(
        'database',
        `${file} is not there yet, and ${folder} is no folder that can be written`,
        'Give that folder to the user that Proxy runs as, or name another place in DATABASE_URL.',
      )
}

/** New data comes several times a year; where a government changes its mind, old data is wrong by an hour. */
function zoneData(now: Date): Finding {
  const version = zoneDataVersion()
  const year = Number(/^\d{4}/.exec(version)?.[0] ?? 0)
  return year < now.getUTCFullYear()
    ? warn(
        'zones',
        `time zone data ${version}: reminders may be an hour off where rules changed since`,
        'Update Node, or set ICU_TIMEZONE_FILES_DIR to a folder with newer data. Stored times follow at the next start.',
      )
    : ok('zones', `time zone data ${version}`)
}

/** Whoever has the part “nudges” sets them anew at its start; until then what is stored may be an hour off. */
async function storedTimes({ knex }: Database): Promise<Finding[]> {
  if (!(await knex.schema.hasTable('settings'))) return []
  const behind = await knex.transaction((trx) => zoneDataBehind(trx, zoneDataVersion()))
  if (behind === null) return []
  const where = behind.at === null ? '' : `; they are being set anew: ${behind.at}`
  return [
    warn(
      'zones',
      `stored times were computed with time zone data ${behind.known}${where}`,
      'A process with the part “nudges” sets them anew, and goes on where it was stopped. Where all run, look at their log.',
    ),
  ]
}

async function disk(file: string): Promise<Finding[]> {
  const { bavail, bsize } = await statfs(dirname(file))
  const free = bavail * bsize
  const needed = (await stat(file)).size * 2
  const says = `${bytes(free)} free`
  if (free < 50_000_000) return [fail('disk', says, 'Make room now: without it nothing can be stored.')]
  // A backup takes as much as the database, and its journal grows beside it.
  if (free < Math.max(500_000_000, needed))
    return [warn('disk', says, 'Make room: a backup needs as much as the database.')]
  return [ok('disk', says)]
}

async function files(file: string, isKeyKept: boolean): Promise<Finding[]> {
  const findings: Finding[] = []
  const secret = [file, ...(isKeyKept ? [keyFile(file)] : [])]
  if (existsSync(oldKeyFile(file))) {
    secret.push(oldKeyFile(file))
    findings.push(warn('key', 'a change of keys was interrupted', 'npm run cli -- keys rotate goes on with it.'))
  }
  for (const one of secret) {
    if (!existsSync(one)) {
      findings.push(
        fail('key', `${one} is not there`, 'Restore it from a backup: what it sealed cannot be opened without it.'),
      )
      continue
    }
    const mode = (await stat(one)).mode & 0o777
    if ((mode & 0o077) !== 0)
      findings.push(fail('files', `others may read ${one} (${mode.toString(8)})`, `chmod 600 ${one}`))
  }
  return findings.length === 0 ? [ok('files', 'readable by their owner only')] : findings
}
