package io.para4j.examples.guide;

import io.para4j.model.AbstractParaObject;
import io.para4j.model.Stored;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

public final class Order extends AbstractParaObject {
    public enum State {
        OPEN,
        PAID,
        SENT
    }

    public record Line(String article, int amount) {}

    public record Address(String street, String city) {}

    @Stored
    private State state = State.OPEN;

    @Stored
    private Address address;

    @Stored
    private List<Line> lines;

    @Stored
    private Set<String> vouchers;

    @Stored
    private Map<String, Integer> points;

    @Stored
    private Instant due;

    Order() {}

    public Order(Address address, List<Line> lines, Instant due) {
        this.address = address;
        this.lines = lines;
        this.due = due;
    }

    public State getState() {
        return state;
    }

    public Address getAddress() {
        return address;
    }

    public List<Line> getLines() {
        return lines;
    }

    public Set<String> getVouchers() {
        return vouchers;
    }

    public Map<String, Integer> getPoints() {
        return points;
    }

    public void setPoints(Map<String, Integer> points) {
        this.points = points;
    }

    public Instant getDue() {
        return due;
    }
}
