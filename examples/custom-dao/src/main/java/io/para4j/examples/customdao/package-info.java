/**
 * An example of a custom store, which keeps items in a relational database over JDBC. {@code docs/write-a-dao.md}
 * explains it step by step.
 *
 * <p>{@link io.para4j.examples.customdao.JdbcDAOModule} binds it and reads {@code JdbcConfig}. {@code JdbcDAO} is the
 * store, {@code Rows} has the SQL, and {@code Database} translates failures.
 *
 * <p>{@code JdbcIndexes} adds index queries: {@code IndexedRows} keeps the entries of indexes with the rows,
 * {@code StoredIndexes} lists the indexes of each app, and {@code EntryReader} reads the entries of a page. {@code JdbcTransactions}
 * adds transactions.
 *
 * <p>{@code JdbcChanges} adds the change feed: {@code RecordedRows} writes each change to the {@code Outbox}, and
 * {@code JdbcChangeReader} reads it from a {@code JdbcPosition} on.
 */
@NullMarked
package io.para4j.examples.customdao;

import org.jspecify.annotations.NullMarked;
