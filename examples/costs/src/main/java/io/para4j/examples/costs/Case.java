package io.para4j.examples.costs;

import io.para4j.Store;
import java.util.function.Function;

/**
 * An operation to measure.
 *
 * @param name its name in the table
 * @param least the least that DynamoDB must charge for it, in words
 * @param preparation stores the objects that the operation needs, and returns the operation
 */
record Case(String name, String least, Function<Store, Runnable> preparation) {}
