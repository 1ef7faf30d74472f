/**
 * Proves that decorators pass on what a store can do. {@code CapabilitiesTest} takes each {@code Capability} through each
 * {@code Decorator}, most of them in front of a {@code TinyCapableDAO}. {@code LateIndexContractTest} runs the whole contract on a store whose queries are late.
 */
@NullMarked
package io.para4j.testkit.tests.capabilities;

import org.jspecify.annotations.NullMarked;
