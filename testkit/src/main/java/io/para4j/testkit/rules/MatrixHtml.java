package io.para4j.testkit.rules;

import io.para4j.testkit.rules.ContractMatrix.Run;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a {@link ContractMatrix} as one HTML page. The failed rules are first, with their facts. The table of all
 * rules follows, in which each result other than passed links to its facts, and then the facts of the other rules.
 */
final class MatrixHtml {
    private static final Pattern TESTS = Pattern.compile("(?s)([\\w$]+(?:, [\\w$]+)*): (.*)");

    private final StringBuilder html = new StringBuilder(MatrixStyle.HEAD);
    private final RuleTexts texts = RuleTexts.read();
    private final List<Run> runs;

    private MatrixHtml(List<Run> runs) {
        this.runs = runs;
    }

    static String of(ContractMatrix matrix) {
        MatrixHtml page = new MatrixHtml(matrix.runs());
        page.summary();
        page.failures();
        page.table();
        page.otherFacts();
        return page.html.append("</body>\n</html>\n").toString();
    }

    private void add(String... parts) {
        for (String part : parts) {
            html.append(part);
        }
    }

    private void summary() {
        add("<ul>\n");
        for (Run run : runs) {
            add("<li><b>", escaped(run.title()), "</b>: ", count(run, RuleResult.PASSED, "passed"), " rules passed, ");
            add(count(run, RuleResult.FAILED, "failed"), " failed, ", count(run, RuleResult.NOT_CHECKED, "open"));
            add(" not checked", offered(run));
            add("<br><small>", escaped(run.simpleName()), facts(run), "</small></li>\n");
        }
        add("</ul>\n");
    }

    /** Returns how many rules are of capabilities that the store does not have, and whether all others passed. */
    private static String offered(Run run) {
        long notOffered = run.count(RuleResult.NOT_OFFERED);
        String counted = notOffered == 0 ? "" : ", " + notOffered + " not offered";
        if (run.count(RuleResult.PASSED) + notOffered < run.rules().size()) {
            return counted;
        }
        String offered = notOffered == 0 ? "" : " of what the store offers";
        return counted + ". <span class=\"passed\">Every rule" + offered + " passed.</span>";
    }

    private static String count(Run run, String status, String style) {
        long count = run.count(status);
        return count == 0 ? "0" : "<span class=\"" + style + "\">" + count + "</span>";
    }

    /** Returns the time, duration, seed and version of a run. */
    private static String facts(Run run) {
        StringBuilder facts = new StringBuilder();
        Optional.ofNullable(run.facts().get("time"))
                .ifPresent(time -> facts.append(", begun ").append(time));
        Optional.ofNullable(run.facts().get("seconds"))
                .ifPresent(seconds -> facts.append(", took ").append(seconds).append(" s"));
        Optional.ofNullable(run.facts().get("seed"))
                .ifPresent(seed -> facts.append(", seed ").append(seed));
        Optional.ofNullable(run.facts().get("version"))
                .ifPresent(version -> facts.append(", para-testkit ").append(version));
        return escaped(facts.toString());
    }

    private void failures() {
        boolean isAnyFailed = runs.stream().anyMatch(run -> run.count(RuleResult.FAILED) > 0);
        if (isAnyFailed) {
            add("<h2 class=\"failed\">Failed rules</h2>\n");
            sections(result -> result.status().equals(RuleResult.FAILED));
        }
    }

    private void table() {
        add("<h2>All rules</h2>\n<p>† kept by core for every store. Each rule links to the contract. Results other");
        add(
                " than passed link to their facts. A rule of a capability that the store does not have is not offered. A rule");
        add(" marked – has no test in that run.</p>\n");
        add("<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">rule</th><th scope=\"col\">text</th>");
        for (Run run : runs) {
            add("<th scope=\"col\">", escaped(run.store()), "<br><small>", escaped(run.variant()), "</small></th>");
        }
        add("</tr></thead>\n<tbody>\n");
        Rules.all().forEach(this::row);
        add("</tbody>\n</table></div>\n");
    }

    private void row(String rule) {
        add(rule.endsWith("-1") ? "<tr class=\"first\">" : "<tr>", "<th scope=\"row\">", link(rule));
        add(Rules.isKeptByCore(rule) ? " †" : "", "</th><td class=\"text\">", text(rule), "</td>");
        for (int column = 0; column < runs.size(); column++) {
            String run = escaped(runs.get(column).title());
            Optional<RuleResult> result = runs.get(column).result(rule);
            String style = result.map(MatrixHtml::style).orElse("none");
            add("<td class=\"result ", style, "\" data-run=\"", run, "\">");
            int number = column;
            add(result.map(each -> cell(number, each)).orElse("–"), "</td>");
        }
        add("</tr>\n");
    }

    private String link(String rule) {
        return "<a href=\"" + texts.address(rule) + "\">" + rule + "</a>";
    }

    private String text(String rule) {
        return escaped(texts.text(rule).orElse("")).replaceAll("`([^`]*)`", "<code>$1</code>");
    }

    private static String cell(int column, RuleResult result) {
        String status = escaped(result.status());
        return result.status().equals(RuleResult.PASSED) || result.status().equals(RuleResult.NOT_OFFERED)
                ? status
                : "<a class=\"" + style(result) + "\" href=\"#" + anchor(column, result) + "\">" + status + "</a>";
    }

    private static String style(RuleResult result) {
        return switch (result.status()) {
            case RuleResult.PASSED -> "passed";
            case RuleResult.FAILED -> "failed";
            case RuleResult.NOT_OFFERED -> "none";
            default -> "open";
        };
    }

    private static String anchor(int column, RuleResult result) {
        return "run" + column + "-" + result.id();
    }

    private void otherFacts() {
        Predicate<RuleResult> isOther =
                result -> result.hasFacts() && !result.status().equals(RuleResult.FAILED);
        boolean isAny =
                runs.stream().anyMatch(run -> run.rules().values().stream().anyMatch(isOther));
        add(isAny ? "<h2>Facts of the other rules</h2>\n" : "");
        sections(isOther);
    }

    private void sections(Predicate<RuleResult> shown) {
        for (int column = 0; column < runs.size(); column++) {
            for (RuleResult result : runs.get(column).rules().values()) {
                if (shown.test(result)) {
                    section(column, result);
                }
            }
        }
    }

    private void section(int column, RuleResult result) {
        add("<section id=\"", anchor(column, result), "\" class=\"", style(result), "\"><h3>", link(result.id()));
        add(" <span class=\"", style(result), "\">", escaped(result.status()), "</span> <small>");
        add(escaped(runs.get(column).title()), ", ", Integer.toString(result.tests()), " tests</small></h3>\n");
        add("<p>", text(result.id()), "</p>\n");
        for (String message : result.messages()) {
            Matcher named = TESTS.matcher(message);
            boolean isNamed = named.matches();
            add(isNamed ? "<p class=\"test\">" + escaped(named.group(1)) + "</p>\n" : "");
            add("<pre>", escaped(isNamed ? named.group(2) : message), "</pre>\n");
        }
        add("</section>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
