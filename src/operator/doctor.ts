// `doctor`: looks at everything that can be wrong, says of each whether it is, and what to do next. Changes nothing.
import type { Command } from 'commander'
import type { Config } from '../app/config.ts'
import { type Database, openDatabase } from '../database/index.ts'
import { UserError } from '../user-error.ts'
import { databaseFindings } from './doctor/database.ts'
import { type Finding, fail, ok } from './doctor/finding.ts'
import { ledgerFindings } from './doctor/ledger.ts'
import { machineFindings, yetToBe } from './doctor/machine.ts'
import { platformFindings } from './doctor/platforms.ts'
import { missingFile, type Operator, Unwell } from './operator.ts'

export function addDoctor(program: Command, operator: Operator): void {
  program
    .command('doctor')
    .description(
      'Look at settings, database, tokens, time, disk and what waits to be sent; exit 1 where something fails',
    )
    .option('--json', 'as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const findings = await examine(operator)
      operator.print(json ? JSON.stringify(findings, null, 2) : asText(findings))
      if (findings.some(({ level }) => level === 'fail')) throw new Unwell()
    })
}

async function examine({ environment, clock, platforms, version, config: settle }: Operator): Promise<Finding[]> {
  const missing = missingFile(environment)
  let config: Config
  try {
    // Looking makes nothing: neither a database nor its key.
    config = settle()
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return [fail('settings', error.message, 'Mend these first; the rest can be looked at then.')]
  }
  const settings = ok('settings', `complete; Proxy ${version} on Node ${process.versions.node}`)
  if (missing !== null) {
    return [
      settings,
      await yetToBe(missing),
      ...(await machineFindings(null, false, clock)),
      ...(await platformFindings(config, null, platforms)),
    ]
  }
  let database: Database
  try {
    database = await openDatabase(config.databaseUrl)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const away = fail('database', `can't be used: ${reason}`, 'Look at DATABASE_URL, and what it leads to.')
    return [
      settings,
      away,
      ...(await machineFindings(null, false, clock)),
      ...(await platformFindings(config, null, platforms)),
    ]
  }
  try {
    const isKeyKept = database.file !== undefined && (environment['SECRET_KEY'] ?? '').trim() === ''
    return [
      settings,
      ...(await databaseFindings(database, clock)),
      ...(await machineFindings(database, isKeyKept, clock)),
      ...(await ledgerFindings(database, clock)),
      ...(await platformFindings(config, database, platforms)),
    ]
  } finally {
    await database.close()
  }
}

const asText = (findings: readonly Finding[]): string =>
  findings
    .map(
      ({ check, level, says, next }) =>
        `${level.padEnd(5)} ${check.padEnd(13)} ${says}${next ? `\n${' '.repeat(20)}${next}` : ''}`,
    )
    .join('\n')
