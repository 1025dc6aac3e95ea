// What the web adapter needs from the application: records of functions, provided by `src/app/platforms`.

import type { PageLinkedRoles } from '../../src/contracts/linked-roles.ts'
import type { LiveChanges } from '../../src/contracts/live.ts'
import type { PageBoards } from '../../src/contracts/page-boards.ts'
import type { ApiPage, ApiQuery, ApiResourceName, ApiResources, TokenHolder } from '../../src/contracts/programs.ts'
import type { PagePush } from '../../src/contracts/push.ts'
import type {
  BegunSession,
  PasswordSettings,
  PresentedSession,
  SessionRef,
  SessionTokens,
  SessionUser,
  SignInDevice,
  SignInOffer,
} from '../../src/contracts/sessions.ts'

export interface WebSessions {
  /** Whom the one-time link signs in; does not use it up. Null if it is unknown, used or expired. */
  findLink(code: string): Promise<SignInOffer | null>
  /** Uses a one-time link; null if it is unknown, used or expired. */
  signInWithLink(code: string, from: SignInDevice): Promise<BegunSession | null>
  /**
   * Null if the session or its person is no longer active.
   * @param isJustIssued it was not shown by its holder
   */
  authenticate(accessToken: string, isJustIssued?: boolean): Promise<SessionUser | null>
  /** Whether the session is active, without a token: it may have expired during the request. */
  isActive(session: SessionRef): Promise<boolean>
  /**
   * Rotates the tokens; null if this one is unknown, expired, revoked or used.
   * @param deviceSecret the browser's own cookie; null for a program
   */
  refresh(refreshToken: string, deviceSecret: string | null): Promise<SessionTokens | null>
  endSession(session: SessionRef, which: 'this' | 'all'): Promise<void>
  /** The active session of this refresh token; null for a used token. */
  findByRefreshToken(refreshToken: string): Promise<PresentedSession | null>
  /** The CSRF token of this session. */
  csrfToken(familyId: string): string
}

/** A file to download. */
export interface ExportedFile {
  readonly fileName: string
  readonly text: string
}

/** A person's own data. */
export interface WebPersonalData {
  /** Every row that belongs to the person or names them, as a JSON file. */
  exportData(userId: string): Promise<ExportedFile>
  /** Their tasks, for other programs. */
  exportTasks(userId: string, format: 'todo.txt' | 'ics'): Promise<ExportedFile>
  /** Their dates as iCalendar; null if the secret is wrong. */
  calendarFeed(userId: string, proof: string): Promise<string | null>
}

export interface WebPasswords extends PasswordSettings {
  /** A session for this name and password; null if they are wrong or were tried too often. */
  signIn(
    username: string,
    password: string,
    from: SignInDevice & { readonly address: string },
  ): Promise<BegunSession | null>
}

/** What programs with a token read and may do. */
export interface WebApi {
  /** Origins whose pages may call it from a browser; `*`: any. None: no page may. */
  readonly origins: readonly string[]
  /** Null if it is no living token. */
  authenticate(token: string): Promise<TokenHolder | null>
  /**
   * A page of a list, without what is hidden on the platform.
   * @returns null if the token does not reach it
   */
  list<N extends ApiResourceName>(
    holder: TokenHolder,
    platform: string,
    name: N,
    query: ApiQuery,
  ): Promise<ApiPage<ApiResources[N]> | null>
}

export interface WebOptions {
  /** The public address, without a trailing slash. */
  readonly publicUrl: string
  /** Where faults are reported, as security.txt has it; null: on a page that says how. */
  readonly securityContact: string | null
  /** The number of trusted proxies in front. */
  readonly trustedProxies: number
  readonly sessions: WebSessions
  readonly personalData: WebPersonalData
  readonly passwords: WebPasswords
  readonly boards: PageBoards
  readonly push: PagePush
  /** Null where it isn't set up. */
  readonly linkedRoles: PageLinkedRoles | null
  readonly live: LiveChanges
  /** Tells one person from another to a browser, without saying who: lines typed offline are sent as theirs alone. */
  readonly personMark: (userId: string) => string
  readonly api: WebApi
  readonly now: () => Date
  readonly report: (error: unknown, what: string) => void
}
