package io.para4j.dao.dynamodb;

/** The handling of an app's table when the app is created or opened. */
enum CreateTables {
    /** Creates a missing table, and verifies an existing one. */
    CREATE,
    /** Verifies the table, which must exist. */
    VERIFY,
    /** Sends no request, because tables are managed outside Para. */
    OFF
}
