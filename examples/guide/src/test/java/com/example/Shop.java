package com.example;

import io.para4j.Para;
import io.para4j.ParaModule;
import io.para4j.Store;
import io.para4j.dao.memory.MemoryDAOModule;
import io.para4j.model.AbstractParaObject;
import io.para4j.model.Stored;

/** A program that stores a bicycle and reads it back. */
public final class Shop {
    public static void main(String[] args) {
        try (Para para = Para.start(new ParaModule().types(Bicycle.class), new MemoryDAOModule())) {
            para.apps().create("shop");
            Store shop = para.store("shop");

            String id = shop.create(new Bicycle("Road", 21));

            Bicycle read = shop.read(Bicycle.class, id).orElseThrow();
            System.out.println(read.model + ", " + read.gears + " gears, version " + read.getVersion());
        }
    }

    static final class Bicycle extends AbstractParaObject {
        @Stored
        String model;

        @Stored
        int gears;

        Bicycle() {}

        Bicycle(String model, int gears) {
            this.model = model;
            this.gears = gears;
        }
    }

    private Shop() {}
}
