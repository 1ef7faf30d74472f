/** The caching decorator of a store. Not API. */
@NullMarked
package io.para4j.internal.caching;

import org.jspecify.annotations.NullMarked;
