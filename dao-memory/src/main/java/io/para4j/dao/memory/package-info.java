/**
 * The store in memory, the reference implementation of {@link io.para4j.spi.DAO}. Read it first before you write
 * another store. Applications develop and test on it; every other store gives the same results.
 *
 * <p>Read the classes in this order:
 *
 * <ol>
 *   <li>{@link io.para4j.dao.memory.MemoryDAOModule} binds the store. It is the only public class.
 *   <li>{@code MemoryDAO} is the store, and {@code MemoryApp} holds the items and indexes of one app.
 *       {@code LockedItems} locks those of a transaction.
 *   <li>{@code MemoryChangeSource} offers the change feed, and {@code MemoryChangeReader} reads from a
 *       {@code MemoryPosition} on what {@code RecordedChanges} keeps. {@code MemoryConfig} has their number.
 *   <li>{@code CostingDAO} decorates the store, and reports each operation with what it would cost on DynamoDB.
 *   <li>{@code CostedWrite} holds the facts about a write that its cost depends on.
 *   <li>{@code CostModel} computes the requests and capacity units of one operation, and {@code ChargedRows} those of a
 *       query.
 * </ol>
 */
@NullMarked
package io.para4j.dao.memory;

import org.jspecify.annotations.NullMarked;
