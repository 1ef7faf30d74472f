package io.para4j.spi;

/**
 * A stamp on an entry of a {@link Cache}. Core uses it to find out whether a later write or strong read has overtaken the entry. A
 * cache stores it unchanged with the entry and never interprets it.
 *
 * @param node the node that made the entry: a random number, new at each start of Para
 * @param count the number of events that the node had counted before
 */
public record Stamp(long node, long count) {}
