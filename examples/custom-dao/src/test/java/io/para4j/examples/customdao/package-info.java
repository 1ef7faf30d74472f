/** The tests of the store: the contract, the quickstart, and failures that only a broken connection shows. */
@NullMarked
package io.para4j.examples.customdao;

import org.jspecify.annotations.NullMarked;
