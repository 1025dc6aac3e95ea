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
  ListResourceTemplatesRequestSchema,
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

/** What the protocol says for a resource that is not there. Source: MCP 2025-11-25, server/resources, Error Handling */
const RESOURCE_NOT_FOUND = -32002
/** Of JSON-RPC's codes for servers: too much at once. */
const TOO_MUCH = -32029

type Serving = Pick<McpOptions, 'list' | 'resourceNames' | 'version' | 'secondsToWait'>

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

  serveResources(server, holder, options)
  return server
}

/** The lists of the API, a page at a time. */
function serveResources(server: Server, holder: TokenHolder, { resourceNames, list, secondsToWait }: Serving): void {
  const names = resourceNames.filter((name) => holder.zoneId === null || name === 'tasks' || name === 'steps')
  server.setRequestHandler(ListResourcesRequestSchema, () => ({
    resources: names.map((name) => ({ uri: resourceUri(name), name, mimeType: 'application/json' })),
  }))
  server.setRequestHandler(ListResourceTemplatesRequestSchema, () => ({
    resourceTemplates: names.map((name) => ({
      uriTemplate: `${resourceUri(name)}{?cursor}`,
      name: `${name} from there on`,
      description: 'The page that follows: cursor is "next" of the page before',
      mimeType: 'application/json',
    })),
  }))
  server.setRequestHandler(ReadResourceRequestSchema, async ({ params: { uri } }) => {
    const [, path, after = null] = /^([^?]+)(?:\?cursor=([0-9a-f-]{36}))?$/i.exec(uri) ?? []
    const name = names.find((each) => resourceUri(each) === path)
    const wait = await secondsToWait(holder.tokenId)
    if (wait > 0) throw new McpError(TOO_MUCH, `That was a lot at once. Ask again in ${wait} s.`)
    const query = { after: after?.toLowerCase() ?? null, limit: RESOURCE_ITEMS, filters: {} }
    const page = name && UUID.test(query.after ?? NO_CURSOR) && (await list(holder, MCP_PLATFORM, name, query))
    if (!page) throw new McpError(RESOURCE_NOT_FOUND, `There is no resource ${uri.slice(0, 200)}.`)
    return { contents: [{ uri, mimeType: 'application/json', text: JSON.stringify(page) }] }
  })
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const NO_CURSOR = '00000000-0000-0000-0000-000000000000'

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
