package io.para4j;

import io.para4j.internal.codec.ObjectCodec;
import io.para4j.spi.DAO;

/** What the stores of all apps share. */
record StoreParts(
        DAO dao,
        AppDirectory directory,
        ObjectCodec codec,
        WritePlanner writes,
        PatchPlanner patches,
        PageReader pages,
        Modifier modifier,
        ParaConfig config) {}
