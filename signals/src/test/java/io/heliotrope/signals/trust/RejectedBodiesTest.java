package io.heliotrope.signals.trust;

import static org.assertj.core.api.Assertions.assertThat;

import io.heliotrope.canaries.Canary;
import io.heliotrope.model.GridZone;
import io.heliotrope.signals.LocalProvider;
import io.heliotrope.signals.electricitymaps.ElectricityMapsFeed;
import io.heliotrope.signals.electricitymaps.ElectricityMapsSettings;
import io.heliotrope.signals.http.ApiKey;
import io.heliotrope.signals.http.Credential;
import io.heliotrope.signals.http.Transport;
import io.heliotrope.signals.neso.NesoFeed;
import io.heliotrope.signals.neso.NesoSettings;
import io.heliotrope.signals.trust.Rejections.Limits;
import io.heliotrope.signals.watttime.WattTimeFeed;
import io.heliotrope.signals.watttime.WattTimeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Bodies that feeds could make nothing of, from a real server to the file.
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RejectedBodiesTest {
    private static final String NOW = "2026-03-06T18:50:00Z";
    private static final ApiKey KEY = new ApiKey(Canary.PROVIDER_KEY.text() + "1");

    private final LocalProvider it = new LocalProvider(NOW);
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
    void they_are_kept_as_they_began_in_one_line() {
        it.answer("<html>\n <body>Down for\tmaintenance" + "!".repeat(2_000));

        neso().latest();
        rejections.keep();

        assertThat(rejections.recent())
                .singleElement()
                .satisfies(rejection -> {
                    assertThat(rejection.at()).isEqualTo(it.now());
                    assertThat(rejection.source()).isEqualTo("neso");
                    assertThat(rejection.reason()).isEqualTo(Reason.UNUSABLE);
                    assertThat(rejection.found())
                            .startsWith("<html> <body>Down for maintenance!!!")
                            .hasSize(1_001);
                });
    }

    @Test
    void who_listened_before_still_hears() {
        it.answer("{}");

        neso().latest();

        assertThat(it.events).hasSize(2);
    }

    @Test
    void a_key_that_a_provider_repeats_is_not_kept() throws IOException {
        it.answer("{\"zone\":\"FR\",\"echo\":\"" + Canary.PROVIDER_KEY.text() + "1\"}");
        ElectricityMapsFeed feed =
                new ElectricityMapsFeed(
                        listening(),
                        KEY,
                        ElectricityMapsSettings.at(it.server.url("/").toString()));

        feed.latest(new GridZone("DE"));
        rejections.keep();

        assertThat(kept())
                .contains("\"echo\\\":\\\"***")
                .doesNotContain(Canary.PROVIDER_KEY.text());
    }

    @Test
    void what_answers_a_login_is_not_quoted() throws IOException {
        it.answer("{\"access_token\":\"" + Canary.PROVIDER_KEY.text() + "2\"}");
        WattTimeFeed feed =
                new WattTimeFeed(
                        listening(),
                        new Credential.Basic("someone", KEY),
                        WattTimeSettings.at(it.server.url("/").toString()));

        feed.forecast(new GridZone("CAISO_NORTH"), Duration.ofHours(1));
        rejections.keep();

        assertThat(kept())
                .contains("an answer to a login, 52 characters")
                .doesNotContain(Canary.PROVIDER_KEY.text());
    }

    private String kept() throws IOException {
        return Files.readString(folder.resolve("rejections.jsonl"));
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
