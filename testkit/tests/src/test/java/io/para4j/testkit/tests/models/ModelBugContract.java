package io.para4j.testkit.tests.models;

import com.google.inject.Module;
import io.para4j.testkit.ModelContract;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/** The model's contract for a store with one bug, which a run parameter names. {@code ModelFindsBugsTest} runs it. */
@ExtendWith(ModelBugContract.Choice.class)
final class ModelBugContract extends ModelContract {
    static final String BUG = "para.bug";

    private ModelBug bug;

    /** Sets the contract's bug from the run parameter. */
    static final class Choice implements TestInstancePostProcessor {
        @Override
        public void postProcessTestInstance(Object contract, ExtensionContext context) {
            ((ModelBugContract) contract).bug =
                    ModelBug.valueOf(context.getConfigurationParameter(BUG).orElseThrow());
        }
    }

    @Override
    protected Module store() {
        return bug.module();
    }
}
