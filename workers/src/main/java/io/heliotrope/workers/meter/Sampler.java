package io.heliotrope.workers.meter;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks at a power source again and again and has the energy shared out.
///
/// One thread of its own looks; runs never wait for it. What cannot be read is logged once, and
/// once when it can be read again.
public final class Sampler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sampler.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(5);

    private final PowerSource source;
    private final EnergyShares shares;
    private final Duration every;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private String trouble = "";

    /// Not yet looking; `every` is the pause between two looks, above 0.
    public Sampler(PowerSource source, EnergyShares shares, Duration every) {
        if (!every.isPositive()) {
            throw new IllegalArgumentException(
                    "the pause between looks at a meter must be > 0, was " + every);
        }
        this.source = source;
        this.shares = shares;
        this.every = every;
        this.thread =
                Thread.ofPlatform()
                        .daemon()
                        .name(source.method().replace(':', '-'))
                        .unstarted(this::run);
    }

    /// Starts looking. Call once.
    public void start() {
        thread.start();
    }

    private void run() {
        try {
            do {
                once();
            } while (!closed.await(every.toNanos(), TimeUnit.NANOSECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            shares.looked(new Look.Blind("the meter has stopped"));
            LOG.atError().addKeyValue("meter", source.method()).setCause(e).log("meter stopped");
        }
    }

    /// One look. For the sampler's thread and tests.
    void once() throws InterruptedException {
        Look look = source.look();
        shares.looked(look);
        note(look instanceof Look.Blind(String why) ? why : "");
    }

    private void note(String now) {
        if (now.equals(trouble)) {
            return;
        }
        if (now.isEmpty()) {
            LOG.atInfo().addKeyValue("meter", source.method()).log("meter is read again");
        } else if (trouble.isEmpty()) {
            LOG.atWarn()
                    .addKeyValue("meter", source.method())
                    .addKeyValue("reason", now)
                    .log("meter cannot be read, energy is as the model states it; trying again");
        }
        trouble = now;
    }

    @Override
    public void close() {
        closed.countDown();
        thread.interrupt();
        try {
            boolean _ = thread.join(CLOSE_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
