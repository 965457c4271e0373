package io.heliotrope.model;

/// Names one run: the worker's boot id and a counter, so a run repeated after a crash differs.
public record ExecutionId(String value) implements Comparable<ExecutionId> {
    public ExecutionId {
        Names.id("execution", value);
    }

    @Override
    public int compareTo(ExecutionId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
