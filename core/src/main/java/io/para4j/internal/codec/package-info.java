/** Objects to items and back. Not API. */
@NullMarked
package io.para4j.internal.codec;

import org.jspecify.annotations.NullMarked;
