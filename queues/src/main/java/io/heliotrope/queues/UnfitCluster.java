package io.heliotrope.queues;

import java.util.List;

/// A Kafka cluster that must not be used as it is; the message lists everything wrong and the
/// fixes.
public final class UnfitCluster extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnfitCluster(String what, List<String> reasons) {
        super(what + ":\n  " + String.join("\n  ", reasons));
    }

    UnfitCluster(String what, Throwable cause) {
        super(what + ": " + cause, cause);
    }
}
