package io.para4j.testkit.dynamodb;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A request that a {@link FaultTransport} has handled.
 *
 * @param number the position among all requests, from 1
 * @param operation the operation, such as {@code UpdateItem}
 * @param table the first table that the request names; empty if it names none
 * @param fault the name of the fault; empty if there was none
 * @param status the status of the answer that the client received; empty if it received none
 */
public record SeenRequest(int number, String operation, String table, Optional<String> fault, OptionalInt status) {}
