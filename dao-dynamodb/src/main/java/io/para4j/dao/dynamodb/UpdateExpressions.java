package io.para4j.dao.dynamodb;

import io.para4j.spi.AppId;
import io.para4j.spi.Update;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Writes the expressions of updates that the service computes. It keeps their texts for each {@link UpdateShape}, since
 * an application has few of them and writing the texts takes longer than all else that this store does for an update.
 * Safe for use by many threads.
 */
final class UpdateExpressions {
    /** More than an application has classes and kinds of patches. An application that makes up fields may have more. */
    private static final int MAX_KNOWN = 1000;

    private final CurrentFormat format;
    private final Map<UpdateShape, Texts> known = new ConcurrentHashMap<>();

    UpdateExpressions(CurrentFormat format) {
        this.format = format;
    }

    /** The texts of expressions, and the names behind their placeholders. */
    record Texts(String update, String condition, Map<String, String> names) {}

    /** The expressions of one update. */
    record Expressions(Texts texts, Map<String, AttributeValue> values) {}

    /** Returns the expressions of an update. Empty if the service cannot compute it, or if they are too long. */
    Optional<Expressions> of(AppId app, Update update) {
        Placeholders values = new Placeholders();
        UpdateShape shape = UpdateShape.of(app, update, format, values);
        @Nullable Texts texts = shape == null ? null : known.get(shape);
        if (texts != null) {
            return Optional.of(new Expressions(texts, values.values()));
        }
        Optional<Expressions> written = write(app, update);
        if (shape != null && written.isPresent()) {
            if (known.size() >= MAX_KNOWN) {
                known.clear();
            }
            known.put(shape, written.get().texts());
        }
        return written;
    }

    /** Writes the expressions of an update, whether or not their texts are known. */
    Optional<Expressions> write(AppId app, Update update) {
        UpdateExpression expression = UpdateExpression.of(update);
        Placeholders placeholders = expression.placeholders();
        String condition = format.addTo(expression.condition(), app, update.precondition(), placeholders);
        if (!expression.isExpressible() || !ExpressionLimits.fits(condition)) {
            return Optional.empty();
        }
        Texts texts = new Texts(expression.update(), condition, placeholders.names());
        return Optional.of(new Expressions(texts, placeholders.values()));
    }

    /** Returns the number of shapes whose texts are kept. */
    int size() {
        return known.size();
    }
}
