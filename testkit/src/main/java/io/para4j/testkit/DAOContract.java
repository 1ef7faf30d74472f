package io.para4j.testkit;

import com.google.inject.Module;
import io.para4j.testkit.rules.Reported;
import io.para4j.testkit.rules.ReportedRun;
import java.util.Optional;

/**
 * The whole contract of a store, to be extended by its author with the one method that makes the store. Each test is named by
 * its rule and its claim; a failure's message begins with the rule's id and gives the facts.
 *
 * <p>The other methods are hooks with defaults. What a fixture has no hook for is reported as not checked, never as passed;
 * nothing else can be left out. The result of a class is written to {@code target/para-contract/<class>.json} (another folder
 * with the system property {@code para.testkit.reports}). Random tests take their seed from the system property
 * {@code para.testkit.seed}, and print it when they fail.
 *
 * <p>The store must be of the tests alone while they run, but need not be empty: the kit works in apps of its own, whose names
 * begin with {@code k}, and deletes them.
 */
public abstract class DAOContract extends StoreFixture
        implements Reported,
                ObjectContract,
                ObjectFieldsContract,
                ObjectLimitsContract,
                ObjectIsolationContract,
                ItemContract,
                CreateContract,
                RefusedCreateContract,
                RestoreContract,
                ReadContract,
                PartialReadContract,
                UpdateContract,
                ItemUpdateContract,
                LockingContract,
                StaleHolderContract,
                LockingRaceContract,
                ItemLockingContract,
                ItemStateContract,
                PatchContract,
                PatchRefusalContract,
                ItemPatchContract,
                ConditionContract,
                BatchContract,
                BatchArgumentsContract,
                BatchOutcomeContract,
                InterruptContract,
                ItemBatchContract,
                PagingContract,
                MovingPagesContract,
                CursorContract,
                TenancyContract,
                HostileIdsContract,
                AppContract,
                ThrottleContract,
                LostAnswerContract,
                UnknownOutcomeContract,
                FailedReadContract,
                StaleReadsContract,
                CachedContract,
                CachedLoadContract {
    /** Creates the contract; JUnit does. */
    protected DAOContract() {}

    /**
     * Makes a module that opens the data of {@link #store()} again, as another process does.
     *
     * @return the module; by default empty, and what needs it is reported as not checked
     */
    @Override
    protected Optional<Module> reopen() {
        return Optional.empty();
    }

    /**
     * Returns what makes the requests of the store fail. Asked for once a test; {@link Faults#heal} is called after each test that
     * used it. What is retried until a deadline should have a short one in {@link #config()}, such as half a second.
     *
     * @return the hook; by default empty, and the rules FLT are reported as not checked
     */
    @Override
    protected Optional<Faults> faults() {
        return Optional.empty();
    }

    /**
     * Returns the name of the store for the report.
     *
     * @return by default the simple name of the DAO's class
     */
    protected String storeName() {
        return kit().rawDAO().getClass().getSimpleName();
    }

    /**
     * Returns which variant of the store is checked, for the report.
     *
     * @return by default where its apps live, such as {@code own storage}, and which cache is before it
     */
    protected String variant() {
        String storage = sharesStorage() ? "shared storage" : "own storage";
        return kit().cache()
                .map(cache -> storage + ", " + cache.getClass().getSimpleName())
                .orElse(storage);
    }

    @Override
    public final ReportedRun reported() {
        return reported(DAOContract.class, this::storeName, this::variant);
    }
}
