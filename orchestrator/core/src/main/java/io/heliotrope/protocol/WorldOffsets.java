package io.heliotrope.protocol;

/// How far into each control topic a world had seen: the offset of the next record.
public record WorldOffsets(long catalogue, long policy, long signals, long pools, long clock) {
    public static final WorldOffsets START = new WorldOffsets(0, 0, 0, 0, 0);
}
