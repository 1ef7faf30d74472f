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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs threads that make random calls on a few ids, and records the answer to each call. The seed decides the calls,
 * but not how they overlap. A call that certainly was not carried out, for lack of capacity for example, is not
 * recorded. A call with an unknown outcome has no end.
 */
final class HistoryRecorder {
    private static final String TYPE = "register";
    private static final String FIELD = "n";

    private final Store store;
    private final List<String> ids;
    private final AtomicLong clock = new AtomicLong();
    private final AtomicLong values = new AtomicLong();

    HistoryRecorder(Store store, List<String> ids) {
        this.store = store;
        this.ids = List.copyOf(ids);
    }

    /** Runs the threads, and reads each id after all have ended. */
    List<RecordedCall> record(Race race, int threads, int callsEach, long seed) {
        List<Race.Attempt<List<RecordedCall>>> attempts =
                race.run(threads, thread -> new Caller(thread, new Random(seed + thread)).run(callsEach));
        List<RecordedCall> calls = new ArrayList<>();
        Race.allWon("calls of a concurrent history", attempts).forEach(calls::addAll);
        Caller last = new Caller(threads, new Random(seed));
        ids.forEach(last::read);
        calls.addAll(last.calls);
        return calls;
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
                String id = ids.get(random.nextInt(ids.size()));
                int kind = random.nextInt(20);
                Sysprop object = held.get(id);
                if (kind < 4) {
                    create(id);
                } else if (kind < 10) {
                    patch(id);
                } else if (kind < 11) {
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
            long invoked = clock.incrementAndGet();
            Optional<RecordedCall.Answer> answer = answer(attempt);
            long now = clock.incrementAndGet();
            answer.ifPresent(each -> {
                long answered = each.equals(RecordedCall.Answer.UNKNOWN) ? RecordedCall.NEVER : now;
                calls.add(new RecordedCall(thread, id, kind, before, value, each, invoked, answered));
            });
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
