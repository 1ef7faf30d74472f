package io.para4j.dao.dynamodb;

import io.para4j.spi.AppId;
import io.para4j.spi.Precondition;
import io.para4j.spi.State;

/**
 * Adds to a condition the requirement that an item of the shared table is the app's, and elsewhere that of the current
 * format, where the item may be in the old one.
 */
final class CurrentFormat {
    private final TableLayout layout;

    CurrentFormat(TableLayout layout) {
        this.layout = layout;
    }

    /** The requirement of a condition in addition to the precondition. */
    enum Requirement {
        NONE,
        ITEM_OF_APP,
        NOT_OLD
    }

    /** Returns what the condition of a write needs. An item of the old format has no revision, and is in no shared table. */
    static Requirement of(AppId app, Precondition precondition) {
        if (app.shared()) {
            return Requirement.ITEM_OF_APP;
        }
        boolean mayBeOld = precondition.state().flatMap(State::revision).isEmpty();
        return mayBeOld ? Requirement.NOT_OLD : Requirement.NONE;
    }

    /** Returns a condition with what it needs. */
    String addTo(String condition, AppId app, Precondition precondition, Placeholders placeholders) {
        return switch (of(app, precondition)) {
            case NONE -> condition;
            case ITEM_OF_APP ->
                condition + " AND " + placeholders.name(TableLayout.APP) + "=" + placeholders.value(layout.app(app));
            case NOT_OLD -> condition + " AND " + OldFormatExpression.isNotOld(placeholders);
        };
    }

    /** Adds the values of {@link #addTo} to those of a known condition. */
    void addValues(Requirement requirement, AppId app, Placeholders values) {
        switch (requirement) {
            case NONE -> {}
            case ITEM_OF_APP -> values.value(layout.app(app));
            case NOT_OLD -> values.text(OldFormatExpression.TYPE_OF_TIMESTAMP);
        }
    }
}
