package io.heliotrope.model;

/// Identity of a job, chosen by its producer; the key of every record about it. 1 to 200
/// characters.
public record JobId(String value) implements Comparable<JobId> {
    public JobId {
        Names.id("job id", value);
    }

    @Override
    public int compareTo(JobId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
