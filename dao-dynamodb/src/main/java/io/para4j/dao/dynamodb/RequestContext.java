package io.para4j.dao.dynamodb;

import io.para4j.spi.CostCounter;

/**
 * The context that all requests of one operation share.
 *
 * @param cost counts the requests and what they consume
 * @param interruption reports when they must end early
 * @param deadline the deadline of the call
 */
record RequestContext(CostCounter cost, Interruption interruption, CallDeadline deadline) {}
