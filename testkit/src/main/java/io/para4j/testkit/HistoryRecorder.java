package io.para4j.testkit;

import io.para4j.Patch;
import io.para4j.ReadOptions;
import io.para4j.Store;
import io.para4j.error.ObjectExistsException;
import io.para4j.error.ObjectNotFoundException;
import io.para4j.error.StorageException;
import io.para4j.error.ThrottledException;
import io.para4j.error.VersionConflictException;
import io.para4j.error.WriteOutcomeUnknownException;
import io.para4j.model.Sysprop;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Makes random calls on a few ids, and records the answer to each call. The seed decides the calls, but not how those of
 * several threads overlap. A call that certainly was not carried out, for lack of capacity for example, is not
 * recorded. A call with an unknown outcome has no end.
 */
final class HistoryRecorder {
    private static final String TYPE = "register";
    private static final String FIELD = "n";

    private final Store store;
    private final Function<Random, String> nextId;
    private final LongSupplier clock;
    private final AtomicLong values;
    private final CallLog log;
    private final boolean deletesById;

    /**
     * Creates a recorder.
     *
     * @param nextId chooses the id of each call
     * @param clock a clock that all threads share, also those of other processes
     * @param firstValue the first number to store, in hundreds, greater than those of other processes
     * @param log is notified of each call as it begins and ends
     * @param deletesById whether some calls delete by id. If its answer is lost, such a deletion may be applied twice.
     */
    HistoryRecorder(
            Store store,
            Function<Random, String> nextId,
            LongSupplier clock,
            long firstValue,
            CallLog log,
            boolean deletesById) {
        this.store = store;
        this.nextId = nextId;
        this.clock = clock;
        this.values = new AtomicLong(firstValue);
        this.log = log;
        this.deletesById = deletesById;
    }

    /** Runs threads on a few ids, and reads each id after all have ended. */
    static List<RecordedCall> record(Store store, List<String> ids, Race race, int threads, int callsEach, long seed) {
        AtomicLong clock = new AtomicLong();
        HistoryRecorder recorder = new HistoryRecorder(
                store, random -> ids.get(random.nextInt(ids.size())), clock::incrementAndGet, 0, CallLog.NONE, true);
        List<Race.Attempt<List<RecordedCall>>> attempts =
                race.run(threads, thread -> recorder.run(thread, callsEach, seed + thread));
        List<RecordedCall> calls = new ArrayList<>();
        Race.allWon("calls of a concurrent history", attempts).forEach(calls::addAll);
        calls.addAll(recorder.readEach(threads, ids));
        return calls;
    }

    /** Makes random calls in the current thread. */
    List<RecordedCall> run(int thread, int count, long seed) {
        return new Caller(thread, new Random(seed)).run(count);
    }

    /** Reads each id once in the current thread. */
    List<RecordedCall> readEach(int thread, Collection<String> ids) {
        Caller caller = new Caller(thread, new Random(0));
        ids.forEach(caller::read);
        return caller.calls;
    }

    /** A log of calls. It may be used by many threads. */
    interface CallLog {
        /** A log that keeps nothing. */
        CallLog NONE = new CallLog() {
            @Override
            public void began(RecordedCall open) {}

            @Override
            public void ended(RecordedCall open, Optional<RecordedCall> ended) {}
        };

        /** Notes a call that begins. Until it ends, it has no answer. */
        void began(RecordedCall open);

        /** Notes the answer to a call; empty if the call certainly was not carried out. */
        void ended(RecordedCall open, Optional<RecordedCall> ended);
    }

    private interface Attempt {
        RecordedCall.Answer run();
    }

    /** One thread, and the objects that it holds. */
    private final class Caller {
        private final int thread;
        private final Random random;
        private final List<RecordedCall> calls = new ArrayList<>();
        private final Map<String, Sysprop> held = new HashMap<>();

        Caller(int thread, Random random) {
            this.thread = thread;
            this.random = random;
        }

        List<RecordedCall> run(int count) {
            for (int i = 0; i < count; i++) {
                String id = nextId.apply(random);
                int kind = random.nextInt(20);
                Sysprop object = held.get(id);
                if (kind < 4) {
                    create(id);
                } else if (kind < 10) {
                    patch(id);
                } else if (kind < 11 && deletesById) {
                    deleteById(id);
                } else if (object == null || kind < 13) {
                    read(id);
                } else if (kind < 18) {
                    update(object);
                } else {
                    delete(object);
                }
            }
            return calls;
        }

        private void create(String id) {
            Sysprop object = new Sysprop(TYPE);
            object.setId(id);
            long value = values.incrementAndGet() * 100;
            object.set(FIELD, value);
            record(RecordedCall.Kind.CREATE, id, RegisterState.ABSENT, value, () -> {
                store.create(object);
                held.put(id, object);
                return RecordedCall.Answer.done(state(object));
            });
        }

        private void read(String id) {
            record(RecordedCall.Kind.READ, id, RegisterState.ABSENT, 0, () -> {
                Optional<Sysprop> found = store.read(Sysprop.class, id, ReadOptions.strong());
                found.ifPresent(object -> held.put(id, object));
                return RecordedCall.Answer.done(
                        found.map(HistoryRecorder::state).orElse(RegisterState.ABSENT));
            });
        }

        private void update(Sysprop object) {
            long value = values.incrementAndGet() * 100;
            RegisterState before = state(object);
            object.set(FIELD, value);
            record(RecordedCall.Kind.UPDATE, Samples.id(object), before, value, () -> {
                store.update(object);
                return RecordedCall.Answer.done(state(object));
            });
        }

        private void patch(String id) {
            long amount = 1L + random.nextInt(9);
            record(RecordedCall.Kind.ADD, id, RegisterState.ABSENT, amount, () -> {
                Sysprop object = (Sysprop) store.patch(id, Patch.of(TYPE).add(FIELD, amount));
                held.put(id, object);
                return RecordedCall.Answer.done(state(object));
            });
        }

        private void delete(Sysprop object) {
            record(RecordedCall.Kind.DELETE, Samples.id(object), state(object), 0, () -> {
                store.delete(object);
                return RecordedCall.Answer.done(RegisterState.ABSENT);
            });
        }

        private void deleteById(String id) {
            record(RecordedCall.Kind.DELETE_BY_ID, id, RegisterState.ABSENT, 0, () -> {
                store.delete(id);
                return RecordedCall.Answer.done(RegisterState.ABSENT);
            });
        }

        private void record(RecordedCall.Kind kind, String id, RegisterState before, long value, Attempt attempt) {
            RecordedCall open = new RecordedCall(
                    thread,
                    id,
                    kind,
                    before,
                    value,
                    RecordedCall.Answer.UNKNOWN,
                    clock.getAsLong(),
                    RecordedCall.NEVER);
            log.began(open);
            Optional<RecordedCall.Answer> answer = answer(attempt);
            long now = clock.getAsLong();
            Optional<RecordedCall> ended = answer.map(each -> open.answered(each, now));
            log.ended(open, ended);
            ended.ifPresent(calls::add);
        }
    }

    private static Optional<RecordedCall.Answer> answer(Attempt attempt) {
        try {
            return Optional.of(attempt.run());
        } catch (ObjectExistsException e) {
            return Optional.of(RecordedCall.Answer.refused(RecordedCall.Ending.EXISTS));
        } catch (ObjectNotFoundException e) {
            return Optional.of(RecordedCall.Answer.refused(RecordedCall.Ending.NOT_FOUND));
        } catch (VersionConflictException e) {
            return Optional.of(RecordedCall.Answer.conflict(e.stored()));
        } catch (WriteOutcomeUnknownException e) {
            return Optional.of(RecordedCall.Answer.UNKNOWN);
        } catch (ThrottledException | StorageException e) {
            return Optional.empty();
        }
    }

    private static RegisterState state(Sysprop object) {
        Object value = object.get(FIELD);
        return new RegisterState(
                Objects.requireNonNull(object.getVersion(), "a stored object has no version"),
                Objects.requireNonNull(object.getRevision(), "a stored object has no revision"),
                value instanceof Long number ? number : -1);
    }
}
