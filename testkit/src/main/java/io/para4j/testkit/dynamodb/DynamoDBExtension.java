package io.para4j.testkit.dynamodb;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Provides a {@link DynamoDBServer} to JUnit tests as a parameter: the one that {@link DynamoDBServer#forTests()} returns.
 * All test classes of the JVM share it. It is started when the first test class needs it, and closed after the last. Tests use different names for their
 * apps or tables to stay independent.
 *
 * <pre>{@code
 * @ExtendWith(DynamoDBExtension.class)
 * class OrdersTest {
 *     @Test
 *     void ordersAreStored(DynamoDBServer dynamoDB) { ... }
 * }
 * }</pre>
 */
public final class DynamoDBExtension implements BeforeAllCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(DynamoDBExtension.class);

    /** Creates the extension. Called by JUnit. */
    public DynamoDBExtension() {}

    /**
     * Returns the server of the JVM, and starts it on the first call.
     *
     * @param context the context of any test
     * @return the server, which JUnit closes at the end
     */
    public static DynamoDBServer server(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(DynamoDBServer.class, type -> DynamoDBServer.forTests(), DynamoDBServer.class);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        server(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == DynamoDBServer.class;
    }

    @Override
    public DynamoDBServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return server(context);
    }
}
