package io.para4j.examples.guide;

import io.para4j.model.AbstractParaObject;
import io.para4j.model.Index;
import io.para4j.model.Stored;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The class of queries.md: a ticket of a help desk. Its customer is its parent. */
@Index(name = "by_customer", partition = "parentid", sort = "opened")
@Index(name = "by_assignee", partition = "assignee", sort = "due")
final class Ticket extends AbstractParaObject {
    enum Priority {
        LOW,
        HIGH
    }

    @Stored
    Instant opened;

    @Stored
    Priority priority;

    @Stored
    @Nullable
    String assignee;

    @Stored
    @Nullable
    Instant due;

    Ticket() {}

    Ticket(String customer, Instant opened, Priority priority) {
        setParentid(customer);
        this.opened = opened;
        this.priority = priority;
    }
}
