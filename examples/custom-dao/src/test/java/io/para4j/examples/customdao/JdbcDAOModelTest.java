package io.para4j.examples.customdao;

import com.google.inject.Module;
import io.para4j.testkit.ModelContract;

class JdbcDAOModelTest extends ModelContract {
    @Override
    protected Module store() {
        return new JdbcDAOModule();
    }
}
