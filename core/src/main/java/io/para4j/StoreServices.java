package io.para4j;

import io.para4j.error.ConditionFailedException;
import io.para4j.error.UnreadableObjectException;
import io.para4j.internal.codec.ObjectCodec;
import io.para4j.model.ParaObject;
import io.para4j.spi.DAO;
import io.para4j.spi.Item;

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
        ParaConfig config) {

    /** Replaces the stored item in an error by an object: of its class, or generic if it does not fit the class. */
    ConditionFailedException withObject(ConditionFailedException e) {
        String app = e.target().app();
        Item item = e.stored(Item.class);
        ParaObject object;
        try {
            object = codec.decode(app, item);
        } catch (UnreadableObjectException unreadable) {
            object = codec.decodeGeneric(app, item);
        }
        ConditionFailedException error = new ConditionFailedException(e.target(), e.condition(), object);
        error.addSuppressed(e);
        return error;
    }
}
