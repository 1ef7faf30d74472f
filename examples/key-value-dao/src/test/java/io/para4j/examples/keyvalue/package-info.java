/** Tests of the store on RocksDB: the contract, the model, and the quickstart. */
@NullMarked
package io.para4j.examples.keyvalue;

import org.jspecify.annotations.NullMarked;
