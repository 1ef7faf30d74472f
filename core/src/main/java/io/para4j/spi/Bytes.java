package io.para4j.spi;

import java.util.Arrays;

/**
 * An immutable sequence of bytes, the value of a binary field of an {@link Item}. Two are equal if their bytes are
 * equal.
 */
public final class Bytes implements Comparable<Bytes> {
    private final byte[] bytes;

    private Bytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Returns immutable bytes with a copy of an array.
     *
     * @param bytes the bytes; may be empty
     * @return the bytes, independent of the array
     */
    public static Bytes of(byte[] bytes) {
        return new Bytes(bytes.clone());
    }

    /**
     * Returns the bytes.
     *
     * @return a new array
     */
    public byte[] toByteArray() {
        return bytes.clone();
    }

    /**
     * Returns the number of bytes.
     *
     * @return the number of bytes, from 0
     */
    public int size() {
        return bytes.length;
    }

    /**
     * Returns whether these bytes begin with others.
     *
     * @param start the others; may be empty
     * @return whether the first bytes are equal to them
     */
    public boolean startsWith(Bytes start) {
        return size() >= start.size() && Arrays.equals(bytes, 0, start.size(), start.bytes, 0, start.size());
    }

    /** Compares byte by byte, unsigned, the order of binary values in every store. */
    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
