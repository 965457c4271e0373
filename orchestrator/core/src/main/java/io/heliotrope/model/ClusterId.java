package io.heliotrope.model;

/// Name of a home cluster, the Kafka cluster of one jurisdiction: 1 to 40 of a-z, 0-9 and `-`.
public record ClusterId(String value) implements Comparable<ClusterId> {
    public ClusterId {
        Names.slug("cluster", value);
    }

    @Override
    public int compareTo(ClusterId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
