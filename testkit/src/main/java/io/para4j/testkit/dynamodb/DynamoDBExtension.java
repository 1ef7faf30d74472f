package io.para4j.testkit.dynamodb;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives JUnit tests an {@link EmbeddedDynamoDB} as a parameter: one server for all test classes of the JVM, started when the
 * first needs it and closed after the last. Tests keep apart by the names of their apps or tables.
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

    /** Creates the extension; JUnit does. */
    public DynamoDBExtension() {}

    /**
     * Returns the server of the JVM, and starts it if no test has needed it yet.
     *
     * @param context the context of any test
     * @return the server; JUnit closes it at the end
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
