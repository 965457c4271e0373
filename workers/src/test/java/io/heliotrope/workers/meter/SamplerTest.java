package io.heliotrope.workers.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.workers.meter.EnergyShares.Part;
import io.heliotrope.workers.meter.Look.Blind;
import io.heliotrope.workers.meter.Look.Counted;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(30)
class SamplerTest {
    private final AtomicLong seconds = new AtomicLong();
    private final EnergyShares shares = new EnergyShares(() -> seconds.get() * 1_000_000_000);

    /// Shows one look after the other, a second apart.
    private PowerSource source(Look... looks) {
        Iterator<Look> next = List.of(looks).iterator();
        return source(() -> {
            seconds.incrementAndGet();
            return next.next();
        });
    }

    private interface Looking {
        Look look() throws InterruptedException;
    }

    private static PowerSource source(Looking looking) {
        return new PowerSource() {
            @Override
            public String method() {
                return "meter:made-up";
            }

            @Override
            public Look look() throws InterruptedException {
                return looking.look();
            }
        };
    }

    @Test
    void what_it_sees_is_shared_out_also_after_a_failure() throws InterruptedException {
        Sampler sampler =
                new Sampler(
                        source(
                                new Counted(0, 1),
                                new Counted(30, 1),
                                new Blind("unplugged"),
                                new Counted(50, 1),
                                new Counted(80, 1)),
                        shares,
                        Duration.ofHours(1));
        sampler.once();
        Part run = shares.begin("m");
        sampler.once();
        sampler.once();
        sampler.once();
        sampler.once();

        shares.end(run);

        assertThat(shares.share(run)).as("one second of four was seen").isEmpty();
        assertThat(seconds).hasValue(5);
    }

    @Test
    void it_looks_again_and_again_until_it_is_closed() throws InterruptedException {
        CountDownLatch three = new CountDownLatch(3);
        Sampler sampler =
                new Sampler(
                        source(() -> {
                            three.countDown();
                            return new Counted(0, 1);
                        }),
                        shares,
                        Duration.ofMillis(1));

        sampler.start();
        boolean looked = three.await(20, TimeUnit.SECONDS);
        sampler.close();

        assertThat(looked).isTrue();
    }

    @Test
    void a_look_that_hangs_is_interrupted_at_the_end() throws InterruptedException {
        CountDownLatch looking = new CountDownLatch(1);
        LinkedBlockingQueue<String> ends = new LinkedBlockingQueue<>();
        Sampler sampler =
                new Sampler(
                        source(() -> {
                            looking.countDown();
                            try {
                                new CountDownLatch(1).await();
                                return new Blind("never");
                            } finally {
                                ends.add("interrupted");
                            }
                        }),
                        shares,
                        Duration.ofMillis(1));
        sampler.start();
        assertThat(looking.await(20, TimeUnit.SECONDS)).isTrue();

        sampler.close();

        assertThat(ends.poll(20, TimeUnit.SECONDS)).isEqualTo("interrupted");
    }

    @Test
    void a_pause_of_nothing_is_refused() {
        assertThatThrownBy(() -> new Sampler(source(new Counted(0, 1)), shares, Duration.ZERO))
                .hasMessageContaining("must be > 0, was PT0S");
    }
}
