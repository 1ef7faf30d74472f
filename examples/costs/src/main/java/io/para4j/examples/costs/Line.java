package io.para4j.examples.costs;

import io.para4j.spi.Operation.Cost;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/**
 * The measured cost of an operation, a line of the table.
 *
 * @param operation the operation
 * @param own its cost in the app's own table
 * @param shared its cost in the shared table
 * @param least the least that DynamoDB must charge for it, in words
 */
record Line(String operation, Cost own, Cost shared, String least) {

    /** Returns this as a line of a Markdown table. */
    String toMarkdown() {
        return "| %s | %s | %s | %s | %s | %s |"
                .formatted(
                        operation,
                        cell(own.requests(), shared.requests()),
                        cell(own.readUnits(), shared.readUnits()),
                        number(own.writeUnits()),
                        number(shared.writeUnits()),
                        least);
    }

    private static String cell(double own, double shared) {
        return own == shared ? number(own) : number(own) + ", shared " + number(shared);
    }

    private static String number(double value) {
        return new DecimalFormat("0.#", DecimalFormatSymbols.getInstance(Locale.ROOT)).format(value);
    }
}
