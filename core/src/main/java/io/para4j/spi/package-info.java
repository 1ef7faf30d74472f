/**
 * What a store implements, and what it is given.
 *
 * <p>Begin with {@link io.para4j.spi.DAO}: six methods over immutable {@link io.para4j.spi.Item}s. The writes come as
 * {@link io.para4j.spi.Creation}, {@link io.para4j.spi.Update} (a list of {@link io.para4j.spi.Change}s) and
 * {@link io.para4j.spi.Deletion}, each with a method that checks it against what is stored and throws the right error;
 * what must hold is a {@link io.para4j.spi.Precondition} with, maybe, a {@link io.para4j.spi.Condition}. Batches answer
 * with an {@link io.para4j.spi.Outcome} for each object, pages with an {@link io.para4j.spi.ItemPage}.
 *
 * <p>For those who write a store: {@link io.para4j.spi.OptimisticDAO} works out all writes of one that can replace a
 * row only if it is unchanged, {@link io.para4j.spi.ItemJson} is the text of an item, exact, for one that keeps text,
 * and {@code docs/write-a-dao.md} leads through all of it.
 *
 * <p>A store binds its DAO as {@link io.para4j.spi.Raw} and an {@link io.para4j.spi.AppStorage} that makes and removes
 * the storage of apps, each identified by an {@link io.para4j.spi.AppId}. It reports what it does to the
 * {@link io.para4j.spi.OperationListener}, reads its values from {@link io.para4j.spi.Settings}, and registers with the
 * {@link io.para4j.spi.Closer} what must be closed. {@link io.para4j.spi.Limits} says what every store can hold, and
 * {@link io.para4j.spi.FieldValues} what the fields of the registered classes do.
 *
 * <p>What a cache implements is {@link io.para4j.spi.Cache}: it holds {@link io.para4j.spi.CacheEntry}s, and core does
 * all else; {@code docs/write-a-cache.md} leads through one.
 */
@NullMarked
package io.para4j.spi;

import org.jspecify.annotations.NullMarked;
