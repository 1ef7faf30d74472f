package io.para4j.examples.benchmarks;

import io.para4j.Page;
import io.para4j.Pager;
import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Patch;
import io.para4j.Query;
import io.para4j.Store;
import io.para4j.dao.memory.MemoryDAOModule;
import io.para4j.examples.benchmarks.report.GrowthPlots;
import io.para4j.model.ParaObject;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Measures the store in memory as it grows from 1,000 to 1,000,000 objects. */
final class MemoryGrowth implements AutoCloseable {
    private static final int SMALLEST = 1000;
    private static final int LARGEST = 1_000_000;
    private static final int PAGE = 100;
    private static final int OF_BRAND = 20;
    private static final int WARM_UPS = 3;

    private final Growth growth;
    private final SplittableRandom random = new SplittableRandom(42);
    private final Para para = Para.start(new ParaModule().types(Bicycle.class), new MemoryDAOModule());
    private final Store shop;
    private int created;

    MemoryGrowth(Growth growth) {
        this.growth = growth;
        para.apps().create("shop");
        this.shop = para.store("shop");
    }

    void measure() {
        fill(SMALLEST);
        Growth.warmUp(() -> shop.readPage(Pager.of(PAGE)));
        Growth.warmUp(this::createAndDelete);
        Growth.warmUp(() -> shop.find(ofBrand(0)));
        for (int i = 0; i < WARM_UPS; i++) {
            calls(SMALLEST);
        }
        shop.deleteAllById(
                IntStream.range(0, created).mapToObj(MemoryGrowth::id).toList());
        created = 0;
        long empty = heap();
        for (int size = SMALLEST; size <= LARGEST; size *= 10) {
            fill(size);
            growth.add(GrowthPlots.HEAP, size, List.of((double) (heap() - empty) / size));
            calls(size);
        }
    }

    private void fill(int size) {
        shop.createAll(IntStream.range(created, size).mapToObj(MemoryGrowth::bicycle), result -> {});
        created = size;
    }

    private void calls(int size) {
        String last = lastPosition();
        growth.measure("read", size, () -> shop.read(Bicycle.class, anyId(size)));
        growth.measure(
                "patch",
                size,
                () -> shop.patch(anyId(size), Patch.of(Bicycle.class).add("sold", 1)));
        growth.measure("first page of 100", size, () -> shop.readPage(Pager.of(PAGE)));
        growth.measure(
                "last page of 100", size, () -> shop.readPage(Pager.of(PAGE).after(last)));
        growth.measure("query of 20", size, () -> shop.find(ofBrand(random.nextInt(size))));
        growth.measure("create and delete", size, this::createAndDelete);
    }

    private void createAndDelete() {
        Bicycle bicycle = bicycle(-1);
        shop.create(bicycle);
        shop.delete(Objects.requireNonNull(bicycle.getId()));
    }

    private String anyId(int size) {
        return id(random.nextInt(size));
    }

    /** Returns the cursor of the last page. */
    private String lastPosition() {
        String last = "";
        for (Page<ParaObject> page = shop.readPage(Pager.of(PAGE)); page.next().isPresent(); ) {
            last = page.next().orElseThrow();
            page = shop.readPage(Pager.of(PAGE).after(last));
        }
        return last;
    }

    /** Returns an id whose place in the order of ids is scattered. */
    private static String id(int number) {
        return "%08x".formatted(Integer.reverse(number));
    }

    /** Returns the query of the bicycles that have the same brand as one. */
    private static Query<Bicycle> ofBrand(int number) {
        return Query.of(Bicycle.class, "by_brand").equal(brand(number)).page(Pager.of(OF_BRAND));
    }

    private static String brand(int number) {
        return "Brand " + number / OF_BRAND;
    }

    /** Returns a bicycle that shares no long text with another one. */
    private static Bicycle bicycle(int number) {
        Bicycle bicycle = Bicycle.sample();
        bicycle.setId(id(number));
        bicycle.setName(bicycle.getName() + number);
        bicycle.brand = brand(number);
        bicycle.title += number;
        bicycle.description += number;
        bicycle.supplier += number;
        bicycle.warranty += number;
        return bicycle;
    }

    private static long heap() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        System.gc();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Override
    public void close() {
        para.close();
    }
}
