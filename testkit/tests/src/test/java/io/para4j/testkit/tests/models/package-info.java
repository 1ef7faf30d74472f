/**
 * Proves that {@link io.para4j.testkit.ModelContract} finds bugs. A {@code ModelBug} is a store with one bug, and
 * {@code ModelBugContract} is the contract on it. {@code ModelFindsBugsTest} runs it and looks at what is printed.
 * {@code ModelShrunkTest} is a printed test, pasted.
 */
@NullMarked
package io.para4j.testkit.tests.models;

import org.jspecify.annotations.NullMarked;
