package io.heliotrope.signals.trust;

import static io.heliotrope.signals.LocalProvider.fresh;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.canaries.Canary;
import io.heliotrope.model.GridZone;
import io.heliotrope.signals.LocalProvider;
import io.heliotrope.signals.electricitymaps.ElectricityMapsFeed;
import io.heliotrope.signals.electricitymaps.ElectricityMapsSettings;
import io.heliotrope.signals.http.ApiKey;
import io.heliotrope.signals.http.FeedResult;
import io.heliotrope.signals.http.Transport;
import io.heliotrope.signals.neso.NesoFeed;
import io.heliotrope.signals.neso.NesoSettings;
import io.heliotrope.signals.series.IntensitySeries;
import io.heliotrope.signals.series.Lifecycle;
import io.heliotrope.signals.trust.Rejections.Kind;
import io.heliotrope.signals.trust.Rejections.Limits;
import io.heliotrope.signals.wire.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What feeds leave out of bodies that are of use, from a real server to the counts and the file.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SiftedBodiesTest {
    private static final GridZone DE = new GridZone("DE");
    private static final Instant SIX = Instant.parse("2026-03-06T06:00:00Z");

    private final LocalProvider it = new LocalProvider("2026-03-06T18:50:00Z");
    @TempDir private Path folder;
    private Rejections rejections;

    @BeforeEach
    void open() throws IOException {
        rejections = Rejections.open(folder.resolve("rejections.jsonl"), Limits.DEFAULTS);
    }

    @AfterEach
    void stop() {
        it.close();
    }

    @Test
    void each_value_is_counted_by_its_reason_and_the_first_of_a_reason_is_kept() {
        String[] grams = {"300", "null", "0", "-5", "9000", "310", "null"};
        it.answer(history(grams.length, i -> entry(SIX.plusSeconds(3_600L * i), grams[i])));

        IntensitySeries<Lifecycle> series =
                fresh(electricityMaps().history(DE, Lifecycle.LIFECYCLE));
        rejections.keep();

        assertThat(series.points()).hasSize(2);
        assertThat(rejections.counts())
                .isEqualTo(
                        Map.of(
                                em(Reason.NOT_TOLD), 2L,
                                em(Reason.ZERO), 1L,
                                em(Reason.NEGATIVE), 1L,
                                em(Reason.TOO_HIGH), 1L));
        assertThat(rejections.recent())
                .hasSize(4)
                .first()
                .isEqualTo(
                        new Rejection(
                                it.now(),
                                "electricitymaps",
                                "DE",
                                Reason.NOT_TOLD,
                                "null at 2026-03-06T07:00:00Z; and 1 more of this body",
                                "2026-03-06T07:00:00Z to 2026-03-06T08:00:00Z: null, made known at"
                                        + " 2026-03-06T18:00:00Z"));
    }

    @Test
    void what_is_told_twice_or_of_another_time_is_counted_too() {
        int[] hours = {0, 1, 1, 2, 2, 9};
        String[] grams = {"300", "310", "310", "320", "330", "340"};
        it.answer(
                history(hours.length, i -> entry(SIX.plusSeconds(3_600L * hours[i]), grams[i]))
                        .replace("history", "data"));

        FeedResult<IntensitySeries<Lifecycle>> result =
                electricityMaps()
                        .past(
                                DE,
                                Lifecycle.LIFECYCLE,
                                new TimeRange(SIX, SIX.plus(Duration.ofHours(3))));

        assertThat(fresh(result).points()).hasSize(2);
        assertThat(rejections.counts())
                .isEqualTo(
                        Map.of(
                                em(Reason.DUPLICATE), 1L,
                                em(Reason.CONTRADICTION), 2L,
                                em(Reason.WRONG_TIME), 1L));
    }

    @Test
    void a_body_full_of_them_is_counted_and_fills_neither_memory_nor_file() throws IOException {
        int many = 6_000;
        it.answer(
                "{\"data\":["
                        + IntStream.range(0, many)
                                .mapToObj(i -> halfHour(i, i == 0 ? "200" : "-" + i))
                                .collect(Collectors.joining(","))
                        + "]}");

        assertThat(fresh(neso().latest()).points()).hasSize(1);
        rejections.keep();

        assertThat(rejections.counts())
                .isEqualTo(Map.of(new Kind("neso", Reason.NEGATIVE), many - 1L));
        assertThat(rejections.recent()).hasSize(1);
        assertThat(rejections.lost()).isZero();
        assertThat(Files.size(folder.resolve("rejections.jsonl"))).isLessThan(500);
    }

    @Test
    void of_a_body_without_any_use_nothing_but_the_body_is_counted() {
        it.answer(history(2, i -> entry(SIX.plusSeconds(3_600L * i), "-1")));

        electricityMaps().history(DE, Lifecycle.LIFECYCLE);

        assertThat(rejections.counts()).isEqualTo(Map.of(em(Reason.IMPLAUSIBLE), 1L));
    }

    private static Kind em(Reason reason) {
        return new Kind("electricitymaps", reason);
    }

    private static String history(int count, IntFunction<String> entry) {
        return IntStream.range(0, count)
                .mapToObj(entry)
                .collect(Collectors.joining(",", "{\"zone\":\"DE\",\"history\":[", "]}"));
    }

    private static String entry(Instant at, String grams) {
        return """
        {"zone":"DE","carbonIntensity":%s,"datetime":"%s","updatedAt":"2026-03-06T18:00:00Z",
         "createdAt":"%s","emissionFactorType":"lifecycle","isEstimated":false,
         "estimationMethod":null}\
        """
                .formatted(grams, at, at);
    }

    private static String halfHour(int i, String grams) {
        Instant from = SIX.minusSeconds(1_800L * i);
        return """
        {"from":"%s","to":"%s","intensity":{"forecast":%s,"actual":null,"index":"low"}}\
        """
                .formatted(from, from.plusSeconds(1_800), grams);
    }

    private ElectricityMapsFeed electricityMaps() {
        return new ElectricityMapsFeed(
                listening(),
                new ApiKey(Canary.PROVIDER_KEY.text()),
                ElectricityMapsSettings.at(it.server.url("/").toString()));
    }

    private NesoFeed neso() {
        return new NesoFeed(listening(), NesoSettings.at(it.server.url("/").toString()));
    }

    private Transport listening() {
        Transport transport = it.transport();
        return new Transport(
                transport.http(),
                transport.clock(),
                transport.random(),
                transport.pause(),
                transport.breakers(),
                rejections.listener(transport.clock(), transport.listener()));
    }
}
