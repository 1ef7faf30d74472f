package io.para4j.testkit.dynamodb;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Provides an {@link EmbeddedDynamoDB} to JUnit tests as a parameter. All test classes of the JVM share one server,
 * which is started when the first test class needs it and closed after the last. Tests use different names for their
 * apps or tables to stay independent.
 *
 * <pre>{@code
 * @ExtendWith(DynamoDBExtension.class)
 * class OrdersTest {
 *     @Test
 *     void ordersAreStored(EmbeddedDynamoDB dynamoDB) { ... }
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
    public static EmbeddedDynamoDB server(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(EmbeddedDynamoDB.class, type -> EmbeddedDynamoDB.start(), EmbeddedDynamoDB.class);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        server(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == EmbeddedDynamoDB.class;
    }

    @Override
    public EmbeddedDynamoDB resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return server(context);
    }
}
