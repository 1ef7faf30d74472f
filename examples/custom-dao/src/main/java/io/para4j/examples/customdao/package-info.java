/**
 * An example of a custom store, which keeps items in a relational database over JDBC. {@code docs/write-a-dao.md}
 * explains it step by step.
 *
 * <p>{@link io.para4j.examples.customdao.JdbcDAOModule} binds it and reads {@code JdbcConfig}. {@code JdbcDAO} is the
 * store, {@code Rows} has the SQL, and {@code Transactions} translates failures.
 */
@NullMarked
package io.para4j.examples.customdao;

import org.jspecify.annotations.NullMarked;
