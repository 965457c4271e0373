package io.heliotrope.model;

/// Name of a sealing key: 1 to 40 of a-z, 0-9 and `-`, so that it can be part of a file's name.
public record KeyId(String value) implements Comparable<KeyId> {
    public KeyId {
        Names.slug("key", value);
    }

    @Override
    public int compareTo(KeyId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
