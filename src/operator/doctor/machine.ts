// Checks the machine: time zone data, disk, and permissions of the key.
import { existsSync } from 'node:fs'
import { access, constants, stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Database } from '../../database/index.ts'
import { findOutdatedZoneData } from '../../domain/reminders/schedules/index.ts'
import { keyFile, oldKeyFile } from '../../ops/secret-key.ts'
import { type Clock, zoneDataVersion } from '../../time/index.ts'
import { type Finding, failFinding, formatBytes, okFinding, runCheck, warnFinding } from './finding.ts'

export async function machineFindings(database: Database | null, isKeyKept: boolean, clock: Clock): Promise<Finding[]> {
  const { file } = database ?? {}
  return [
    checkZoneData(clock.now()),
    ...(database ? await runCheck('zones', () => checkStoredTimes(database), 'Migrate the database first.') : []),
    ...(file === undefined ? [] : await runCheck('disk', () => checkDisk(file), 'Check the folder of the database.')),
    ...(file === undefined
      ? []
      : await runCheck('files', () => checkFiles(file, isKeyKept), 'Check the folder of the database.')),
  ]
}

/** Whether the file that the first start creates can be created. */
export async function missingDatabaseFinding(file: string): Promise<Finding> {
  let folder = dirname(file)
  while (!existsSync(folder)) folder = dirname(folder)
  const isFolder = (await stat(folder)).isDirectory()
  const mayWrite = await access(folder, constants.W_OK).then(
    () => true,
    () => false,
  )
  return isFolder && mayWrite
    ? warnFinding('database', `${file} doesn't exist yet`, 'npm start creates it.')
    : failFinding(
        'database',
        `${file} doesn't exist yet, and ${folder} isn't a writable folder`,
        'Give that folder to the user Proxy runs as, or choose another place in DATABASE_URL.',
      )
}

/** New zone data comes several times a year; where a rule changed, old data is wrong by an hour. */
function checkZoneData(now: Date): Finding {
  const version = zoneDataVersion()
  const year = Number(/^\d{4}/.exec(version)?.[0] ?? 0)
  return year < now.getUTCFullYear()
    ? warnFinding(
        'zones',
        `time zone data ${version}: reminders may be an hour off where rules changed since`,
        'Update Node, or set ICU_TIMEZONE_FILES_DIR to a folder with newer data. Stored times follow at the next start.',
      )
    : okFinding('zones', `time zone data ${version}`)
}

/** Processes with the part “nudges” recompute stored times at start; until then they may be an hour off. */
async function checkStoredTimes({ knex }: Database): Promise<Finding[]> {
  if (!(await knex.schema.hasTable('settings'))) return []
  const behind = await knex.transaction((trx) => findOutdatedZoneData(trx, zoneDataVersion()))
  if (behind === null) return []
  const where = behind.at === null ? '' : `; they are being recomputed: ${behind.at}`
  return [
    warnFinding(
      'zones',
      `stored times were computed with time zone data ${behind.known}${where}`,
      'A process with the part “nudges” recomputes them, and continues where it stopped. If all are running, check their logs.',
    ),
  ]
}

async function checkDisk(file: string): Promise<Finding[]> {
  const { bavail, bsize } = await statfs(dirname(file))
  const free = bavail * bsize
  const needed = (await stat(file)).size * 2
  const says = `${formatBytes(free)} free`
  if (free < 50_000_000) return [failFinding('disk', says, 'Free some space now: without it nothing can be stored.')]
  // A backup is as large as the database, and its journal grows beside it.
  if (free < Math.max(500_000_000, needed))
    return [warnFinding('disk', says, 'Free some space: a backup needs as much as the database.')]
  return [okFinding('disk', says)]
}

async function checkFiles(file: string, isKeyKept: boolean): Promise<Finding[]> {
  const findings: Finding[] = []
  const secret = [file, ...(isKeyKept ? [keyFile(file)] : [])]
  if (existsSync(oldKeyFile(file))) {
    secret.push(oldKeyFile(file))
    findings.push(warnFinding('key', 'a key rotation was interrupted', 'Continue it with npm run cli -- keys rotate.'))
  }
  for (const one of secret) {
    if (!existsSync(one)) {
      findings.push(
        failFinding(
          'key',
          `${one} is missing`,
          "Restore it from a backup: what it encrypted can't be read without it.",
        ),
      )
      continue
    }
    const mode = (await stat(one)).mode & 0o777
    if ((mode & 0o077) !== 0)
      findings.push(failFinding('files', `others may read ${one} (${mode.toString(8)})`, `chmod 600 ${one}`))
  }
  return findings.length === 0 ? [okFinding('files', 'readable by their owner only')] : findings
}
