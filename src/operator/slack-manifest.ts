// `slack manifest`: prints the app's manifest for creating it.
import type { Command } from 'commander'
import { UserError } from '../user-error.ts'
import type { OperatorContext } from './operator.ts'

export function addSlackManifest(
  program: Command,
  { loadConfig, environment, platforms, print }: OperatorContext,
): void {
  program
    .command('slack')
    .description('Registering with Slack')
    .command('manifest')
    .description('The app manifest, derived from the commands, to paste into "create app from manifest"')
    .option('--socket', 'for Socket Mode, though PUBLIC_URL is set')
    .option(
      '--oauth',
      'for Socket Mode with OAuth: people return to PUBLIC_URL after they agreed to something at Slack',
    )
    .option('--one', 'for HTTP with the bot token of one workspace, without OAuth')
    .option('--agent', "with Slack's agent view and suggested prompts, on a paid plan")
    .option('--workflow', 'with the workflow step “Capture for somebody”, on a paid plan')
    .action(
      async ({
        socket,
        oauth,
        one,
        agent,
        workflow,
      }: Record<'socket' | 'oauth' | 'one' | 'agent' | 'workflow', true | undefined>) => {
        const { slack, publicUrl } = loadConfig()
        const hasAddress = environment['PUBLIC_URL'] !== undefined
        if (oauth && !hasAddress)
          throw new UserError('OAuth needs PUBLIC_URL, the address under which browsers reach this port.')
        if (oauth && (socket || one)) throw new UserError('Choose one of --socket, --oauth and --one.')
        // Requests come to the public address; before the app exists nothing else shows which mode is wanted.
        const isHttp = !socket && !oauth && slack?.appToken === undefined && hasAddress
        if (one && !isHttp)
          throw new UserError('HTTP needs PUBLIC_URL, the address under which Slack reaches this port.')
        const command = environment['SLACK_COMMAND'] ?? '/proxy'
        const made = await platforms.slackManifest({
          command,
          ...(isHttp || oauth ? { publicUrl } : {}),
          ...(oauth ? { isSocket: true } : {}),
          ...(one ? { isForOne: true } : {}),
          ...(agent ? { hasAgentView: true } : {}),
          ...(workflow ? { hasWorkflowStep: true } : {}),
        })
        print(JSON.stringify(made, null, 2))
      },
    )
}
