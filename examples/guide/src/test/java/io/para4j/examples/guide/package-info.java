/** The examples of README and docs, compiled and run. {@code DocsTest} compares each page with these sources. */
@NullMarked
package io.para4j.examples.guide;

import org.jspecify.annotations.NullMarked;
