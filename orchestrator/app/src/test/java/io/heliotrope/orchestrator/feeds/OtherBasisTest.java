package io.heliotrope.orchestrator.feeds;

import static io.heliotrope.orchestrator.feeds.ByPath.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.model.Basis;
import io.heliotrope.model.Reading;
import io.heliotrope.signals.trust.Rung;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Great Britain is compared on its life cycle, and NESO tells 180 g/kWh direct: without any key.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class OtherBasisTest {
    private static final Instant NOW = Instant.parse("2026-03-06T12:10:00Z");

    private final MockWebServer server = new MockWebServer();
    private volatile boolean hasMix = true;
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
        if (path.equals("/intensity")) {
            return body(
                    """
                    {"data":[{"from":"2026-03-06T12:00Z","to":"2026-03-06T12:30Z",
                     "intensity":{"forecast":181,"actual":180,"index":"moderate"}}]}
                    """);
        }
        if (path.startsWith("/generation/") && hasMix) {
            return body(
                    """
                    {"data":[{"from":"2026-03-06T12:00Z","to":"2026-03-06T12:30Z",
                     "generationmix":[{"fuel":"gas","perc":50},{"fuel":"wind","perc":50}]}]}
                    """);
        }
        return new MockResponse.Builder().code(404).body("no route").build();
    }

    /// Half gas (120 g more than direct), half wind (11 g more): 65.5 g come on top.
    @Test
    void its_own_mix_converts_what_it_tells_and_the_reading_says_so() throws IOException {
        WatchScene scene = scene();

        scene.turn();

        Reading reading = ((Rung.Known) scene.ladder().at(NOW)).reading();
        assertThat(reading.source()).isEqualTo("neso");
        assertThat(reading.basis()).isEqualTo(Basis.AVERAGE_LIFECYCLE);
        assertThat(reading.intensity().value()).isEqualTo(245.5);
        assertThat(reading.conversion()).isEqualTo("mix-factors");
        assertThat(scene.notes()).isEmpty();
    }

    @Test
    void without_a_mix_it_is_not_used_and_that_is_said_with_what_to_do() throws IOException {
        hasMix = false;
        WatchScene scene = scene();

        scene.turn();

        assertThat(scene.notes())
                .singleElement()
                .satisfies(note ->
                        assertThat(note)
                                .startsWith(
                                        "neso is NOT used: it tells average direct values, and"
                                                + " nothing converts them to average lifecycle")
                                .contains(FeedKeys.ELECTRICITYMAPS));
        assertThat(scene.ladder().at(NOW).toString()).doesNotContain("neso");
    }

    @Test
    void a_feed_that_tells_nothing_is_no_feed_that_nothing_converts() throws IOException {
        hasMix = false;
        server.setDispatcher(
                new Dispatcher() {
                    @Override
                    public MockResponse dispatch(RecordedRequest request) {
                        return new MockResponse.Builder().code(404).body("no route").build();
                    }
                });
        WatchScene scene = scene();

        scene.turn();

        assertThat(scene.notes()).isEmpty();
    }

    private WatchScene scene() throws IOException {
        String signals =
                "{basis: average-lifecycle, feeds: neso, addresses: {neso: '%s'}}"
                        .formatted(WatchScene.at(server));
        return new WatchScene("GB", signals, Map.of(), folder, NOW);
    }
}
