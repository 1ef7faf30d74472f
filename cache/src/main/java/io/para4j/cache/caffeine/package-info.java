/**
 * A bounded {@link io.para4j.spi.Cache} in the process, on Caffeine.
 *
 * <p>{@link io.para4j.cache.caffeine.CaffeineCacheModule}, installed beside the module of a store, is all that an application
 * needs; leave it out, and nothing is cached.
 */
@NullMarked
package io.para4j.cache.caffeine;

import org.jspecify.annotations.NullMarked;
