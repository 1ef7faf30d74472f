package io.para4j.internal.caching;

import io.para4j.spi.AppId;

/** The key of a cache entry: an id in an app. */
record CacheKey(AppId app, String id) {}
