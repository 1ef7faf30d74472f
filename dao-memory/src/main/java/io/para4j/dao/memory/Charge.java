package io.para4j.dao.memory;

import io.para4j.error.AppNotFoundException;
import io.para4j.error.ObjectTooLargeException;
import io.para4j.error.ParaException;
import io.para4j.error.StorageException;
import io.para4j.spi.AppId;
import io.para4j.spi.Capacity;
import io.para4j.spi.Consistency;
import io.para4j.spi.CostCounter;
import io.para4j.spi.Item;
import io.para4j.spi.Limits;
import io.para4j.spi.Outcome;
import java.util.Optional;

/** Counts the requests and units of one operation, as DynamoDB would be asked and would charge. */
final class Charge {
    private final MemoryDAO dao;
    private final AppId app;
    private final CostCounter usage;
    private int inRequest;
    private long bytesInRequest;

    Charge(MemoryDAO dao, AppId app, CostCounter usage) {
        this.dao = dao;
        this.app = app;
        this.usage = usage;
    }

    /** Writes by a request of its own. */
    Outcome single(ChargedWrite write) {
        return charged(write, true);
    }

    /** Writes as a part of a batch: together with others, if it is unconditional. */
    Outcome ofBatch(ChargedWrite write) {
        return charged(write, !write.isUnconditional());
    }

    private Outcome charged(ChargedWrite write, boolean isAlone) {
        Optional<Item> before = dao.find(app, write.id());
        Outcome outcome = outcome(write);
        if (outcome instanceof Outcome.Refused refused && isNotSent(write, refused.error())) {
            return outcome;
        }
        countRequest(write, isAlone);
        if (outcome instanceof Outcome.Refused refused) {
            chargeRefused(before, refused.error());
        } else {
            usage.addWriteUnits(Capacity.ofWrite(app, before, dao.find(app, write.id())));
        }
        return outcome;
    }

    private static Outcome outcome(ChargedWrite write) {
        try {
            return write.run().get();
        } catch (ParaException e) {
            return Outcome.of(e);
        }
    }

    /** Of an interrupted thread nothing is sent, and nothing that is known to be too large. */
    private static boolean isNotSent(ChargedWrite write, ParaException error) {
        return error instanceof StorageException || (error instanceof ObjectTooLargeException && !write.isUpdate());
    }

    private void countRequest(ChargedWrite write, boolean isAlone) {
        long bytes = write.put().map(item -> Limits.sizeOf(app, item)).orElse(0L);
        boolean isRoom = inRequest > 0
                && inRequest < Capacity.ITEMS_OF_BATCH_WRITE
                && bytesInRequest + bytes <= Capacity.BYTES_OF_BATCH_WRITE;
        if (isAlone) {
            usage.addRequest(false);
        } else if (isRoom) {
            inRequest++;
            bytesInRequest += bytes;
        } else {
            usage.addRequest(false);
            inRequest = 1;
            bytesInRequest = bytes;
        }
    }

    /** An item that would become too large is found out by the service, which does not say so: it is read to tell. */
    private void chargeRefused(Optional<Item> before, ParaException error) {
        if (error instanceof ObjectTooLargeException) {
            usage.addRequest(false);
            long bytes = before.map(item -> Capacity.storedSize(app, item)).orElse(0L);
            usage.addReadUnits(Capacity.ofRead(bytes, Consistency.STRONG));
        } else if (!(error instanceof AppNotFoundException)) {
            usage.addWriteUnits(Capacity.ofRefusedWrite(app, before));
        }
    }

    void beginPage() {
        usage.addRequest(false);
        bytesInRequest = 0;
    }

    /** Counts an item of a page; one that does not fit into the answer comes with the next. */
    void ofPage(Item item) {
        long bytes = Capacity.storedSize(app, item);
        if (bytesInRequest + bytes > Capacity.BYTES_OF_PAGE) {
            endPage();
            beginPage();
        }
        bytesInRequest += bytes;
    }

    void endPage() {
        usage.addReadUnits(Capacity.ofPage(bytesInRequest));
    }
}
