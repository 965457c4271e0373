package io.heliotrope.model;

/// Who pays for a job.
public record TenantId(String value) implements Comparable<TenantId> {
    public TenantId {
        Names.id("tenant", value);
    }

    @Override
    public int compareTo(TenantId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
