/**
 * A bounded {@link io.para4j.spi.Cache} in the process, based on Caffeine.
 *
 * <p>An application only installs {@link io.para4j.cache.caffeine.CaffeineCacheModule} next to the module of a store.
 * Without it nothing is cached. {@code CacheConfig} reads and checks the keys of {@code para.cache}, and
 * {@code CaffeineCache} is the cache. {@code AppKeys} holds its keys by app.
 */
@NullMarked
package io.para4j.cache.caffeine;

import org.jspecify.annotations.NullMarked;
