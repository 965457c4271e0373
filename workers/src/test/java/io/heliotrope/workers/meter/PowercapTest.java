package io.heliotrope.workers.meter;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.workers.meter.Look.Blind;
import io.heliotrope.workers.meter.Look.Counted;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Counters of a made-up tree; none of these files is the machine's.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PowercapTest {
    private static final long RANGE = 262_143_328_850L;
    private static final long SECOND = 1_000_000_000L;

    @TempDir private Path root;
    private Sysfs sysfs;
    private long nanos;
    private Powercap meter;

    @BeforeEach
    void plug() {
        sysfs = new Sysfs(root);
        meter = new Powercap(root, () -> nanos);
    }

    private Look after(long seconds) {
        nanos += seconds * SECOND;
        return meter.look();
    }

    @Test
    void packages_are_summed_and_neither_their_parts_nor_the_whole_platform() {
        sysfs.zone("intel-rapl:0", "package-0", 1_000_000, RANGE)
                .zone("intel-rapl:0:0", "core", 500_000, RANGE)
                .zone("intel-rapl:1", "package-1", 7_000_000, RANGE)
                .zone("intel-rapl:2", "psys", 9_000_000, RANGE)
                .zone("intel-rapl-mmio:0", "package-0", 1_000_000, RANGE);
        assertThat(meter.look()).isEqualTo(new Counted(0, 2));

        sysfs.shows("intel-rapl:0", 31_000_000)
                .shows("intel-rapl:0:0", 20_500_000)
                .shows("intel-rapl:1", 12_000_000)
                .shows("intel-rapl:2", 99_000_000)
                .shows("intel-rapl-mmio:0", 31_000_000);

        assertThat(after(1)).isEqualTo(new Counted(35, 2));
    }

    @Test
    void a_counter_that_ran_over_goes_on() {
        sysfs.zone("intel-rapl:0", "package-0", RANGE - 10_000_000, RANGE);
        meter.look();

        sysfs.shows("intel-rapl:0", 40_000_000);

        assertThat(after(1)).isEqualTo(new Counted(50, 1));
    }

    /// From 5 kJ to 1 kJ in a second would be 258 kW if it had run over.
    @Test
    void a_counter_that_was_set_back_tells_nothing_of_that_span_and_counts_on_after_it() {
        sysfs.zone("intel-rapl:0", "package-0", 5_000_000_000L, RANGE);
        meter.look();
        sysfs.shows("intel-rapl:0", 1_000_000_000L);

        assertThat(after(1))
                .isInstanceOfSatisfying(
                        Blind.class,
                        blind ->
                                assertThat(blind.why())
                                        .contains("intel-rapl:0 fell from 5000000000 to 1000000000")
                                        .contains("set back"));
        sysfs.shows("intel-rapl:0", 1_100_000_000L);
        assertThat(after(1)).isEqualTo(new Counted(100, 1));
    }

    @Test
    void a_counter_that_fell_without_saying_where_it_runs_over_was_set_back() throws IOException {
        sysfs.zone("intel-rapl:0", "package-0", RANGE - 1, RANGE);
        Files.delete(root.resolve("intel-rapl:0/max_energy_range_uj"));
        meter.look();

        sysfs.shows("intel-rapl:0", 5);

        assertThat(after(1)).isInstanceOf(Blind.class);
    }

    @Test
    void a_machine_without_counters_says_so() {
        Look nowhere = new Powercap(root.resolve("absent"), () -> nanos).look();
        sysfs.zone("intel-rapl:0:0", "core", 1, RANGE);

        assertThat(((Blind) nowhere).why()).contains("absent is not there", "choose another");
        assertThat(((Blind) meter.look()).why()).contains("no package", root.toString());
    }

    @Test
    void a_counter_that_may_not_be_read_names_itself_and_the_fix() {
        assertThat(Powercap.why(new AccessDeniedException("/sys/x/energy_uj")))
                .contains("/sys/x/energy_uj may not be read")
                .contains("chmod o+r");
    }

    @Test
    void a_counter_that_cannot_be_read_is_tried_again_from_the_start() throws IOException {
        sysfs.zone("intel-rapl:0", "package-0", 1_000_000, RANGE);
        meter.look();
        sysfs.write("intel-rapl:0", "energy_uj", "busy");

        assertThat(((Blind) after(1)).why()).contains("energy_uj held 'busy', expected a whole");
        Files.delete(root.resolve("intel-rapl:0/energy_uj"));
        assertThat(((Blind) after(1)).why()).contains("energy_uj is not there");
        sysfs.shows("intel-rapl:0", 400_000_000);
        assertThat(after(1)).as("a new beginning").isEqualTo(new Counted(0, 1));
        sysfs.shows("intel-rapl:0", 420_000_000);
        assertThat(after(1)).isEqualTo(new Counted(20, 1));
    }

    @Test
    void whatever_a_package_draws_is_counted_over_any_number_of_runs_over() {
        long seed = 11;
        Random random = new Random(seed);
        long range = 1_000_000_000L;
        sysfs.zone("intel-rapl:0", "package-0", 0, range);
        meter.look();
        long drawn = 0;

        for (int i = 0; i < 500; i++) {
            drawn += random.nextLong(500_000_000L);
            sysfs.shows("intel-rapl:0", drawn % range);
            Counted counted = (Counted) after(1);

            assertThat(counted.joules())
                    .as("seed %d, look %d", seed, i)
                    .isCloseTo(drawn / 1e6, org.assertj.core.api.Assertions.within(1e-6));
        }
    }
}
