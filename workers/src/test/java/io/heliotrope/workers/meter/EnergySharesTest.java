package io.heliotrope.workers.meter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.workers.meter.EnergyShares.Part;
import io.heliotrope.workers.meter.EnergyShares.Share;
import io.heliotrope.workers.meter.Look.Blind;
import io.heliotrope.workers.meter.Look.Counted;
import io.heliotrope.workers.meter.Look.Drawn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EnergySharesTest {
    private static final Offset<Double> EXACT = within(1e-9);

    private long millis;
    private final EnergyShares shares = new EnergyShares(() -> millis * 1_000_000);

    private void at(long moment) {
        millis = moment;
    }

    private void drawn(long moment, double watts) {
        at(moment);
        shares.looked(new Drawn(watts, 1));
    }

    private Share ended(Part part) {
        shares.end(part);
        return shares.share(part).orElseThrow();
    }

    @Test
    void power_is_integrated_by_the_trapezoid() {
        drawn(0, 100);
        Part run = shares.begin("m");
        drawn(1000, 300);
        drawn(2000, 300);
        at(2000);

        Share share = ended(run);

        assertThat(share.joules()).as("span 0 to 1 s begins with the run").isCloseTo(600, EXACT);
        assertThat(share.meanBatch()).isEqualTo(1);
        assertThat(share.devices()).isEqualTo(1);
        assertThat(share.isAlone()).isTrue();
    }

    /// 2 s alone at 100 W, then 2 s of two at 300 W: 200 J + 300 J, and 300 J for the other. Its
    /// batch is 4 s / (2 s + 1 s).
    @Test
    void runs_at_the_same_time_share_by_time() {
        at(0);
        Part first = shares.begin("m");
        shares.looked(new Counted(0, 2));
        at(2000);
        shares.looked(new Counted(200, 2));
        Part second = shares.begin("m");
        at(2000);
        shares.looked(new Counted(200, 2));
        at(4000);
        shares.looked(new Counted(800, 2));

        Share one = ended(first);
        Share other = ended(second);

        assertThat(one.joules()).isCloseTo(500, EXACT);
        assertThat(one.meanBatch()).isCloseTo(4.0 / 3, EXACT);
        assertThat(other.joules()).isCloseTo(300, EXACT);
        assertThat(other.meanBatch()).isCloseTo(2, EXACT);
        assertThat(other.devices()).isEqualTo(2);
    }

    @Test
    void the_ends_of_a_run_are_taken_to_go_on_like_its_middle() {
        drawn(0, 100);
        at(500);
        Part run = shares.begin("m");
        drawn(1000, 200);
        drawn(2000, 200);
        drawn(3000, 200);
        at(3300);

        assertThat(ended(run).joules()).isCloseTo(2.8 * 200, EXACT);
    }

    @Test
    void a_run_of_which_less_than_half_was_seen_has_no_share() {
        drawn(0, 100);
        at(1);
        Part tooShort = shares.begin("m");
        drawn(1000, 100);
        at(1500);
        shares.end(tooShort);
        Part unseen = shares.begin("m");
        drawn(2000, 100);
        drawn(3000, 100);
        at(4600);
        shares.end(unseen);

        assertThat(shares.share(tooShort)).isEmpty();
        assertThat(shares.share(unseen)).isEmpty();
    }

    @Test
    void a_run_that_goes_on_has_no_share_yet() {
        drawn(0, 100);
        Part run = shares.begin("m");
        drawn(1000, 100);
        drawn(2000, 100);

        assertThat(shares.share(run)).isEmpty();
    }

    @Test
    void spans_that_nobody_saw_count_for_nobody() {
        at(0);
        Part run = shares.begin("m");
        drawn(0, 100);
        drawn(3000, 100);
        at(4000);
        shares.looked(new Blind("unplugged"));
        drawn(5000, 900);
        at(5000);

        assertThat(ended(run).joules()).isCloseTo(500, EXACT);
    }

    @Test
    void looks_at_other_devices_tell_nothing() {
        assertThat(Look.joulesBetween(new Drawn(100, 1), new Drawn(200, 2), 1)).isNaN();
        assertThat(Look.joulesBetween(new Counted(5, 1), new Counted(4, 1), 1)).isNaN();
        assertThat(Look.joulesBetween(new Counted(5, 1), new Drawn(4, 1), 1)).isNaN();
    }

    @Test
    void a_run_beside_another_model_is_not_alone() {
        at(0);
        Part one = shares.begin("m");
        shares.looked(new Counted(0, 1));
        at(300);
        Part other = shares.begin("other");
        at(600);
        shares.end(other);
        at(1000);
        shares.looked(new Counted(100, 1));
        at(2000);
        shares.looked(new Counted(200, 1));

        assertThat(ended(one).isAlone()).isFalse();
    }

    /// With looks at every beginning and end, no joule is lost and none is given twice.
    @Test
    void what_runs_share_is_what_was_drawn_while_any_ran() {
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            EnergyShares all = new EnergyShares(() -> millis * 1_000_000);
            double counter = 0;
            double busy = 0;
            List<Part> running = new ArrayList<>();
            List<Part> ended = new ArrayList<>();
            for (int event = 0; event < 200; event++) {
                int step = 1 + random.nextInt(1000);
                double watts = 50 + random.nextInt(500);
                millis += step;
                counter += watts * step / 1000;
                busy += running.isEmpty() ? 0 : watts * step / 1000;
                all.looked(new Counted(counter, 1));
                boolean ends = !running.isEmpty() && random.nextInt(100) < 45;
                if (ends) {
                    Part part = running.remove(random.nextInt(running.size()));
                    all.end(part);
                    ended.add(part);
                } else if (event < 150) {
                    running.add(all.begin("m"));
                    all.looked(new Counted(counter, 1));
                }
            }
            running.forEach(all::end);
            ended.addAll(running);

            double shared =
                    ended.stream()
                            .map(all::share)
                            .flatMap(Optional::stream)
                            .mapToDouble(Share::joules)
                            .sum();
            assertThat(shared).as("seed %d", seed).isCloseTo(busy, within(1e-6 * busy));
        }
    }
}
