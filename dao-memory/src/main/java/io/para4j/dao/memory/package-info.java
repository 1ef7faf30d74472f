/**
 * The store in memory: the reference of what a {@link io.para4j.spi.DAO} does, and the one to read first before writing
 * another. Applications develop and test on it; whatever it answers, every other store answers too.
 *
 * <p>{@link io.para4j.dao.memory.MemoryDAOModule} binds it.
 */
@NullMarked
package io.para4j.dao.memory;

import org.jspecify.annotations.NullMarked;
