package io.para4j.dao.memory;

import com.google.inject.Module;
import io.para4j.testkit.ModelContract;

class MemoryDAOModelTest extends ModelContract {
    @Override
    protected Module store() {
        return new MemoryDAOModule();
    }
}
