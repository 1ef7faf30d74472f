package io.para4j.testkit.rules;

import io.para4j.testkit.rules.ContractMatrix.Run;
import java.util.List;
import java.util.Optional;

/** Writes a {@link ContractMatrix} as one HTML page. Each result other than passed links to its facts below. */
final class MatrixHtml {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>The contract, rule by rule</title>
            <style>
            :root { color-scheme: light dark; --line: #8884; --passed: #1a7f37; --failed: #cf222e; --open: #8a6d00; }
            @media (prefers-color-scheme: dark) { :root { --passed: #3fb950; --failed: #ff7b72; --open: #d29922; } }
            body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; }
            .wide { overflow-x: auto; }
            table { border-collapse: collapse; }
            th, td { border-bottom: 1px solid var(--line); padding: .25rem .8rem; text-align: left; white-space: nowrap; }
            thead th { vertical-align: bottom; white-space: normal; min-width: 7rem; }
            tbody th { position: sticky; left: 0; background: Canvas; font-weight: 500; }
            tr.first > * { border-top: 2px solid var(--line); }
            .passed { color: var(--passed); } .failed { color: var(--failed); font-weight: 700; } .open { color: var(--open); }
            section { border-top: 1px solid var(--line); margin-top: 1rem; }
            section:target { outline: 2px solid var(--failed); outline-offset: .4rem; }
            pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: .4rem 0; }
            h3 { margin: .6rem 0 0; font-size: 1rem; } small { opacity: .75; font-weight: 400; }
            @media (max-width: 40rem) { body { margin: 1rem auto; } th, td { padding: .2rem .4rem; font-size: 13px; } }
            @media print {
              body { max-width: none; margin: 0; font-size: 10pt; } .wide { overflow: visible; }
              tr, section { break-inside: avoid; } a { color: inherit; text-decoration: none; }
            }
            </style>
            </head>
            <body>
            <h1>The contract, rule by rule</h1>
            """;

    private final StringBuilder html = new StringBuilder(HEAD);
    private final List<Run> runs;

    private MatrixHtml(List<Run> runs) {
        this.runs = runs;
    }

    static String of(ContractMatrix matrix) {
        MatrixHtml page = new MatrixHtml(matrix.runs());
        page.summary();
        page.table();
        page.facts();
        return page.html.append("</body>\n</html>\n").toString();
    }

    private void summary() {
        html.append("<ul>\n");
        for (Run run : runs) {
            html.append("<li><b>").append(escaped(run.title())).append("</b>: ");
            html.append(run.count(RuleResult.PASSED)).append(" rules passed, ");
            html.append(run.count(RuleResult.FAILED)).append(" failed, ");
            html.append(run.count(RuleResult.NOT_CHECKED)).append(" not checked <small>");
            html.append(escaped(run.simpleName())).append("</small></li>\n");
        }
        html.append("</ul>\n<p>† kept by core for every store. Results other than passed link to their facts.</p>\n");
    }

    private void table() {
        html.append("<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">rule</th>");
        for (Run run : runs) {
            html.append("<th scope=\"col\">").append(escaped(run.store()));
            html.append("<br><small>").append(escaped(run.variant())).append("</small></th>");
        }
        html.append("</tr></thead>\n<tbody>\n");
        for (String rule : Rules.all()) {
            html.append(rule.endsWith("-1") ? "<tr class=\"first\">" : "<tr>");
            html.append("<th scope=\"row\">")
                    .append(rule)
                    .append(Rules.isKeptByCore(rule) ? " †" : "")
                    .append("</th>");
            for (int column = 0; column < runs.size(); column++) {
                Optional<RuleResult> result = runs.get(column).result(rule);
                if (result.isPresent()) {
                    cell(column, result.get());
                } else {
                    html.append("<td>–</td>");
                }
            }
            html.append("</tr>\n");
        }
        html.append("</tbody>\n</table></div>\n");
    }

    private void cell(int column, RuleResult result) {
        html.append("<td class=\"").append(style(result)).append("\">");
        if (result.status().equals(RuleResult.PASSED)) {
            html.append("passed");
        } else {
            html.append("<a class=\"")
                    .append(style(result))
                    .append("\" href=\"#")
                    .append(anchor(column, result));
            html.append("\">").append(escaped(result.status())).append("</a>");
        }
        html.append("</td>");
    }

    private static String style(RuleResult result) {
        return switch (result.status()) {
            case RuleResult.PASSED -> "passed";
            case RuleResult.FAILED -> "failed";
            default -> "open";
        };
    }

    private static String anchor(int column, RuleResult result) {
        return "run" + column + "-" + result.id();
    }

    private void facts() {
        for (int column = 0; column < runs.size(); column++) {
            Run run = runs.get(column);
            html.append("<h2>").append(escaped(run.title())).append("</h2>\n");
            boolean isGreen =
                    run.rules().values().stream().allMatch(rule -> rule.status().equals(RuleResult.PASSED));
            html.append(isGreen ? "<p class=\"passed\">Every rule passed.</p>\n" : "");
            for (RuleResult result : run.rules().values()) {
                if (result.hasFacts()) {
                    facts(column, result);
                }
            }
        }
    }

    private void facts(int column, RuleResult result) {
        html.append("<section id=\"")
                .append(anchor(column, result))
                .append("\"><h3>")
                .append(result.id());
        html.append(" <span class=\"").append(style(result)).append("\">").append(escaped(result.status()));
        html.append("</span> <small>").append(result.tests()).append(" tests</small></h3>\n");
        result.messages()
                .forEach(
                        message -> html.append("<pre>").append(escaped(message)).append("</pre>\n"));
        html.append("</section>\n");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
