package io.heliotrope.model;

/// Where a payload lies on its home cluster. The payload itself never leaves that cluster.
public record PayloadRef(ClusterId cluster, String topic, int partition, long offset, int bytes) {
    public PayloadRef {
        if (partition < 0 || offset < 0 || bytes < 0) {
            throw new IllegalArgumentException(
                    "payload coordinates must be >= 0, were "
                            + partition
                            + ", "
                            + offset
                            + ", "
                            + bytes);
        }
    }
}
