package io.para4j;

import io.para4j.internal.codec.ObjectCodec;
import io.para4j.spi.DAO;

/** The services that the stores of all apps share. */
record StoreServices(
        DAO dao,
        AppDirectory directory,
        ObjectCodec codec,
        WritePlanner writes,
        PatchPlanner patches,
        PageReader pages,
        QueryReader queries,
        Modifier modifier,
        ParaConfig config) {}
