/** Tests of the JDBC store: the contract, the quickstart, and failures that only a broken connection shows. */
@NullMarked
package io.para4j.examples.customdao;

import org.jspecify.annotations.NullMarked;
