package io.para4j.spi;

/**
 * Says when an entry of a {@link Cache} was made, so that whoever made it can tell whether a later write has overtaken
 * it. A cache keeps it with the entry, as it is, and never looks into it.
 *
 * @param node the node that made the entry: a number that each start of Para draws anew
 * @param count that node's count of what has happened to the entry's id before
 */
public record Stamp(long node, long count) {}
