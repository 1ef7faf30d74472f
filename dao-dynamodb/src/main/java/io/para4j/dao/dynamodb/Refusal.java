package io.para4j.dao.dynamodb;

import io.para4j.spi.Item;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * A failed condition of a write, with the item on which it failed.
 *
 * @param error the answer of the service
 * @param attributes the attributes of the stored item; empty if there is none
 * @param stored the item as it is read; empty if there is none
 */
record Refusal(ConditionalCheckFailedException error, Map<String, AttributeValue> attributes, Optional<Item> stored) {}
