// `slack manifest`: what Slack is told of the app once, when it is created.
import type { Command } from 'commander'
import type { Operator } from './operator.ts'

export function addSlackManifest(program: Command, { config, environment, platforms, print }: Operator): void {
  program
    .command('slack')
    .description('What Slack needs to know')
    .command('manifest')
    .description('The app manifest, derived from the commands, to paste into "create app from manifest"')
    .action(async () => {
      const { slack, publicUrl } = config()
      const isHttp = slack?.signingSecret !== undefined && slack.appToken === undefined
      const command = environment['SLACK_COMMAND'] ?? '/proxy'
      const made = await platforms.slackManifest({ command, ...(isHttp ? { publicUrl } : {}) })
      print(JSON.stringify(made, null, 2))
    })
}
