package io.heliotrope.signals.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heliotrope.model.GridZone;
import io.heliotrope.signals.feeds.Coverage;
import io.heliotrope.signals.feeds.IntensityFeed;
import io.heliotrope.signals.feeds.Refresh;
import io.heliotrope.signals.feeds.Rights;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.http.Outage;
import io.heliotrope.signals.series.Direct;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.wire.TimeRange;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// How many questions are on their way, and how they end.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DoctorThreadsTest {
    private static final List<ZonePlan> PLANS =
            IntStream.range(0, 20)
                    .mapToObj(i -> new ZonePlan(new GridZone("Z" + i), List.of("slow")))
                    .toList();

    @Test
    void questions_are_asked_at_once_but_not_too_many() throws InterruptedException {
        Slow feed = new Slow(4, Duration.ofMillis(500));

        List<ZoneFindings> findings = doctor(feed, 3).examine(PLANS);

        assertThat(findings).extracting(ZoneFindings::zone).containsExactlyElementsOf(zones());
        assertThat(feed.most.get()).isEqualTo(3);
        assertThat(feed.alone.get()).isPositive();
    }

    @Test
    void an_interrupt_ends_the_examination() throws InterruptedException {
        Slow feed = new Slow(Integer.MAX_VALUE, Duration.ofMinutes(5));
        AtomicReference<Throwable> end = new AtomicReference<>();
        Thread asker =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                doctor(feed, 3).examine(PLANS);
                            } catch (InterruptedException interrupted) {
                                end.set(interrupted);
                            }
                        });
        feed.first.await();

        asker.interrupt();

        assertThat(asker.join(Duration.ofSeconds(10))).isTrue();
        assertThat(end.get()).isInstanceOf(InterruptedException.class);
    }

    @Test
    void a_feed_that_throws_is_a_defect_and_no_finding() {
        Slow broken =
                new Slow(1, Duration.ZERO) {
                    @Override
                    public FeedResult<IntensitySeries<Direct>> latest(GridZone zone) {
                        throw new IllegalStateException("broken");
                    }
                };

        assertThatThrownBy(() -> doctor(broken, 3).examine(PLANS))
                .hasMessage("a feed threw instead of answering")
                .hasRootCauseMessage("broken");
    }

    private static Doctor doctor(IntensityFeed<?> feed, int atOnce) {
        return new Doctor(
                List.of(new Configured.Ready(feed)), () -> Clinic.NOW, atOnce, Duration.ofHours(1));
    }

    private static List<GridZone> zones() {
        return PLANS.stream().map(ZonePlan::zone).toList();
    }

    /// Waits for company, but not for ever.
    private static class Slow implements IntensityFeed<Direct> {
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final CountDownLatch first = new CountDownLatch(1);
        private final CountDownLatch company;
        private final Duration wait;
        private final AtomicInteger alone = new AtomicInteger();

        private Slow(int company, Duration wait) {
            this.company = new CountDownLatch(company);
            this.wait = wait;
        }

        @Override
        public String name() {
            return "slow";
        }

        @Override
        public boolean needsKey() {
            return false;
        }

        @Override
        public Direct basis() {
            return Direct.DIRECT;
        }

        @Override
        public Refresh refresh() {
            return new Refresh(Duration.ofHours(1), Duration.ZERO, Duration.ZERO);
        }

        @Override
        public Coverage serves(GridZone zone) {
            return new Coverage.Served(zone.value());
        }

        @Override
        public FeedResult<Rights> rights() {
            return missing();
        }

        @Override
        public FeedResult<IntensitySeries<Direct>> latest(GridZone zone) {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            first.countDown();
            company.countDown();
            try {
                if (!company.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                    alone.incrementAndGet();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            now.decrementAndGet();
            return missing();
        }

        @Override
        public FeedResult<IntensitySeries<Direct>> forecast(GridZone zone, Duration horizon) {
            return missing();
        }

        @Override
        public FeedResult<IntensitySeries<Direct>> history(GridZone zone, TimeRange range) {
            return missing();
        }

        private static <T> FeedResult<T> missing() {
            return new FeedResult.Missing<>(Outage.NO_VALUE, "none", Clinic.NOW);
        }
    }
}
