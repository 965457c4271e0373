package io.heliotrope.orchestrator.ledger;

import static io.heliotrope.orchestrator.ledger.LedgerFixture.CENTRAL;
import static io.heliotrope.orchestrator.ledger.LedgerFixture.NOON;
import static io.heliotrope.orchestrator.ledger.LedgerFixture.NORTH;
import static io.heliotrope.orchestrator.ledger.LedgerFixture.batch;
import static io.heliotrope.orchestrator.ledger.LedgerFixture.dispatch;
import static io.heliotrope.orchestrator.ledger.LedgerFixture.done;
import static io.heliotrope.orchestrator.ledger.LedgerFixture.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.model.Basis;
import io.heliotrope.model.ClusterId;
import io.heliotrope.model.Job;
import io.heliotrope.model.RegionId;
import io.heliotrope.orchestrator.metrics.Meters;
import io.heliotrope.orchestrator.metrics.Metric;
import io.heliotrope.orchestrator.metrics.MetricNames;
import io.heliotrope.protocol.Status;
import io.heliotrope.state.World;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/// A job from eu-central (PUE 1.3, 400 g/kWh) that ran for an hour from noon in eu-north (PUE 1.1,
/// 20 g/kWh) and drew 0.001 kWh: 0.022 g, and 0.52 g at once at home.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GramsMeterTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final SeenTruth truth = new SeenTruth();
    private final Job job = batch("job", "");

    @Test
    void counts_a_done_job_and_its_counterfactual_by_where_it_ran() {
        seeAll(Basis.AVERAGE_LIFECYCLE);

        run(meter((home, id) -> true), done(job, NORTH));

        assertThat(grams(MetricNames.EMITTED, NORTH)).isCloseTo(0.022, within(1e-12));
        assertThat(grams(MetricNames.COUNTERFACTUAL, NORTH)).isCloseTo(0.52, within(1e-12));
        assertThat(grams(MetricNames.EMITTED, CENTRAL)).isZero();
    }

    @Test
    void of_two_processes_that_read_the_same_ledger_only_the_partitions_owner_counts() {
        seeAll(Basis.AVERAGE_LIFECYCLE);

        run(meter((home, id) -> home.equals(new ClusterId("europe"))), done(job, NORTH));
        run(meter((home, id) -> false), done(job, NORTH));

        assertThat(grams(MetricNames.EMITTED, NORTH)).isCloseTo(0.022, within(1e-12));
    }

    @Test
    void a_job_that_was_not_done_emits_nothing_that_anybody_measured() {
        seeAll(Basis.AVERAGE_LIFECYCLE);
        GramsMeter meter = meter((home, id) -> true);

        run(meter, new Status.Failed("broken", 1));
        meter.said(status(job, done(job, NORTH)));

        assertThat(grams(MetricNames.EMITTED, NORTH)).isZero();
    }

    @Test
    void where_an_intensity_is_not_known_neither_side_counts() {
        truth.see(world(0, Basis.AVERAGE_LIFECYCLE));

        run(meter((home, id) -> true), done(job, NORTH));

        assertThat(grams(MetricNames.EMITTED, NORTH)).isZero();
        assertThat(grams(MetricNames.COUNTERFACTUAL, NORTH)).isZero();
    }

    @Test
    void marginal_intensity_makes_no_location_based_grams() {
        seeAll(Basis.MARGINAL);

        run(meter((home, id) -> true), done(job, NORTH));

        assertThat(grams(MetricNames.EMITTED, NORTH)).isZero();
    }

    private GramsMeter meter(GramsMeter.Share share) {
        World world = world(60, Basis.AVERAGE_LIFECYCLE);
        return new GramsMeter(new Meters(registry), () -> world, truth, share);
    }

    private void run(GramsMeter meter, Status.Terminal end) {
        meter.dispatched(dispatch(job, NORTH, 1));
        meter.said(status(job, end));
    }

    private void seeAll(Basis basis) {
        for (int minute = 0; minute < 60; minute += 15) {
            truth.see(world(minute, basis));
        }
    }

    private static World world(long minute, Basis basis) {
        Instant now = NOON.plus(Duration.ofMinutes(minute));
        return Skies.at(
                now,
                Skies.reading(NORTH, basis, 20, now, now.plusSeconds(60)),
                Skies.reading(CENTRAL, basis, 400, now, now.plusSeconds(60)));
    }

    private double grams(Metric metric, RegionId region) {
        Counter counter =
                registry.find(metric.name())
                        .tags("region", region.value(), "lane", "batch")
                        .counter();
        return counter == null ? 0 : counter.count();
    }
}
