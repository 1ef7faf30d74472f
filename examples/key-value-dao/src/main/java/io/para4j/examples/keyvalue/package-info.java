/**
 * An example of a custom store, which keeps items in RocksDB, an embedded key-value engine.
 *
 * <p>{@link io.para4j.examples.keyvalue.KeyValueDAOModule} binds it and reads {@code KeyValueConfig}.
 * {@code KeyValueDAO} is the store, and {@code Engine} runs its calls and translates failures.
 */
@NullMarked
package io.para4j.examples.keyvalue;

import org.jspecify.annotations.NullMarked;
