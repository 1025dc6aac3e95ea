// `doctor`: checks everything that can be wrong, reports each with what to do next. Changes nothing.
import type { Command } from 'commander'
import type { Config } from '../app/config.ts'
import { type Database, openDatabase } from '../database/index.ts'
import { UserError } from '../user-error.ts'
import { databaseFindings } from './doctor/database.ts'
import { type Finding, failFinding, okFinding } from './doctor/finding.ts'
import { machineFindings, missingDatabaseFinding } from './doctor/machine.ts'
import { outboxFindings } from './doctor/outbox.ts'
import { platformFindings } from './doctor/platforms.ts'
import { CheckFailedError, missingDatabaseFile, type OperatorContext } from './operator.ts'

export function addDoctor(program: Command, operator: OperatorContext): void {
  program
    .command('doctor')
    .description(
      'Check settings, database, tokens, time, disk and what is waiting to be sent; exits with 1 if something fails',
    )
    .option('--json', 'as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const findings = await runChecks(operator)
      operator.print(json ? JSON.stringify(findings, null, 2) : findingsText(findings))
      if (findings.some(({ level }) => level === 'fail')) throw new CheckFailedError()
    })
}

async function runChecks({
  environment,
  clock,
  platforms,
  version,
  loadConfig: settle,
}: OperatorContext): Promise<Finding[]> {
  const missing = missingDatabaseFile(environment)
  let config: Config
  try {
    // Checking creates nothing: neither a database nor its key.
    config = settle()
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return [failFinding('settings', error.message, 'Fix these first; then the rest can be checked.')]
  }
  const settings = okFinding('settings', `complete; Proxy ${version} on Node ${process.versions.node}`)
  if (missing !== null) {
    return [
      settings,
      await missingDatabaseFinding(missing),
      ...(await machineFindings(null, false, clock)),
      ...(await platformFindings(config, null, platforms)),
    ]
  }
  let database: Database
  try {
    database = await openDatabase(config.databaseUrl)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const away = failFinding('database', `can't be used: ${reason}`, 'Check DATABASE_URL, and what it points to.')
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
      ...(await outboxFindings(database, clock)),
      ...(await platformFindings(config, database, platforms)),
    ]
  } finally {
    await database.close()
  }
}

const findingsText = (findings: readonly Finding[]): string =>
  findings
    .map(
      ({ check, level, says, next }) =>
        `${level.padEnd(5)} ${check.padEnd(13)} ${says}${next ? `\n${' '.repeat(20)}${next}` : ''}`,
    )
    .join('\n')
