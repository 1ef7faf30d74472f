package io.para4j.testkit.tests.mutants;

import io.para4j.error.ThrottledException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.spi.Item;
import io.para4j.spi.ItemKey;
import io.para4j.spi.Outcome;
import io.para4j.spi.TransactionPart;
import io.para4j.spi.TransactionRequest;
import io.para4j.spi.TransactionalDAO;
import io.para4j.testkit.tests.mutants.Network.ThrottledSignal;
import io.para4j.testkit.tests.mutants.Network.UnansweredSignal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Correct transactions of a service behind a network. The service remembers the transactions that it has applied, so that
 * one that is sent again is not applied again. A mutant overrides one of its steps.
 */
class NetworkTransactions implements TransactionalDAO {
    private static final int ATTEMPTS = 2;

    private final TransactionalDAO service;
    private final Network network;
    private final Map<String, List<Outcome>> applied = new HashMap<>();

    NetworkTransactions(TransactionalDAO service, Network network) {
        this.service = service;
        this.network = network;
    }

    final TransactionalDAO service() {
        return service;
    }

    /** Answers a request, in the service. */
    synchronized List<Outcome> answer(TransactionRequest request) {
        List<Outcome> known = applied.get(request.id());
        if (known != null) {
            return known;
        }
        List<Outcome> outcomes = service.write(request);
        if (outcomes.stream().allMatch(Outcome.Done.class::isInstance)) {
            applied.put(request.id(), outcomes);
        }
        return outcomes;
    }

    /** Returns the result of a transaction without an answer. */
    List<Outcome> unanswered(TransactionRequest request) {
        throw new WriteOutcomeUnknownException(
                request.parts().stream().map(TransactionPart::target).toList(), ATTEMPTS, null);
    }

    @Override
    public List<Outcome> write(TransactionRequest request) {
        TransactionPart first = request.parts().get(0);
        boolean isThrottled = false;
        for (int i = 0; i < ATTEMPTS; i++) {
            try {
                return network.send(first.app(), true, () -> answer(request));
            } catch (UnansweredSignal e) {
                isThrottled = false;
            } catch (ThrottledSignal e) {
                isThrottled = i == 0 || isThrottled;
            }
        }
        if (isThrottled) {
            throw new ThrottledException(first.target(), ATTEMPTS, null);
        }
        return unanswered(request);
    }

    @Override
    public List<Optional<Item>> readTogether(List<ItemKey> keys) {
        return service.readTogether(keys);
    }
}
