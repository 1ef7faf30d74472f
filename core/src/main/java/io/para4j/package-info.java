/**
 * The API of Para: start it, and store objects. The package-private classes are the engine behind the API.
 *
 * <p>The API, in the order of use:
 *
 * <ul>
 *   <li>{@link io.para4j.ParaModule} configures Para and registers domain classes, which extend
 *       {@link io.para4j.model.AbstractParaObject}. Each part of an application can register its own by a
 *       {@link io.para4j.DomainModule}. {@link io.para4j.ParaConfig} holds the values of the configuration; their defaults
 *       come from {@code Defaults}. An application may replace the {@link io.para4j.IdGenerator}, and what Para binds with
 *       the qualifier {@link io.para4j.ForPara}.
 *   <li>{@link io.para4j.Para} starts from a {@code ParaModule} and the module of a store.
 *   <li>{@link io.para4j.Apps} creates and deletes apps.
 *   <li>{@link io.para4j.Store} reads and writes the objects of one app. It takes {@link io.para4j.ReadOptions},
 *       {@link io.para4j.Patch} and {@link io.para4j.Pager}, and returns {@link io.para4j.Page} and
 *       {@link io.para4j.BatchResult}.
 *   <li>{@link io.para4j.Query} asks an index of the store, which {@link io.para4j.model.Index} declares.
 *   <li>{@link io.para4j.Transactions} write several objects together. A {@link io.para4j.Transaction} only writes, and a
 *       {@link io.para4j.ReadWriteTransaction} reads before. A {@link io.para4j.Snapshot} has the objects of several
 *       {@link io.para4j.ObjectKey}s in one state.
 *   <li>{@link io.para4j.feed.Changes} gives the changes of an app to handlers.
 *   <li>{@link io.para4j.CacheStatistics} reports on the cache.
 * </ul>
 *
 * <p>The path of a read, {@code store.read(Product.class, id, options)}:
 *
 * <ol>
 *   <li>{@code DAOStore}, the implementation of {@code Store}, takes the services that all stores share from
 *       {@code StoreServices}. It checks the arguments and creates a {@code TypedDecoder} for the requested class.
 *   <li>{@code AppDirectory} looks up where the app's objects are stored. It reads the app's record from the root app,
 *       and reads it again after {@code para.app_refresh}.
 *   <li>{@code DAOStore} calls {@link io.para4j.spi.DAO#read}. If a cache is installed, this {@code DAO} is the
 *       {@code CachingDAO} of {@code io.para4j.internal.caching}; otherwise it is the store itself. The next step is in
 *       the tour of the store's package.
 *   <li>{@code TypedDecoder} checks the type of the item, and converts it with the {@code ObjectCodec} of
 *       {@code io.para4j.internal.codec}.
 * </ol>
 *
 * <p>Pages take the same path through {@code PageReader}, which also converts positions with {@code Cursor}. Queries take
 * it through {@code QueryReader}: {@code QueryPlanner} converts their values, and {@code QueryFingerprint} binds a cursor
 * to its query by a hash of its {@code FingerprintText}. {@code IndexDeclarations} collects the declared indexes when
 * Para starts, {@code Capabilities} checks that the store keeps them, and {@code AppIndexes} adds and removes those of an
 * app.
 *
 * <p>The path of a write, {@code store.update(object)}:
 *
 * <ol>
 *   <li>{@code DAOStore} passes the object to {@code WritePlanner}. For a patch it uses {@code PatchPlanner}, and
 *       for a patch's condition {@code ConditionPlanner}.
 *   <li>The planner checks the object, with {@code Validation} for the annotations, and encodes its fields with
 *       {@code ObjectCodec}. {@code IndexedValues} refuses
 *       values that no index could hold. The planner creates the id of the write with {@code TimeOrderedIds} or the application's generator.
 *       The result is an {@link io.para4j.spi.Update} with the precondition that the stored object is unchanged.
 *   <li>{@code AppDirectory} looks up the app, as for a read. {@code DAOStore} then calls
 *       {@link io.para4j.spi.DAO#update}. The next step is in the tour of the store's package.
 *   <li>{@code ObjectState} sets the new version and revision on the caller's object, after the store has accepted the
 *       write.
 * </ol>
 *
 * <p>{@code StoreTransactions} runs the caller's function, which adds planned writes to a {@code TransactionPlan}. A
 * {@code ReadWritePlan} also keeps what one run of the function has read, and adds the checks that it is unchanged.
 *
 * <p>{@code Modifier} repeats a read and an update after conflicts. {@code StoreBatches} has the batch writes of
 * {@code DAOStore}; each runs through {@code Batch}, which plans and sends the objects in parts. {@code AppRecordGuard}
 * protects the records of apps in the root app, and {@code RootRestoration} restores objects beside them.
 * {@code StoredApps} implements {@code Apps} on these records.
 * {@code Listeners} calls the application's listeners. {@code FeedModule} binds the change feed, whose engine is in
 * {@code io.para4j.internal.feed}; {@code StoredCheckpoints} keeps its checkpoints in the root app.
 *
 * <p>The interfaces that a store implements are in {@link io.para4j.spi}, the errors in {@link io.para4j.error}.
 */
@NullMarked
package io.para4j;

import org.jspecify.annotations.NullMarked;
