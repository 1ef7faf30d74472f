/**
 * The interfaces that stores and caches implement, and the values that cross them.
 *
 * <p><b>A store</b> implements two interfaces. {@link io.para4j.spi.DAO} reads and writes items; six of its methods are
 * abstract. {@link io.para4j.spi.AppStorage} creates and removes the storage of apps. Read them in this order:
 *
 * <ol>
 *   <li>{@link io.para4j.spi.AppId} identifies an app, and {@link io.para4j.spi.Item} is a stored object. The values of
 *       its fields are plain Java values, {@link io.para4j.spi.Bytes} and {@link io.para4j.spi.Null}. A value that
 *       stores cannot hold throws {@link io.para4j.spi.InvalidValueException}. {@link io.para4j.spi.Limits} and
 *       {@link io.para4j.spi.ItemSize} have the sizes that every store can hold.
 *   <li>{@link io.para4j.spi.DAO} reads by {@link io.para4j.spi.Consistency}, and returns an
 *       {@link io.para4j.spi.ItemPage} for a page.
 *   <li>The writes are records: {@link io.para4j.spi.Creation}, {@link io.para4j.spi.Update} (a list of
 *       {@link io.para4j.spi.Change}s) and {@link io.para4j.spi.Deletion}. Each checks itself against the stored item
 *       and throws the right error. The {@link io.para4j.spi.Precondition} of an update or deletion has the type, the
 *       {@link io.para4j.spi.State} and the {@link io.para4j.spi.Condition} that it requires. A condition is a
 *       tree of {@link io.para4j.spi.ConditionNode}s, whose leaves are {@link io.para4j.spi.FieldCondition}s. Those on
 *       a part of a value are {@link io.para4j.spi.ContentCondition}s. A change of a list is a {@link io.para4j.spi.ListChange}. A
 *       {@link io.para4j.spi.Path} leads to the value that is read or changed. A batch returns an
 *       {@link io.para4j.spi.Outcome} for each write.
 *   <li>{@link io.para4j.spi.OptimisticDAO} implements all writes of a store that can replace a row only if it is
 *       unchanged. {@link io.para4j.spi.ItemJson} is the exact text of an item, for a store that keeps text. A store
 *       that also reads items of other programs converts their values with {@link io.para4j.spi.FieldValues}.
 *   <li>{@link io.para4j.spi.AppStorage} returns an {@link io.para4j.spi.AppStatus}.
 *   <li>A store that finds items by what they hold also implements {@link io.para4j.spi.IndexedDAO}. It keeps the
 *       {@link io.para4j.spi.DeclaredIndexes}; each is an {@link io.para4j.spi.IndexDefinition} of
 *       {@link io.para4j.spi.IndexField}s. An {@link io.para4j.spi.IndexQuery} asks for a page of those in a
 *       {@link io.para4j.spi.SortRange}, and an {@link io.para4j.spi.IndexProgress} reports on an index that is added.
 *   <li>A store that writes several items together also implements {@link io.para4j.spi.TransactionalDAO}. A
 *       {@link io.para4j.spi.TransactionRequest} has a {@link io.para4j.spi.TransactionPart} for each
 *       {@link io.para4j.spi.ItemKey}: a {@link io.para4j.spi.TransactionWrite}, which is one of the writes above or a
 *       {@link io.para4j.spi.ItemCheck}. It checks itself against the stored items too.
 *   <li>A store that reports what was changed also implements {@link io.para4j.spi.ChangeSource}. It opens a
 *       {@link io.para4j.spi.ChangeReader} at a {@link io.para4j.spi.FeedPosition}, which returns a
 *       {@link io.para4j.spi.ChangePage} of {@link io.para4j.spi.ItemChange}s. Each has an
 *       {@link io.para4j.spi.ItemImage} of what was stored before and after. A running feed reports each
 *       {@link io.para4j.spi.FeedEvent} to the listener.
 *   <li>The module of the store binds the DAO as {@link io.para4j.spi.Raw} and the {@code AppStorage}. It adds a
 *       {@link io.para4j.spi.ConfigSection}, which a {@link io.para4j.spi.ConfigReader} reads, gets its values from
 *       {@link io.para4j.spi.Settings}, and registers its resources with the {@link io.para4j.spi.Closer}.
 *   <li>An {@link io.para4j.spi.OperationMeter} measures each {@link io.para4j.spi.Operation}, with the help of a
 *       {@link io.para4j.spi.CostCounter}, and reports it to the {@link io.para4j.spi.OperationListener}.
 *       {@link io.para4j.spi.Capacity} has the charges of DynamoDB.
 * </ol>
 *
 * <p>{@code docs/write-a-dao.md} builds a store step by step, and {@code DAOContract} in the testkit checks one.
 *
 * <p><b>A cache</b> implements {@link io.para4j.spi.Cache}. It holds a {@link io.para4j.spi.CacheEntry} for each id,
 * with a {@link io.para4j.spi.Stamp} that it never interprets. {@link io.para4j.spi.CacheTimes} are the times to live,
 * and {@link io.para4j.spi.Ticker} is the time source. Core does the rest; {@code docs/write-a-cache.md} builds a
 * cache.
 *
 * <p>Ten classes are package-private: {@code Values} has the normal form of values and their order, {@code Unicode}
 * checks text, {@code PathText} parses paths, {@code Weights} counts the parts of conditions and changes,
 * {@code CheckedChanges} checks the changes of an update, {@code ChangedAttributes} applies changes, {@code FieldSize}
 * has the formula for the sizes of fields, {@code Attributes} holds the normalised fields of an item,
 * {@code OrderedBytes} encodes the keys of indexes, and
 * {@code Batches} has the default batches of a DAO.
 */
@NullMarked
package io.para4j.spi;

import org.jspecify.annotations.NullMarked;
