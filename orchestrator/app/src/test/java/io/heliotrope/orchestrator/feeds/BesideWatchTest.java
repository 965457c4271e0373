package io.heliotrope.orchestrator.feeds;

import static io.heliotrope.orchestrator.feeds.ByPath.body;
import static io.heliotrope.orchestrator.feeds.ByPath.none;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heliotrope.canaries.Canary;
import io.heliotrope.model.Basis;
import io.heliotrope.protocol.ControlRecord.Beside;
import io.heliotrope.protocol.ControlRecord.Intensity;
import io.heliotrope.protocol.ControlRecord.IntensityForecast;
import io.heliotrope.protocol.ControlRecord.OfGrid;
import io.heliotrope.protocol.ControlRecord.Signal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Great Britain, of which NESO tells 180 g/kWh direct and WattTime 1000 lbs/MWh marginal.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BesideWatchTest {
    private static final Instant NOW = Instant.parse("2026-03-06T12:10:00Z");
    private static final Map<String, String> LOGIN =
            Map.of(
                    FeedKeys.WATTTIME_USER,
                    "someone",
                    FeedKeys.WATTTIME_PASSWORD,
                    Canary.PROVIDER_KEY.text());

    private volatile String first = "1000";
    private final MockWebServer server = new MockWebServer();
    @TempDir private Path folder;

    @BeforeEach
    void serve() throws IOException {
        server.setDispatcher(new ByPath(this::answer));
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private MockResponse answer(String path) {
        if (path.startsWith("/generation/")) {
            return body(
                    """
                    {"data":[{"from":"2026-03-06T12:00Z","to":"2026-03-06T12:30Z",
                     "generationmix":[{"fuel":"gas","perc":50},{"fuel":"wind","perc":50}]}]}
                    """);
        }
        return switch (path) {
            case "/intensity" ->
                    body(
                            """
                            {"data":[{"from":"2026-03-06T12:00Z","to":"2026-03-06T12:30Z",
                             "intensity":{"forecast":181,"actual":180,"index":"moderate"}}]}
                            """);
            case "/login" -> body("{\"token\":\"" + Canary.PROVIDER_KEY.text() + "1\"}");
            case "/v3/region-from-loc" ->
                    body("{\"region\":\"NGET\",\"region_full_name\":\"National Grid\"}");
            case "/v3/forecast" ->
                    body(
                            """
                            {"data":[{"point_time":"2026-03-06T12:10:00+00:00","value":%s},
                                     {"point_time":"2026-03-06T12:15:00+00:00","value":1100}],
                             "meta":{"data_point_period_seconds":300,"region":"NGET",
                               "signal_type":"co2_moer","units":"lbs_co2_per_mwh",
                               "generated_at":"2026-03-06T12:10:00+00:00"}}
                            """
                                    .formatted(first));
            default -> none(404);
        };
    }

    private WatchScene scene(String basis, Map<String, String> keys) throws IOException {
        String at = WatchScene.at(server);
        String signals =
                "{basis: %s, feeds: 'neso, watttime', addresses: {neso: '%s', watttime: '%s'}}"
                        .formatted(basis, at, at);
        return new WatchScene("GB", signals, keys, folder, NOW);
    }

    private static List<OfGrid> grids(List<Signal> signals) {
        return signals.stream().map(signal -> ((Beside) signal).signal()).toList();
    }

    @Test
    void beside_averages_marginal_values_are_published_and_change_none_of_them()
            throws IOException {
        WatchScene scene = scene("average-direct", LOGIN);

        List<Signal> own = scene.published();
        List<OfGrid> beside = grids(scene.publishedBeside());

        assertThat(own).isNotEmpty().doesNotHaveAnyElementsOfTypes(Beside.class);
        assertThat(own)
                .filteredOn(Intensity.class::isInstance)
                .extracting(one -> ((Intensity) one).reading().intensity().value())
                .containsExactly(180.0);
        assertThat(beside).isNotEmpty().allMatch(one -> one.on() == Basis.MARGINAL);
        Intensity now = (Intensity) beside.getFirst();
        assertThat(now.reading().intensity().value()).isCloseTo(453.59237, within(1e-9));
        assertThat(now.reading().source()).isEqualTo("watttime");
        assertThat(now.reading().zone().value()).isEqualTo("GB");
        IntensityForecast ahead = (IntensityForecast) beside.get(1);
        assertThat(ahead.gramsPerKwh().valueAt(NOW.plus(Duration.ofMinutes(5))))
                .isCloseTo(498.951607, within(1e-9));
    }

    @Test
    void what_says_nothing_new_is_not_published_again() throws IOException {
        WatchScene scene = scene("average-direct", LOGIN);
        assertThat(scene.publishedBeside()).isNotEmpty();

        assertThat(scene.publishedBeside()).isEmpty();
    }

    @Test
    void what_cannot_be_true_is_not_published_beside_either() throws IOException {
        first = "99999";
        WatchScene scene = scene("average-direct", LOGIN);

        assertThat(grids(scene.publishedBeside())).noneMatch(Intensity.class::isInstance);
    }

    @Test
    void beside_marginal_values_averages_are_published_with_their_conversion() throws IOException {
        List<OfGrid> beside = grids(scene("marginal", LOGIN).publishedBeside());

        assertThat(beside).isNotEmpty().allMatch(one -> one.on() == Basis.AVERAGE_LIFECYCLE);
        Intensity now = (Intensity) beside.getFirst();
        assertThat(now.reading().intensity().value()).isEqualTo(245.5);
        assertThat(now.reading().conversion()).isEqualTo("mix-factors");
    }

    @Test
    void without_an_account_nobody_is_asked_beside() throws IOException {
        assertThat(scene("average-direct", Map.of()).publishedBeside()).isEmpty();
        assertThat(server.getRequestCount()).isZero();
    }
}
