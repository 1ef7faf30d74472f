package io.para4j.dao.dynamodb;

/** What is done about the table of an app when the app is made or opened. */
enum CreateTables {
    /** A missing table is created; one that exists is verified. */
    CREATE,
    /** The table must exist, and is verified. */
    VERIFY,
    /** Nothing: tables are somebody else's business. */
    OFF
}
