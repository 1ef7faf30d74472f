/**
 * A store of one's own: items in a relational database, over JDBC. {@code docs/write-a-dao.md} tells how it came about.
 *
 * <p>{@link io.para4j.examples.customdao.JdbcDAOModule} binds it and reads {@code JdbcConfig}. {@code JdbcDAO} is the store,
 * {@code Rows} has the SQL, and {@code Transactions} says of every failure what it means.
 */
@NullMarked
package io.para4j.examples.customdao;

import org.jspecify.annotations.NullMarked;
