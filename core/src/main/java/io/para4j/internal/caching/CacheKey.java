package io.para4j.internal.caching;

import io.para4j.spi.AppId;

/** An id in an app. */
record CacheKey(AppId app, String id) {}
