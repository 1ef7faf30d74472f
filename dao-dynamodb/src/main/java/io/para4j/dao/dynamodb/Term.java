package io.para4j.dao.dynamodb;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A part of a condition expression. It knows where it needs parentheses, since the service refuses redundant ones.
 *
 * @param text the text
 * @param kind the operator that binds the text least
 */
record Term(String text, Kind kind) {

    /** The kinds of terms. */
    enum Kind {
        /** A comparison, a function, or a negation. */
        SINGLE,
        /** Terms joined by AND. */
        AND,
        /** Terms joined by OR. */
        OR
    }

    static Term of(String text) {
        return new Term(text, Kind.SINGLE);
    }

    static Term and(List<Term> terms) {
        return join(terms, Kind.AND, " AND ");
    }

    static Term or(List<Term> terms) {
        return join(terms, Kind.OR, " OR ");
    }

    private static Term join(List<Term> terms, Kind kind, String operator) {
        return terms.size() == 1
                ? terms.get(0)
                : new Term(terms.stream().map(term -> term.within(kind)).collect(Collectors.joining(operator)), kind);
    }

    /** Returns the text, in parentheses if a term of the outer kind needs them. */
    String within(Kind outer) {
        return kind == Kind.SINGLE || kind == outer ? text : "(" + text + ")";
    }

    Term and(Term other) {
        return and(List.of(this, other));
    }

    Term or(Term other) {
        return or(List.of(this, other));
    }

    Term not() {
        return of("NOT " + within(Kind.SINGLE));
    }

    @Override
    public String toString() {
        return text;
    }
}
