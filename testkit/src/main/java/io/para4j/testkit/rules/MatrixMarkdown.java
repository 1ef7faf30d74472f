package io.para4j.testkit.rules;

import io.para4j.testkit.rules.ContractMatrix.Run;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a {@link ContractMatrix} as Markdown. */
final class MatrixMarkdown {
    private final StringBuilder text = new StringBuilder();

    private MatrixMarkdown() {}

    static String of(ContractMatrix matrix) {
        MatrixMarkdown markdown = new MatrixMarkdown();
        markdown.table(matrix.runs());
        matrix.runs().forEach(markdown::facts);
        return markdown.text.toString();
    }

    private void table(List<Run> runs) {
        row("rule", runs.stream().map(Run::title).toList());
        row("---", runs.stream().map(run -> "---").toList());
        for (String rule : Rules.all()) {
            String name = Rules.isKeptByCore(rule) ? rule + " †" : rule;
            row(
                    name,
                    runs.stream()
                            .map(run ->
                                    run.result(rule).map(MatrixMarkdown::cell).orElse("–"))
                            .toList());
        }
        row(
                "passed",
                runs.stream()
                        .map(run -> Long.toString(run.count(RuleResult.PASSED)))
                        .toList());
        row(
                "failed",
                runs.stream()
                        .map(run -> Long.toString(run.count(RuleResult.FAILED)))
                        .toList());
        row(
                "not checked",
                runs.stream()
                        .map(run -> Long.toString(run.count(RuleResult.NOT_CHECKED)))
                        .toList());
        row(
                "not offered",
                runs.stream()
                        .map(run -> Long.toString(run.count(RuleResult.NOT_OFFERED)))
                        .toList());
    }

    private void row(String name, List<String> cells) {
        text.append("| ").append(name);
        cells.forEach(cell -> text.append(" | ").append(cell));
        text.append(" |\n");
    }

    private static String cell(RuleResult result) {
        return switch (result.status()) {
            case RuleResult.FAILED -> "**failed**";
            default -> result.status();
        };
    }

    private void facts(Run run) {
        List<RuleResult> open =
                run.rules().values().stream().filter(RuleResult::hasFacts).toList();
        if (open.isEmpty()) {
            return;
        }
        text.append("\n## ")
                .append(run.title())
                .append(" (")
                .append(run.simpleName())
                .append(")\n\n");
        open.forEach(rule -> text.append("- ")
                .append(rule.id())
                .append(' ')
                .append(rule.status())
                .append(": ")
                .append(rule.messages().stream().map(MatrixMarkdown::oneLine).collect(Collectors.joining("; ")))
                .append('\n'));
    }

    private static String oneLine(String message) {
        return message.strip().replaceAll("\\s+", " ");
    }
}
