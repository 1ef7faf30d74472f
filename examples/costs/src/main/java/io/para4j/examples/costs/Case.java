package io.para4j.examples.costs;

import io.para4j.Store;
import java.util.function.Function;

/**
 * One operation to be measured.
 *
 * @param name what the table calls it
 * @param least what DynamoDB must charge for it at least, in words
 * @param preparation stores what the operation needs, and returns the operation
 */
record Case(String name, String least, Function<Store, Runnable> preparation) {}
