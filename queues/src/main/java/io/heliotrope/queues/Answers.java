package io.heliotrope.queues;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.ApiException;

/// Waits for a cluster's answers, for a bounded time.
final class Answers {

    /// Longer than a leader election, shorter than an operator's patience.
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private Answers() {}

    /// The answer; a cluster that refuses or does not answer is an [UnfitCluster] that says `what`.
    static <T> T await(KafkaFuture<T> answer, String what) {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new UnfitCluster(what, failed.getCause() == null ? failed : failed.getCause());
        } catch (TimeoutException late) {
            throw new UnfitCluster(what + ", no answer within " + PATIENCE, late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnfitCluster(what, interrupted);
        }
    }

    /// Whether the cluster did what was asked: false when it refused with `expected`.
    static boolean granted(
            KafkaFuture<?> answer, Class<? extends ApiException> expected, String what) {
        try {
            await(answer, what);
            return true;
        } catch (UnfitCluster refused) {
            if (expected.isInstance(refused.getCause())) {
                return false;
            }
            throw refused;
        }
    }
}
