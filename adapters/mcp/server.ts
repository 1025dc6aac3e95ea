// One conversation with an assistant: tools and prompts from the catalogue of commands, lists as resources. Every call is
// a request of the person, limited by the token, through the same dispatcher as any other.
import { Server } from '@modelcontextprotocol/sdk/server/index.js'
import {
  CallToolRequestSchema,
  type CallToolResult,
  ErrorCode,
  GetPromptRequestSchema,
  ListPromptsRequestSchema,
  ListResourcesRequestSchema,
  ListToolsRequestSchema,
  McpError,
  ReadResourceRequestSchema,
} from '@modelcontextprotocol/sdk/types.js'
import { toolName } from '../../src/chat/command.ts'
import { missingOptions } from '../../src/chat/form.ts'
import type { RawValues, Request } from '../../src/chat/request.ts'
import type { Answer, Dispatcher } from '../../src/chat/run/dispatcher.ts'
import { viewData } from '../../src/chat/view-data.ts'
import type { TokenHolder } from '../../src/contracts/programs.ts'
import { MCP_PLATFORM } from './limits.ts'
import type { McpOptions } from './options.ts'
import { viewText } from './render.ts'
import { allowedCommands, toTool, toValues } from './tools.ts'

/** Items of a resource: an assistant reads a page, and asks tools for more. */
const RESOURCE_ITEMS = 200

type Serving = Pick<McpOptions, 'list' | 'resourceNames' | 'version'>

export function createMcpServer(dispatcher: Dispatcher, holder: TokenHolder, options: Serving): Server {
  const server = new Server(
    { name: 'proxy', title: 'Proxy', version: options.version },
    { capabilities: { tools: {}, prompts: {}, resources: {} }, instructions: INSTRUCTIONS },
  )
  const commands = allowedCommands(dispatcher.catalogue, holder)
  const answer = (command: string, values: RawValues) => dispatcher.answer(createMcpRequest(holder, command, values))

  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools: commands.map(toTool) }))
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
    const command = commands.find((each) => toolName(each.name) === params.name)
    if (!command) throw new McpError(ErrorCode.InvalidParams, `There is no tool ${params.name}.`)
    const values = toValues(params.arguments ?? {})
    const unknown = Object.keys(values ?? {}).find((name) => !Object.hasOwn(command.options, name))
    if (values === null || unknown !== undefined)
      return problem(`${unknown ?? 'An argument'} is not what ${params.name} takes. tools/list says what it does.`)
    return toResult(await answer(command.name, values))
  })

  // What shows something and needs nothing named is a good beginning of a conversation.
  const openings = commands.filter((command) => command.byModel === 'show' && missingOptions(command, {}).length === 0)
  server.setRequestHandler(ListPromptsRequestSchema, () => ({
    prompts: openings.map((command) => ({
      name: toolName(command.name),
      title: command.about,
      description: command.about,
    })),
  }))
  server.setRequestHandler(GetPromptRequestSchema, async ({ params }) => {
    const command = openings.find((each) => toolName(each.name) === params.name)
    if (!command) throw new McpError(ErrorCode.InvalidParams, `There is no prompt ${params.name}.`)
    const { view } = await answer(command.name, {})
    const text = `${command.about}:\n\n${viewText(view)}\n\nHelp me with this, one small step at a time.`
    return { description: command.about, messages: [{ role: 'user', content: { type: 'text', text } }] }
  })

  server.setRequestHandler(ListResourcesRequestSchema, () => ({
    resources: options.resourceNames
      .filter((name) => holder.zoneId === null || name === 'tasks' || name === 'steps')
      .map((name) => ({ uri: resourceUri(name), name, mimeType: 'application/json' })),
  }))
  server.setRequestHandler(ReadResourceRequestSchema, async ({ params: { uri } }) => {
    const name = options.resourceNames.find((each) => resourceUri(each) === uri)
    const page =
      name && (await options.list(holder, MCP_PLATFORM, name, { after: null, limit: RESOURCE_ITEMS, filters: {} }))
    if (!page) throw new McpError(ErrorCode.InvalidParams, `There is no resource ${uri}.`)
    return { contents: [{ uri, mimeType: 'application/json', text: JSON.stringify(page) }] }
  })
  return server
}

const INSTRUCTIONS =
  "Proxy keeps one person's tasks, steps, habits and days. People who use it are easily overwhelmed: name one to three things at a time, the next one small enough to begin. Dates are in the person's own time zone. me_undo takes back the newest change."

const resourceUri = (name: string): string => `proxy://${name}`

const createMcpRequest = (holder: TokenHolder, command: string, values: RawValues): Request => ({
  deliveryId: null,
  who: { platform: MCP_PLATFORM, space: '', externalId: holder.userId, name: holder.name },
  where: { channelId: 'assistant', kind: 'private' },
  input: { kind: 'command', command, values },
  access: holder,
})

const toResult = ({ view, problem: failed }: Answer): CallToolResult => ({
  content: [{ type: 'text', text: viewText(view) }],
  structuredContent: viewData(view),
  ...(failed === undefined ? {} : { isError: true }),
})

const problem = (text: string): CallToolResult => ({ content: [{ type: 'text', text }], isError: true })
