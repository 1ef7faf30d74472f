/**
 * Metrics: {@link io.para4j.micrometer.MicrometerListener} reports each operation of a store to Micrometer.
 *
 * <p>The only package that needs {@code io.micrometer:micrometer-core}, an optional dependency of core.
 */
@NullMarked
package io.para4j.micrometer;

import org.jspecify.annotations.NullMarked;
