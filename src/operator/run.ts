// The command line as a function: words in, an exit code out. 0 done, 1 it did not work, 2 it was asked wrongly.
import { Command, CommanderError } from 'commander'
import { fileTrouble } from '../database/index.ts'
import { UserError } from '../user-error.ts'
import { addAdminToken } from './admin-token.ts'
import { addBackup } from './backup.ts'
import { addDiscordRegister } from './discord-register.ts'
import { addDoctor } from './doctor.ts'
import { addKeysRotate } from './keys-rotate.ts'
import { addMigrate } from './migrate.ts'
import { type Operator, Unwell } from './operator.ts'
import { addRestore } from './restore.ts'
import { addSchedulePreview } from './schedule-preview.ts'
import { addSlackManifest } from './slack-manifest.ts'
import { addUser } from './user.ts'

/** @param words what stands after the program's name */
export async function run(words: readonly string[], operator: Operator): Promise<0 | 1 | 2> {
  try {
    await programOf(operator).parseAsync([...words], { from: 'user' })
    return 0
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (error instanceof Unwell) return 1
    operator.complain(error instanceof UserError ? error.message : `That did not work: ${reasonOf(error)}`)
    return error instanceof UserError && error.message.startsWith('It goes:') ? 2 : 1
  }
}

function programOf(operator: Operator): Command {
  const program = new Command('proxy')
    .description('Runs what an operator of Proxy needs. Settings come from the environment; see .env.example.')
    .version(operator.version, '--version', 'which Proxy this is')
    .exitOverride()
    .showHelpAfterError('(--help behind any command says more)')
    .configureOutput({
      writeOut: (text) => operator.print(text.trimEnd()),
      writeErr: (text) => operator.complain(text.trimEnd()),
    })
  addDoctor(program, operator)
  addMigrate(program, operator)
  addBackup(program, operator)
  addRestore(program, operator)
  addAdminToken(program, operator)
  addUser(program, operator)
  addSchedulePreview(
    program,
    (work) => operator.use((database) => database.knex.transaction(work)),
    operator.print,
    () => operator.clock.now(),
  )
  addSlackManifest(program, operator)
  addDiscordRegister(program, operator)
  addKeysRotate(program, operator)
  return program
}

const reasonOf = (error: unknown): string =>
  fileTrouble(error) ?? (error instanceof Error ? error.message : String(error))
