package io.heliotrope.orchestrator.router;

import io.heliotrope.model.JobId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The key of a job's entry in a router's store: the job and the epoch that wrote it.
///
/// What a paused incarnation still writes to the changelog so never replaces what its successor
/// wrote. A job's keys lie together, in order of epoch.
record JobKey(JobId job, long epoch) {
    byte[] bytes() {
        byte[] id = job.value().getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(id.length + 1 + Long.BYTES)
                .put(id)
                .put((byte) 0)
                .putLong(epoch)
                .array();
    }

    static JobKey of(byte[] bytes) {
        int length = bytes.length - 1 - Long.BYTES;
        return new JobKey(
                new JobId(new String(Arrays.copyOf(bytes, length), StandardCharsets.UTF_8)),
                ByteBuffer.wrap(bytes).getLong(length + 1));
    }
}
