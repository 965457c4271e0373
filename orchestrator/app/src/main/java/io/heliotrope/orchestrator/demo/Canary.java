package io.heliotrope.orchestrator.demo;

import io.heliotrope.model.ClusterId;
import java.nio.charset.StandardCharsets;

/// A text that every payload of one home cluster carries, so that its bytes can be looked for on
/// the disks of the others.
///
/// It is found only where payloads lie as they were sent: producers must not compress.
public record Canary(ClusterId cluster, String marker) {
    private static final int SHORTEST = 12;
    private static final int LONGEST = 100;

    public Canary {
        boolean isPlain = marker.chars().allMatch(c -> c > ' ' && c < 0x7F);
        if (!isPlain || marker.length() < SHORTEST || marker.length() > LONGEST) {
            throw new IllegalArgumentException(
                    "canary must be %d to %d printable ASCII characters without blanks, was '%s'"
                            .formatted(SHORTEST, LONGEST, marker));
        }
    }

    public byte[] bytes() {
        return marker.getBytes(StandardCharsets.US_ASCII);
    }
}
