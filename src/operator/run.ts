// The command line as a function: words in, exit code out. 0 done, 1 failed, 2 wrong usage.
import { Command, CommanderError } from 'commander'
import { fileProblem } from '../database/index.ts'
import { Refusal } from '../user-error.ts'
import { explainRefusal } from '../views/refusals/index.ts'
import { addAdminToken } from './admin-token.ts'
import { addBackup } from './backup.ts'
import { addDiscordRegister } from './discord-register.ts'
import { addDoctor } from './doctor.ts'
import { addKeysRotate } from './keys-rotate.ts'
import { addMcp } from './mcp.ts'
import { addMigrate } from './migrate.ts'
import { CheckFailedError, type OperatorContext } from './operator.ts'
import { addRestore } from './restore.ts'
import { addSchedulePreview } from './schedule-preview.ts'
import { addSlackManifest } from './slack-manifest.ts'
import { addUser } from './user.ts'
import { addWebhookCommands } from './webhook.ts'

/** @param words after the program's name */
export async function runOperatorCommand(words: readonly string[], operator: OperatorContext): Promise<0 | 1 | 2> {
  try {
    await createProgram(operator).parseAsync([...words], { from: 'user' })
    return 0
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (error instanceof CheckFailedError) return 1
    const refused = error instanceof Refusal ? explainRefusal(error) : null
    operator.printError(refused?.message ?? `That didn't work: ${operatorErrorText(error)}`)
    return refused?.message.startsWith('Try:') ? 2 : 1
  }
}

function createProgram(operator: OperatorContext): Command {
  const program = new Command('proxy')
    .description('What an operator of Proxy needs. Settings come from the environment; see .env.example.')
    .version(operator.version, '--version', 'which Proxy this is')
    .exitOverride()
    .showHelpAfterError('(add --help to any command for more)')
    .configureOutput({
      writeOut: (text) => operator.print(text.trimEnd()),
      writeErr: (text) => operator.printError(text.trimEnd()),
    })
  addDoctor(program, operator)
  addMcp(program, operator)
  addMigrate(program, operator)
  addBackup(program, operator)
  addRestore(program, operator)
  addAdminToken(program, operator)
  addUser(program, operator)
  addWebhookCommands(program, operator)
  addSchedulePreview(
    program,
    (work) => operator.withDatabase((database) => database.knex.transaction(work)),
    operator.print,
    () => operator.clock.now(),
  )
  addSlackManifest(program, operator)
  addDiscordRegister(program, operator)
  addKeysRotate(program, operator)
  return program
}

const operatorErrorText = (error: unknown): string =>
  fileProblem(error) ?? (error instanceof Error ? error.message : String(error))
