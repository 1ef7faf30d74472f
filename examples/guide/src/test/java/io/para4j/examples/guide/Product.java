package io.para4j.examples.guide;

import io.para4j.model.AbstractParaObject;
import io.para4j.model.Locked;
import io.para4j.model.Stored;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.util.Set;

public final class Product extends AbstractParaObject {
    public enum Category {
        BOOK,
        BICYCLE
    }

    public record Dimensions(BigDecimal length, BigDecimal height, BigDecimal thickness) {}

    @Stored
    @NotBlank
    private String title;

    @Stored
    @Locked
    private Category category;

    @Stored
    @PositiveOrZero
    private BigDecimal price;

    @Stored
    private int stock;

    @Stored
    private Set<String> authors;

    @Stored
    private Dimensions dimensions;

    private transient String shownAs; // not stored

    Product() {}

    public Product(String title, Category category, BigDecimal price) {
        this.title = title;
        this.category = category;
        this.price = price;
    }

    public String getTitle() {
        return title;
    }

    public Category getCategory() {
        return category;
    }

    public BigDecimal getPrice() {
        return price;
    }

    public void setPrice(BigDecimal price) {
        this.price = price;
    }

    public int getStock() {
        return stock;
    }

    public void setAuthors(Set<String> authors) {
        this.authors = authors;
    }

    public Set<String> getAuthors() {
        return authors;
    }

    public void setDimensions(Dimensions dimensions) {
        this.dimensions = dimensions;
    }

    public Dimensions getDimensions() {
        return dimensions;
    }

    public void setShownAs(String shownAs) {
        this.shownAs = shownAs;
    }

    public String getShownAs() {
        return shownAs;
    }
}
