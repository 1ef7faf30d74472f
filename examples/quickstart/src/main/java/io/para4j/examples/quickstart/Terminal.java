package io.para4j.examples.quickstart;

import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** An output for plain text, in lines of at most {@value #WIDTH} columns. */
final class Terminal {
    /** The length of the longest line. */
    static final int WIDTH = 96;

    private final PrintStream out;
    private final boolean hasMarks;

    /** Creates a terminal with a character set. If that has no check marks, plus and minus replace them. */
    Terminal(PrintStream stream, Charset charset) {
        this.out = new PrintStream(stream, true, charset);
        this.hasMarks = charset.newEncoder().canEncode('✓');
    }

    /** Returns a terminal for the standard output or error of this process. */
    static Terminal of(PrintStream stream) {
        String otherwise = System.getProperty("native.encoding", StandardCharsets.UTF_8.name());
        return new Terminal(stream, Charset.forName(System.getProperty("stdout.encoding", otherwise)));
    }

    void line(String text) {
        out.println(text);
    }

    /** Prints text of any length in indented lines. */
    void paragraph(String indent, String text) {
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.split(" ", -1)) {
            boolean isFull = line.length() + 1 + word.length() > WIDTH;
            if (isFull && line.length() > indent.length()) {
                out.println(line);
                line.setLength(indent.length());
            }
            line.append(line.length() > indent.length() ? " " : "").append(word);
        }
        out.println(line);
    }

    /** Prints a part of a line at once. */
    void part(String text) {
        out.print(text);
        out.flush();
    }

    String mark(boolean isPassed) {
        if (isPassed) {
            return hasMarks ? "✓" : "+";
        }
        return hasMarks ? "✗" : "-";
    }
}
