package io.para4j.testkit.dynamodb;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A request as a {@link FaultTransport} has seen it.
 *
 * @param number its place among all requests, from 1
 * @param operation the operation, such as {@code UpdateItem}
 * @param table the table, of several the first; empty if the request names none
 * @param fault the name of what happened to it; empty if it went through unharmed
 * @param status the status of the answer that the client got; empty if it got none
 */
public record SeenRequest(int number, String operation, String table, Optional<String> fault, OptionalInt status) {}
