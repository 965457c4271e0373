package io.heliotrope.model;

/// Name of a region where a worker pool runs or a producer lives: 1 to 40 of a-z, 0-9 and `-`.
public record RegionId(String value) implements Comparable<RegionId> {
    public RegionId {
        Names.slug("region", value);
    }

    @Override
    public int compareTo(RegionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
