/**
 * Metrics: {@link io.para4j.micrometer.MicrometerListener} reports each operation of a store to Micrometer.
 *
 * <p>Only this package needs {@code io.micrometer:micrometer-core}, an optional dependency of core.
 */
@NullMarked
package io.para4j.micrometer;

import org.jspecify.annotations.NullMarked;
