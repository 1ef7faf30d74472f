/**
 * The rules of the contract, and the report that shows which of them a store or a cache keeps.
 *
 * <p>{@link io.para4j.testkit.rules.Rules} lists the rules of {@code docs/contract.md}. A test is marked with the
 * {@link io.para4j.testkit.rules.Rule} that it checks, and {@code RuleNames} puts the rule's id before the test's name.
 * A contract is a test class that is {@link io.para4j.testkit.rules.Reported}. {@code ContractReport} observes its
 * tests, puts the rule's id before the message of each failure, and collects the results in {@code RuleResults}. A test
 * that throws {@link io.para4j.testkit.rules.NotCheckedException} is aborted: neither passed nor failed.
 * So is one of a capability that the store does not have, which throws
 * {@link io.para4j.testkit.rules.NotOfferedException}.
 *
 * <p>At the end of the class, {@code RuleResults} creates one {@code RuleResult} for each rule. {@code ContractReport}
 * writes them to a JSON file, with the facts of the {@link io.para4j.testkit.rules.ReportedRun}.
 * {@link io.para4j.testkit.rules.ContractMatrix} reads such files and compares the runs in one table, as
 * {@code MatrixMarkdown} and as {@code MatrixHtml}, which begins with the {@code MatrixStyle}. {@code RuleTexts} has
 * the texts of the rules, and {@code KitVersion} the version of the kit.
 */
@NullMarked
package io.para4j.testkit.rules;

import org.jspecify.annotations.NullMarked;
