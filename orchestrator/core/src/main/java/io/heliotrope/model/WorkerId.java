package io.heliotrope.model;

/// Identity of a worker of a pool, stable over restarts.
public record WorkerId(String value) implements Comparable<WorkerId> {
    public WorkerId {
        Names.id("worker", value);
    }

    @Override
    public int compareTo(WorkerId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
