package io.heliotrope.orchestrator.shadow;

import io.heliotrope.orchestrator.metrics.LaneMetrics;
import io.heliotrope.orchestrator.shell.ShadowWatch;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the candidate what it would decide, on a thread of its own, and counts where it differs. No
/// decision waits for it: questions that come faster than it answers are left out and counted.
public final class Shadow implements ShadowWatch, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Shadow.class);
    private static final int MOST_WAITING = 10_000;

    private final BlockingQueue<Asked> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Set<String> logged = ConcurrentHashMap.newKeySet();
    private final LaneMetrics metrics;
    private final Thread thread;

    private Shadow(LaneMetrics metrics) {
        this.metrics = metrics;
        this.thread =
                Thread.ofPlatform().name("shadow " + metrics.lane()).daemon().unstarted(this::run);
    }

    /// A watch of the lane that `metrics` are of.
    public static Shadow start(LaneMetrics metrics) {
        Shadow shadow = new Shadow(metrics);
        shadow.thread.start();
        return shadow;
    }

    @Override
    public void asked(Asked asked) {
        if (!waiting.offer(asked)) {
            metrics.shadowed("left_out");
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                judge(waiting.take());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void judge(Asked asked) {
        try {
            Optional<Difference> difference = Difference.of(asked);
            difference.ifPresentOrElse(found -> tell(asked, found), () -> metrics.shadowed("same"));
        } catch (RuntimeException failure) {
            metrics.shadowed("left_out");
            if (logged.add(failure.getClass().getName())) {
                LOG.atError().setCause(failure).log("the shadow failed on a question");
            }
        }
    }

    private void tell(Asked asked, Difference difference) {
        metrics.shadowDiffers(difference.is(), difference.would(), difference.rule());
        String candidate = asked.candidate().digest().toString();
        if (logged.add(candidate + difference)) {
            LOG.atInfo()
                    .addKeyValue("job", asked.job().id())
                    .addKeyValue("policy", asked.policy().digest())
                    .addKeyValue("shadow", candidate)
                    .addKeyValue("is", difference.is())
                    .addKeyValue("would", difference.would())
                    .addKeyValue("rule", difference.rule())
                    .log("the shadow differs; more of this kind are only counted");
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
