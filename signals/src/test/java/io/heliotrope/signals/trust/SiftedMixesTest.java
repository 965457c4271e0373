package io.heliotrope.signals.trust;

import static io.heliotrope.signals.LocalProvider.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.GridZone;
import io.heliotrope.signals.LocalProvider;
import io.heliotrope.signals.eia.EiaFeed;
import io.heliotrope.signals.eia.EiaSettings;
import io.heliotrope.signals.electricitymaps.ElectricityMapsFeed;
import io.heliotrope.signals.electricitymaps.ElectricityMapsSettings;
import io.heliotrope.signals.neso.NesoFeed;
import io.heliotrope.signals.neso.NesoSettings;
import io.heliotrope.signals.series.ShareSeries;
import io.heliotrope.signals.wire.TimeRange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is left out of mixes and shares is counted as intensities are. It is 12:40.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SiftedMixesTest {
    private static final GridZone DE = new GridZone("DE");
    private static final GridZone CISO = new GridZone("CISO");
    private static final Instant FIVE = Instant.parse("2026-03-06T05:00:00Z");
    private static final TimeRange TWO_HOURS = new TimeRange(FIVE, FIVE.plus(Duration.ofHours(2)));

    @TempDir private Path folder;
    private SiftScene scene;
    private LocalProvider it;

    @BeforeEach
    void open() throws IOException {
        scene = new SiftScene(folder);
        it = scene.it;
    }

    @AfterEach
    void stop() {
        scene.close();
    }

    @Test
    void of_what_eia_tells_each_row_that_counts_for_nothing() {
        it.answer(
                rows(
                        row("2026-03-06T06", "NG", "5000"),
                        row("2026-03-06T06", "NG", "5000"),
                        row("2026-03-06T06", "SUN", "null"),
                        row("2026-03-06T06", "COL", "10"),
                        row("2026-03-06T06", "COL", "11"),
                        row("2026-03-06T07", "NG", "0"),
                        row("2026-03-06T09", "NG", "4000"),
                        row("2026-03-06T09", "WND", "3000")));

        assertThat(fresh(eia().generation(CISO, TWO_HOURS)).points()).hasSize(1);

        assertThat(scene.counts("eia"))
                .isEqualTo(
                        Map.of(
                                Reason.NOT_TOLD, 1L,
                                Reason.DUPLICATE, 1L,
                                Reason.CONTRADICTION, 2L,
                                Reason.ZERO, 1L,
                                Reason.WRONG_TIME, 2L));
        assertThat(scene.kept())
                .filteredOn(rejection -> rejection.reason() == Reason.NOT_TOLD)
                .extracting(Rejection::found)
                .containsExactly("solar in the hour until 2026-03-06T06:00:00Z");
    }

    @Test
    void a_body_full_of_nulls_leaves_one_line() {
        it.answer(
                rows(
                        IntStream.range(0, 4_000)
                                .mapToObj(i -> row("2026-03-06T06", "F" + i, i == 0 ? "1" : "null"))
                                .toArray(String[]::new)));

        assertThat(fresh(eia().generation(CISO, TWO_HOURS)).points()).hasSize(1);

        assertThat(scene.counts("eia")).isEqualTo(Map.of(Reason.NOT_TOLD, 3_999L));
        assertThat(scene.kept()).hasSize(1);
    }

    @Test
    void of_a_breakdown_each_fuel_that_is_null_a_grid_that_stands_still_and_what_comes_twice() {
        String five = entry("05:00", "{\"coal\":10,\"gas\":null}", "{\"coal\":9}", "68", "null");
        String six = entry("06:00", "{\"coal\":0,\"wind\":0}", "null", "70", "40");
        it.answer("{\"zone\":\"DE\",\"history\":[" + five + "," + five + "," + six + "]}");

        assertThat(fresh(electricityMaps().breakdownHistory(DE)).consumption().points()).hasSize(1);

        assertThat(scene.counts("electricitymaps"))
                .isEqualTo(Map.of(Reason.NOT_TOLD, 5L, Reason.ZERO, 1L, Reason.DUPLICATE, 3L));
    }

    @Test
    void of_shares_each_that_is_not_told() {
        it.answer(
                "{\"zone\":\"DE\",\"data\":[%s,%s,%s,%s]}"
                        .formatted(
                                share("05:00", ",\"value\":\"91\""),
                                share("05:00", ",\"value\":\"91\""),
                                share("06:00", ",\"value\":null"),
                                share("07:00", "")));

        assertThat(fresh(electricityMaps().shareHistory(DE, ShareSeries.Kind.CARBON_FREE)).points())
                .hasSize(1);

        assertThat(scene.counts("electricitymaps"))
                .isEqualTo(Map.of(Reason.NOT_TOLD, 2L, Reason.DUPLICATE, 1L));
        assertThat(scene.kept().getFirst().found())
                .isEqualTo("carbon-free at 2026-03-06T06:00:00Z: null");
    }

    @Test
    void of_the_british_mix_each_null_and_each_half_hour_that_is_none_or_of_another_time() {
        it.answer(
                "{\"data\":[%s,%s,%s]}"
                        .formatted(
                                halfHour("05:00", "05:30", "100", "null"),
                                halfHour("05:30", "06:00", "60", "10"),
                                halfHour("08:00", "08:30", "60", "40")));

        assertThat(fresh(neso().mix(TWO_HOURS)).points()).hasSize(1);

        assertThat(scene.counts("neso"))
                .isEqualTo(
                        Map.of(
                                Reason.NOT_TOLD, 1L,
                                Reason.IMPLAUSIBLE, 1L,
                                Reason.WRONG_TIME, 1L));
    }

    private static String row(String period, String fuel, String value) {
        return """
        {"period":"%s","respondent":"CISO","fueltype":"%s","value":%s,
         "value-units":"megawatthours"}\
        """
                .formatted(period, fuel, value);
    }

    private static String rows(String... rows) {
        return "{\"response\":{\"total\":\"%d\",\"data\":[%s]}}"
                .formatted(rows.length, String.join(",", rows));
    }

    private static String entry(
            String time, String used, String made, String carbonFree, String renewable) {
        return """
        {"zone":"DE","datetime":"2026-03-06T%s:00Z","updatedAt":"2026-03-06T12:00:00Z",
         "powerConsumptionBreakdown":%s,"powerProductionBreakdown":%s,
         "fossilFreePercentage":%s,"renewablePercentage":%s}\
        """
                .formatted(time, used, made, carbonFree, renewable);
    }

    private static String share(String time, String value) {
        return """
        {"zone":"DE","datetime":"2026-03-06T%s:00Z","updatedAt":"2026-03-06T12:00:00Z"%s}\
        """
                .formatted(time, value);
    }

    private static String halfHour(String from, String to, String gas, String wind) {
        return """
        {"from":"2026-03-06T%sZ","to":"2026-03-06T%sZ","generationmix":[
          {"fuel":"gas","perc":%s},{"fuel":"wind","perc":%s}]}\
        """
                .formatted(from, to, gas, wind);
    }

    private ElectricityMapsFeed electricityMaps() {
        return new ElectricityMapsFeed(
                scene.transport(), SiftScene.key(), ElectricityMapsSettings.at(scene.at()));
    }

    private EiaFeed eia() {
        return new EiaFeed(scene.transport(), SiftScene.key(), EiaSettings.at(scene.at()));
    }

    private NesoFeed neso() {
        return new NesoFeed(scene.transport(), NesoSettings.at(scene.at()));
    }
}
