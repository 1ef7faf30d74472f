package io.para4j.testkit;

import com.google.inject.Module;
import io.para4j.DomainModule;
import io.para4j.testkit.rules.Reported;
import io.para4j.testkit.rules.ReportedRun;
import java.util.Optional;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The whole contract of a store. The store's author extends it with the one method that creates the store. Each test is
 * named by its rule and its claim, and tagged with its rules, so that {@code -Dgroups=LCK-3} runs one rule. A failure's
 * message begins with the rule's id and gives the facts.
 *
 * <p>The other methods are hooks with defaults. A rule that needs a missing hook is reported as not checked, never as
 * passed, and JUnit shows its tests as skipped. Nothing else can be left out. The rules of a
 * capability, such as indexes, are checked if the store's module binds it, and else reported as not offered. The results of a class are written to
 * {@code target/para-contract/<class>.json}. The system property {@code para.testkit.reports} selects another folder.
 * Random tests take their seed from the system property {@code para.testkit.seed}, and print it when they fail.
 *
 * <p>If the store cannot be started, or a hook throws, one test fails with the cause, and the other tests that need it
 * are aborted. If apps cannot be deleted after the tests that created them, the class fails once at its end.
 *
 * <p>While the tests run, nothing else may use the store. It need not be empty, because the kit creates its own apps
 * and deletes them. Their names begin with {@code k}.
 */
@TestMethodOrder(SuiteOrder.class)
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
                ItemRaceContract,
                PatchContract,
                PatchRefusalContract,
                ItemPatchContract,
                NestedPatchContract,
                ListPatchContract,
                ConditionContract,
                CombinedConditionContract,
                BatchContract,
                BatchArgumentsContract,
                BatchOutcomeContract,
                InterruptContract,
                ItemBatchContract,
                PagingContract,
                MovingPagesContract,
                CursorContract,
                IndexContract,
                IndexWriteContract,
                IndexPagingContract,
                IndexCursorContract,
                IndexFilterContract,
                IndexedValuesContract,
                LateIndexContract,
                TransactionContract,
                TransactionRaceContract,
                TransactionFaultContract,
                ChangeFeedContract,
                FeedDeletionContract,
                FeedOrderContract,
                FeedPositionContract,
                FeedTenancyContract,
                FeedHandlingContract,
                TenancyContract,
                HostileIdsContract,
                AppContract,
                AppRaceContract,
                MessageContract,
                ThrottleContract,
                LostAnswerContract,
                UnknownOutcomeContract,
                FailedReadContract,
                RestartContract,
                StaleReadsContract,
                CachedContract,
                CachedLoadContract {
    /** Creates the contract. Called by JUnit. */
    protected DAOContract() {}

    /**
     * Creates a module that opens the data of {@link #store()} again, as another process does. The kit first closes
     * Para, and with it all that the module registered with the {@link io.para4j.spi.Closer}, so the data may be locked
     * while it is open. Called several times, at the end of the class; the last module stays open until the class ends.
     *
     * @return the module; by default empty, which reports the rules that need it as not checked
     */
    @Override
    protected Optional<Module> reopen() {
        return Optional.empty();
    }

    /**
     * Returns the hook that makes the store's requests fail. Called once per test. {@link Faults#heal} is called after
     * each test that used the hook. Retries should have a short deadline in {@link #config()}, such as half a second.
     *
     * @return the hook; by default empty, which reports the FLT rules as not checked
     */
    @Override
    protected Optional<Faults> faults() {
        return Optional.empty();
    }

    /**
     * Returns the control of the store's change feed, if it reports changes. Called once per test that needs it.
     *
     * @return by default empty, which reports the tests that need it as not checked
     */
    @Override
    protected Optional<FeedControl> feed() {
        return Optional.empty();
    }

    @Override
    final DomainModule indexed() {
        return ParcelShop.declared();
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
     * Returns the name of the store's variant for the report.
     *
     * @return by default the kind of storage, such as {@code own storage}, and the cache in front of it
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
