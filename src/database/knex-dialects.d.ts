// Knex publishes no types for its dialects; these are the members overridden here.
declare module 'knex/lib/dialects/sqlite3/index.js' {
  import { Knex } from 'knex'

  class Client_SQLite3 extends Knex.Client {
    _query(connection: unknown, query: object): Promise<object>
    processResponse(answer: { response?: unknown }, runner: unknown): unknown
  }
  export default Client_SQLite3
}

declare module 'knex/lib/dialects/sqlite3/execution/sqlite-transaction.js' {
  class Transaction_Sqlite {
    constructor(client: unknown, container: unknown, config: unknown, outerTx: unknown)
    trxClient: { query(connection: unknown, sql: string): Promise<unknown> }
    begin(connection: unknown): Promise<unknown>
  }
  export default Transaction_Sqlite
}

declare module 'knex/lib/dialects/postgres/index.js' {
  import { Knex } from 'knex'

  class Client_PG extends Knex.Client {}
  export default Client_PG
}

declare module 'knex/lib/dialects/postgres/execution/pg-transaction.js' {
  class Transaction_PG {
    constructor(client: unknown, container: unknown, config: unknown, outerTx: unknown)
    isolationLevel: string | undefined
    readOnly: boolean | undefined
    trxClient: { query(connection: unknown, sql: string): Promise<unknown> }
    begin(connection: unknown): Promise<unknown>
  }
  export default Transaction_PG
}
