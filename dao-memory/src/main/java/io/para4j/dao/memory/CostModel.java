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
import io.para4j.spi.ItemSize;
import io.para4j.spi.Outcome;
import java.util.Optional;

/**
 * A model of what one operation costs on DynamoDB. It performs the operation on the store in memory, and adds the
 * requests and capacity units that DynamoDB would need to a {@link CostCounter}.
 *
 * <p>The units of a write depend on the item before and after it. The model reads both around the write, so the figures
 * can be off while another thread writes the same item.
 */
final class CostModel {
    private final MemoryDAO dao;
    private final AppId app;
    private final CostCounter cost;
    private int inRequest;
    private long bytesInRequest;

    CostModel(MemoryDAO dao, AppId app, CostCounter cost) {
        this.dao = dao;
        this.app = app;
        this.cost = cost;
    }

    /** Performs a write that is sent as a request of its own. */
    Outcome single(CostedWrite write) {
        return perform(write, true);
    }

    /**
     * Performs a write of a batch. DynamoDB combines unconditional writes in one request; others need one request each.
     */
    Outcome batched(CostedWrite write) {
        return perform(write, !write.isUnconditional());
    }

    private Outcome perform(CostedWrite write, boolean isAlone) {
        Optional<Item> before = dao.find(app, write.id());
        Outcome outcome = outcomeOf(write);
        if (outcome instanceof Outcome.Refused refused && isNotSent(write, refused.error())) {
            return outcome;
        }
        if (write.isComputed()) {
            addRead(before);
            if (outcome instanceof Outcome.Refused) {
                return outcome;
            }
        }
        countRequest(write, isAlone);
        if (outcome instanceof Outcome.Refused refused) {
            addRefused(before, refused.error());
        } else {
            Optional<Item> after = dao.find(app, write.id());
            cost.addWriteUnits(Capacity.ofWrite(app, before, after));
            cost.addWriteUnits(Capacity.ofIndexWrites(app, before, after, dao.indexes()));
        }
        return outcome;
    }

    private static Outcome outcomeOf(CostedWrite write) {
        try {
            return write.run().get();
        } catch (ParaException e) {
            return Outcome.of(e);
        }
    }

    /** Nothing is sent for an interrupted thread, nor for an item whose size is known to exceed the limit. */
    private static boolean isNotSent(CostedWrite write, ParaException error) {
        return error instanceof StorageException || (error instanceof ObjectTooLargeException && !write.isUpdate());
    }

    /** Counts a request, unless the write fits into the batch request that was counted last. */
    private void countRequest(CostedWrite write, boolean isAlone) {
        long bytes = write.put().map(item -> ItemSize.of(app, item)).orElse(0L);
        boolean isRoom = inRequest > 0
                && inRequest < Capacity.ITEMS_OF_BATCH_WRITE
                && bytesInRequest + bytes <= Capacity.BYTES_OF_BATCH_WRITE;
        if (isAlone) {
            cost.addRequest(false);
        } else if (isRoom) {
            inRequest++;
            bytesInRequest += bytes;
        } else {
            cost.addRequest(false);
            inRequest = 1;
            bytesInRequest = bytes;
        }
    }

    /**
     * Adds the cost of a refusal. If an update would make the item too large, DynamoDB refuses it without that reason,
     * and the store reads the item to find out. It also reads the item if the refusal comes without one.
     */
    private void addRefused(Optional<Item> before, ParaException error) {
        if (error instanceof ObjectTooLargeException) {
            addRead(before);
        } else if (!(error instanceof AppNotFoundException)) {
            cost.addWriteUnits(Capacity.ofRefusedWrite(app, before));
            if (before.isEmpty()) {
                addRead(before);
            }
        }
    }

    /** Adds the cost of a strongly consistent read. */
    private void addRead(Optional<Item> item) {
        cost.addRequest(false);
        long bytes = item.map(each -> Capacity.storedSize(app, each)).orElse(0L);
        cost.addReadUnits(Capacity.ofRead(bytes, Consistency.STRONG));
    }

    /** Counts the request for a page. */
    void beginPage() {
        cost.addRequest(false);
        bytesInRequest = 0;
    }

    /** Adds an item of the page. An item that does not fit into the response takes another request. */
    void addToPage(Item item) {
        long bytes = Capacity.storedSize(app, item);
        if (bytesInRequest + bytes > Capacity.BYTES_OF_PAGE) {
            endPage();
            beginPage();
        }
        bytesInRequest += bytes;
    }

    /** Adds the units of the items since the last request for a page. */
    void endPage() {
        cost.addReadUnits(Capacity.ofPage(bytesInRequest));
    }
}
